CREATE TABLE "companies" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"owner_id" text,
	"created_by" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"batch_id" text,
	"name" text NOT NULL,
	"folded" text NOT NULL,
	"uscc" text,
	"kind" text NOT NULL,
	"origin" text,
	"region" text,
	"industry" text,
	"address" text,
	"note" text,
	"last_visit_on" text
);
--> statement-breakpoint
CREATE TABLE "company_tags" (
	"company_id" text NOT NULL,
	"tag" text NOT NULL,
	"since" text,
	CONSTRAINT "company_tags_company_id_tag_pk" PRIMARY KEY("company_id","tag")
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"owner_id" text,
	"created_by" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"batch_id" text,
	"company_id" text NOT NULL,
	"name" text NOT NULL,
	"title" text,
	"phone" text,
	"note" text,
	"main" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_docs" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"noun" text NOT NULL,
	"record_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"title" text NOT NULL,
	"detail" text,
	"terms" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "allocations" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"owner_id" text,
	"created_by" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"batch_id" text,
	"goal_id" text NOT NULL,
	"year" bigint NOT NULL,
	"target" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "goal_rules" (
	"id" text PRIMARY KEY NOT NULL,
	"goal_id" text NOT NULL,
	"effective_from" text NOT NULL,
	"rule" jsonb NOT NULL,
	"author_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "goals" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"owner_id" text,
	"created_by" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"batch_id" text,
	"plan_id" text NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"unit_label" text NOT NULL,
	"target" bigint NOT NULL,
	"period" text NOT NULL,
	"by_day" text,
	"baseline" jsonb,
	"sort" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "manual_figures" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"owner_id" text,
	"created_by" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"batch_id" text,
	"goal_id" text NOT NULL,
	"as_of" text NOT NULL,
	"value" bigint NOT NULL,
	"source" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plans" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"owner_id" text,
	"created_by" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"batch_id" text,
	"code" text NOT NULL,
	"org" text NOT NULL,
	"title" text NOT NULL,
	"from_day" text NOT NULL,
	"to_day" text NOT NULL,
	"source" text
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"user_id" text NOT NULL,
	"user_name" text NOT NULL,
	"unit_id" text,
	"action" text NOT NULL,
	"noun" text NOT NULL,
	"record_id" text NOT NULL,
	"before" jsonb,
	"after" jsonb
);
--> statement-breakpoint
CREATE TABLE "idempotency" (
	"key" text NOT NULL,
	"user_id" text NOT NULL,
	"action" text NOT NULL,
	"result" jsonb,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "idempotency_user_id_key_pk" PRIMARY KEY("user_id","key")
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "terms" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"code" text NOT NULL,
	"label" text NOT NULL,
	"parent" text,
	"sort" bigint DEFAULT 0 NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "batch_rows" (
	"id" text PRIMARY KEY NOT NULL,
	"batch_id" text NOT NULL,
	"sheet" text NOT NULL,
	"row_no" bigint NOT NULL,
	"noun" text NOT NULL,
	"record_id" text,
	"outcome" text NOT NULL,
	"reason" text,
	"before" jsonb
);
--> statement-breakpoint
CREATE TABLE "batches" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"owner_id" text,
	"created_by" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"batch_id" text,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"status" text NOT NULL,
	"mapping" jsonb,
	"counts" jsonb
);
--> statement-breakpoint
CREATE TABLE "row_fingerprints" (
	"id" text PRIMARY KEY NOT NULL,
	"noun" text NOT NULL,
	"fingerprint" text NOT NULL,
	"record_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attempts" (
	"key" text PRIMARY KEY NOT NULL,
	"count" bigint NOT NULL,
	"since" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"agent" text
);
--> statement-breakpoint
CREATE TABLE "units" (
	"id" text PRIMARY KEY NOT NULL,
	"parent_id" text,
	"path" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"sort" bigint DEFAULT 0 NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"username" text NOT NULL,
	"name" text NOT NULL,
	"unit_id" text NOT NULL,
	"role" text NOT NULL,
	"phone" text,
	"password_hash" text,
	"password_history" jsonb,
	"password_changed_at" timestamp (3) with time zone,
	"must_change_password" boolean DEFAULT true NOT NULL,
	"failed_sign_ins" bigint DEFAULT 0 NOT NULL,
	"locked_until" timestamp (3) with time zone,
	"active" boolean DEFAULT true NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "money_events" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"owner_id" text,
	"created_by" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"batch_id" text,
	"project_id" text,
	"company_id" text,
	"kind" text NOT NULL,
	"origin" text NOT NULL,
	"happened_on" text NOT NULL,
	"currency" text NOT NULL,
	"amount" bigint NOT NULL,
	"rate" bigint NOT NULL,
	"rate_on" text NOT NULL,
	"rate_source" text NOT NULL,
	"cny" bigint NOT NULL,
	"usd" bigint NOT NULL,
	"voucher" text,
	"note" text,
	"corrects" text,
	"voided_at" timestamp (3) with time zone,
	"verification" text DEFAULT 'claimed' NOT NULL,
	"verified_by" text,
	"verified_at" timestamp (3) with time zone,
	"reject_reason" text
);
--> statement-breakpoint
CREATE TABLE "project_tags" (
	"project_id" text NOT NULL,
	"tag" text NOT NULL,
	CONSTRAINT "project_tags_project_id_tag_pk" PRIMARY KEY("project_id","tag")
);
--> statement-breakpoint
CREATE TABLE "project_targets" (
	"project_id" text NOT NULL,
	"target" text NOT NULL,
	CONSTRAINT "project_targets_project_id_target_pk" PRIMARY KEY("project_id","target")
);
--> statement-breakpoint
CREATE TABLE "projects" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"owner_id" text,
	"created_by" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"batch_id" text,
	"name" text NOT NULL,
	"folded" text NOT NULL,
	"stage" text NOT NULL,
	"stage_on" text NOT NULL,
	"state" text DEFAULT 'active' NOT NULL,
	"ended_on" text,
	"loss_reason" text,
	"won_by" text,
	"investor" text,
	"investor_company_id" text,
	"landed_name" text,
	"landed_uscc" text,
	"origin" text,
	"source_region" text,
	"area" text,
	"industry" text,
	"content" text,
	"next_step" text,
	"next_on" text,
	"agreement_kind" text,
	"agreed_cny" bigint DEFAULT 0 NOT NULL,
	"registered_cny" bigint DEFAULT 0 NOT NULL,
	"arrived_cny" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stage_events" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"owner_id" text,
	"created_by" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"batch_id" text,
	"project_id" text NOT NULL,
	"stage" text NOT NULL,
	"happened_on" text NOT NULL,
	"effective_key" text,
	"voided_at" timestamp (3) with time zone,
	"note" text,
	"verification" text DEFAULT 'claimed' NOT NULL,
	"verified_by" text,
	"verified_at" timestamp (3) with time zone,
	"reject_reason" text
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"owner_id" text,
	"created_by" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"batch_id" text,
	"name" text NOT NULL,
	"happened_on" text NOT NULL,
	"ends_on" text,
	"place" text,
	"host" text,
	"companies_present" bigint,
	"summary" text
);
--> statement-breakpoint
CREATE TABLE "visit_people" (
	"id" text PRIMARY KEY NOT NULL,
	"visit_id" text NOT NULL,
	"side" text NOT NULL,
	"user_id" text,
	"contact_id" text,
	"name" text NOT NULL,
	"title" text,
	"sort" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "visits" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"owner_id" text,
	"created_by" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"batch_id" text,
	"company_id" text NOT NULL,
	"project_id" text,
	"kind" text NOT NULL,
	"happened_on" text NOT NULL,
	"leader" text,
	"place" text,
	"summary" text NOT NULL,
	"next_step" text,
	"next_on" text,
	"next_done_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE INDEX "companies_folded" ON "companies" USING btree ("folded");--> statement-breakpoint
CREATE INDEX "companies_uscc" ON "companies" USING btree ("uscc");--> statement-breakpoint
CREATE INDEX "companies_unit" ON "companies" USING btree ("unit_id","updated_at");--> statement-breakpoint
CREATE INDEX "companies_owner" ON "companies" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "companies_name" ON "companies" USING btree ("name");--> statement-breakpoint
CREATE INDEX "companies_updated" ON "companies" USING btree ("updated_at");--> statement-breakpoint
CREATE INDEX "companies_last_visit" ON "companies" USING btree ("last_visit_on");--> statement-breakpoint
CREATE INDEX "companies_industry" ON "companies" USING btree ("industry");--> statement-breakpoint
CREATE INDEX "companies_region" ON "companies" USING btree ("region");--> statement-breakpoint
CREATE INDEX "company_tags_tag" ON "company_tags" USING btree ("tag","since");--> statement-breakpoint
CREATE INDEX "contacts_company" ON "contacts" USING btree ("company_id");--> statement-breakpoint
CREATE INDEX "contacts_phone" ON "contacts" USING btree ("phone");--> statement-breakpoint
CREATE UNIQUE INDEX "search_docs_record" ON "search_docs" USING btree ("noun","record_id");--> statement-breakpoint
CREATE UNIQUE INDEX "allocations_cell" ON "allocations" USING btree ("goal_id","unit_id","year");--> statement-breakpoint
CREATE INDEX "goal_rules_goal" ON "goal_rules" USING btree ("goal_id","effective_from");--> statement-breakpoint
CREATE INDEX "goals_plan" ON "goals" USING btree ("plan_id");--> statement-breakpoint
CREATE UNIQUE INDEX "goals_code" ON "goals" USING btree ("plan_id","code");--> statement-breakpoint
CREATE INDEX "manual_figures_goal" ON "manual_figures" USING btree ("goal_id","as_of");--> statement-breakpoint
CREATE UNIQUE INDEX "plans_code" ON "plans" USING btree ("code");--> statement-breakpoint
CREATE INDEX "audit_record" ON "audit_entries" USING btree ("noun","record_id");--> statement-breakpoint
CREATE INDEX "audit_user" ON "audit_entries" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "audit_action" ON "audit_entries" USING btree ("action");--> statement-breakpoint
CREATE INDEX "idempotency_at" ON "idempotency" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "terms_code" ON "terms" USING btree ("kind","code");--> statement-breakpoint
CREATE INDEX "terms_parent" ON "terms" USING btree ("kind","parent");--> statement-breakpoint
CREATE INDEX "batch_rows_batch" ON "batch_rows" USING btree ("batch_id","sheet","row_no");--> statement-breakpoint
CREATE INDEX "batch_rows_record" ON "batch_rows" USING btree ("noun","record_id");--> statement-breakpoint
CREATE INDEX "batches_unit" ON "batches" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "batches_sha" ON "batches" USING btree ("sha256");--> statement-breakpoint
CREATE UNIQUE INDEX "row_fingerprints_key" ON "row_fingerprints" USING btree ("noun","fingerprint");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "units_path" ON "units" USING btree ("path");--> statement-breakpoint
CREATE UNIQUE INDEX "units_name" ON "units" USING btree ("parent_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "users_username" ON "users" USING btree ("username");--> statement-breakpoint
CREATE INDEX "users_unit" ON "users" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "money_events_project" ON "money_events" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "money_events_company" ON "money_events" USING btree ("company_id");--> statement-breakpoint
CREATE INDEX "money_events_kind" ON "money_events" USING btree ("kind","happened_on");--> statement-breakpoint
CREATE INDEX "money_events_verification" ON "money_events" USING btree ("verification","unit_id");--> statement-breakpoint
CREATE INDEX "project_tags_tag" ON "project_tags" USING btree ("tag");--> statement-breakpoint
CREATE INDEX "project_targets_target" ON "project_targets" USING btree ("target");--> statement-breakpoint
CREATE INDEX "projects_folded" ON "projects" USING btree ("folded");--> statement-breakpoint
CREATE INDEX "projects_unit" ON "projects" USING btree ("unit_id","stage");--> statement-breakpoint
CREATE INDEX "projects_stage" ON "projects" USING btree ("state","stage","stage_on");--> statement-breakpoint
CREATE INDEX "projects_investor" ON "projects" USING btree ("investor_company_id");--> statement-breakpoint
CREATE INDEX "projects_uscc" ON "projects" USING btree ("landed_uscc");--> statement-breakpoint
CREATE INDEX "projects_owner" ON "projects" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "projects_updated" ON "projects" USING btree ("updated_at");--> statement-breakpoint
CREATE INDEX "projects_next" ON "projects" USING btree ("next_on");--> statement-breakpoint
CREATE UNIQUE INDEX "stage_events_effective" ON "stage_events" USING btree ("effective_key");--> statement-breakpoint
CREATE INDEX "stage_events_project" ON "stage_events" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "stage_events_stage" ON "stage_events" USING btree ("stage","happened_on");--> statement-breakpoint
CREATE INDEX "stage_events_verification" ON "stage_events" USING btree ("verification","unit_id");--> statement-breakpoint
CREATE INDEX "events_day" ON "events" USING btree ("happened_on","unit_id");--> statement-breakpoint
CREATE INDEX "events_unit" ON "events" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "visit_people_visit" ON "visit_people" USING btree ("visit_id");--> statement-breakpoint
CREATE INDEX "visit_people_user" ON "visit_people" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "visits_count" ON "visits" USING btree ("happened_on","unit_id","company_id","deleted_at");--> statement-breakpoint
CREATE INDEX "visits_unit" ON "visits" USING btree ("unit_id","happened_on");--> statement-breakpoint
CREATE INDEX "visits_company" ON "visits" USING btree ("company_id","happened_on");--> statement-breakpoint
CREATE INDEX "visits_project" ON "visits" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "visits_owner" ON "visits" USING btree ("owner_id","happened_on");--> statement-breakpoint
CREATE INDEX "visits_next" ON "visits" USING btree ("owner_id","next_done_at","next_on");
CREATE TABLE "calendar_feeds" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_read_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "plan_units" (
	"plan_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"answer" text DEFAULT 'asked' NOT NULL,
	"user_id" text,
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "plan_units_plan_id_unit_id_pk" PRIMARY KEY("plan_id","unit_id")
);
--> statement-breakpoint
CREATE TABLE "visit_plans" (
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
	"happens_on" text NOT NULL,
	"starts_at" text,
	"ends_at" text,
	"place" text,
	"purpose" text NOT NULL,
	"state" text DEFAULT 'planned' NOT NULL,
	"visit_id" text
);
--> statement-breakpoint
CREATE TABLE "visit_units" (
	"visit_id" text NOT NULL,
	"unit_id" text NOT NULL,
	CONSTRAINT "visit_units_visit_id_unit_id_pk" PRIMARY KEY("visit_id","unit_id")
);
--> statement-breakpoint
CREATE TABLE "comments" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"owner_id" text,
	"created_by" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"batch_id" text,
	"noun" text NOT NULL,
	"record_id" text NOT NULL,
	"body" text NOT NULL,
	"mentions" jsonb NOT NULL,
	"edited_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "instructions" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"owner_id" text,
	"created_by" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"batch_id" text,
	"noun" text,
	"record_id" text,
	"body" text NOT NULL,
	"due_on" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"answer" text,
	"answered_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"returned" text
);
--> statement-breakpoint
CREATE TABLE "vaults" (
	"user_id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "channels" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text,
	"user_id" text,
	"kind" text NOT NULL,
	"address" text NOT NULL,
	"secret" text,
	"active" boolean DEFAULT true NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"channel_id" text NOT NULL,
	"kind" text NOT NULL,
	"day" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempts" bigint DEFAULT 0 NOT NULL,
	"next_at" timestamp (3) with time zone NOT NULL,
	"held_until" timestamp (3) with time zone,
	"sent_at" timestamp (3) with time zone,
	"error" text,
	"notice_ids" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "jobs" (
	"name" text PRIMARY KEY NOT NULL,
	"next_at" timestamp (3) with time zone NOT NULL,
	"held_by" text,
	"held_until" timestamp (3) with time zone,
	"last_at" timestamp (3) with time zone,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "notice_settings" (
	"id" text PRIMARY KEY NOT NULL,
	"off" jsonb,
	"digest_at" text,
	"digest" boolean,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"noun" text,
	"record_id" text,
	"path" text NOT NULL,
	"title" text NOT NULL,
	"detail" text,
	"due_on" text,
	"at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone,
	"settled_at" timestamp (3) with time zone,
	"sent_on" text
);
--> statement-breakpoint
CREATE TABLE "request_steps" (
	"id" text PRIMARY KEY NOT NULL,
	"request_id" text NOT NULL,
	"kind" text NOT NULL,
	"happened_on" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"user_id" text,
	"from_unit_id" text,
	"to_unit_id" text,
	"level" text,
	"note" text
);
--> statement-breakpoint
CREATE TABLE "requests" (
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
	"visit_id" text,
	"project_id" text,
	"raised_unit_id" text NOT NULL,
	"raised_on" text NOT NULL,
	"category" text NOT NULL,
	"title" text NOT NULL,
	"content" text,
	"working_days" bigint NOT NULL,
	"due_on" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"level" text DEFAULT 'unit' NOT NULL,
	"level_since" text NOT NULL,
	"answer" text,
	"answered_on" text,
	"verdict" text,
	"verdict_note" text,
	"solved_on" text
);
--> statement-breakpoint
CREATE TABLE "verdict_links" (
	"id" text PRIMARY KEY NOT NULL,
	"request_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "visit_targets" (
	"visit_id" text NOT NULL,
	"target_type" text NOT NULL,
	CONSTRAINT "visit_targets_visit_id_target_type_pk" PRIMARY KEY("visit_id","target_type")
);
--> statement-breakpoint
ALTER TABLE "visits" ADD COLUMN "latitude" bigint;--> statement-breakpoint
ALTER TABLE "visits" ADD COLUMN "longitude" bigint;--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_feeds_token" ON "calendar_feeds" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "calendar_feeds_user" ON "calendar_feeds" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "plan_units_unit" ON "plan_units" USING btree ("unit_id","plan_id");--> statement-breakpoint
CREATE INDEX "visit_plans_owner" ON "visit_plans" USING btree ("owner_id","happens_on");--> statement-breakpoint
CREATE INDEX "visit_plans_unit" ON "visit_plans" USING btree ("unit_id","happens_on");--> statement-breakpoint
CREATE INDEX "visit_plans_company" ON "visit_plans" USING btree ("company_id","happens_on");--> statement-breakpoint
CREATE INDEX "visit_units_unit" ON "visit_units" USING btree ("unit_id","visit_id");--> statement-breakpoint
CREATE INDEX "comments_record" ON "comments" USING btree ("noun","record_id","recorded_at");--> statement-breakpoint
CREATE INDEX "comments_author" ON "comments" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "instructions_owner" ON "instructions" USING btree ("owner_id","state","due_on");--> statement-breakpoint
CREATE INDEX "instructions_unit" ON "instructions" USING btree ("unit_id","state","due_on");--> statement-breakpoint
CREATE INDEX "instructions_author" ON "instructions" USING btree ("created_by","state");--> statement-breakpoint
CREATE INDEX "instructions_record" ON "instructions" USING btree ("noun","record_id");--> statement-breakpoint
CREATE INDEX "channels_unit" ON "channels" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "channels_user" ON "channels" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "deliveries_once" ON "deliveries" USING btree ("user_id","channel_id","day");--> statement-breakpoint
CREATE INDEX "deliveries_next" ON "deliveries" USING btree ("state","next_at");--> statement-breakpoint
CREATE INDEX "deliveries_day" ON "deliveries" USING btree ("day");--> statement-breakpoint
CREATE UNIQUE INDEX "notices_key" ON "notices" USING btree ("user_id","key");--> statement-breakpoint
CREATE INDEX "notices_open" ON "notices" USING btree ("user_id","settled_at","read_at");--> statement-breakpoint
CREATE INDEX "notices_record" ON "notices" USING btree ("noun","record_id");--> statement-breakpoint
CREATE INDEX "request_steps_request" ON "request_steps" USING btree ("request_id","at");--> statement-breakpoint
CREATE INDEX "requests_unit" ON "requests" USING btree ("unit_id","state","due_on");--> statement-breakpoint
CREATE INDEX "requests_raised" ON "requests" USING btree ("raised_unit_id","raised_on");--> statement-breakpoint
CREATE INDEX "requests_owner" ON "requests" USING btree ("owner_id","state");--> statement-breakpoint
CREATE INDEX "requests_company" ON "requests" USING btree ("company_id");--> statement-breakpoint
CREATE INDEX "requests_visit" ON "requests" USING btree ("visit_id");--> statement-breakpoint
CREATE INDEX "requests_project" ON "requests" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "requests_solved" ON "requests" USING btree ("solved_on","unit_id");--> statement-breakpoint
CREATE INDEX "requests_due" ON "requests" USING btree ("state","due_on");--> statement-breakpoint
CREATE UNIQUE INDEX "verdict_links_token" ON "verdict_links" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "verdict_links_request" ON "verdict_links" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "visit_targets_type" ON "visit_targets" USING btree ("target_type");
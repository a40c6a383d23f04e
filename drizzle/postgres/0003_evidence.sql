CREATE TABLE "duplicate_pairs" (
	"id" text PRIMARY KEY NOT NULL,
	"noun" text NOT NULL,
	"a_id" text NOT NULL,
	"b_id" text NOT NULL,
	"a_unit_id" text NOT NULL,
	"b_unit_id" text NOT NULL,
	"level" bigint NOT NULL,
	"reasons" jsonb NOT NULL,
	"found_at" timestamp (3) with time zone NOT NULL,
	"verdict" text,
	"reason" text,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"merge_id" text,
	"version" bigint DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "merges" (
	"id" text PRIMARY KEY NOT NULL,
	"noun" text NOT NULL,
	"kept_id" text NOT NULL,
	"gone_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"moved" jsonb NOT NULL,
	"reason" text NOT NULL,
	"by_user" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"undone_by" text,
	"undone_at" timestamp (3) with time zone,
	"undo_reason" text
);
--> statement-breakpoint
CREATE TABLE "evidence" (
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
	"project_id" text,
	"sha256" text NOT NULL,
	"file_name" text NOT NULL,
	"proves" text NOT NULL,
	"description" text,
	"dated_on" text,
	"counted_at" timestamp (3) with time zone,
	"supersedes" text,
	"superseded_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "files" (
	"sha256" text PRIMARY KEY NOT NULL,
	"size" bigint NOT NULL,
	"type" text NOT NULL,
	"uploaded_by" text NOT NULL,
	"uploaded_at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "gate_versions" (
	"id" text PRIMARY KEY NOT NULL,
	"gate" text NOT NULL,
	"effective_from" text NOT NULL,
	"requires" jsonb NOT NULL,
	"note" text,
	"author_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "credits" (
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
	"metric" text NOT NULL,
	"below" bigint NOT NULL,
	"share" bigint NOT NULL,
	"from_day" text NOT NULL,
	"to_day" text NOT NULL,
	"case_id" text
);
--> statement-breakpoint
CREATE TABLE "first_contacts" (
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
	"company_id" text,
	"folded" text NOT NULL,
	"happened_on" text NOT NULL,
	"protected_until" text NOT NULL,
	"ended_on" text,
	"end_reason" text
);
--> statement-breakpoint
CREATE TABLE "ownership_cases" (
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
	"other_project_id" text,
	"kind" text NOT NULL,
	"status" text DEFAULT 'proposed' NOT NULL,
	"reason" text NOT NULL,
	"proposal" jsonb NOT NULL,
	"parties" text NOT NULL,
	"consents" jsonb NOT NULL,
	"effective_on" text,
	"answer" text,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "companies" ADD COLUMN "merged_into" text;--> statement-breakpoint
ALTER TABLE "audit_entries" ADD COLUMN "prev_hash" text;--> statement-breakpoint
ALTER TABLE "audit_entries" ADD COLUMN "hash" text;--> statement-breakpoint
ALTER TABLE "batches" ADD COLUMN "as_verified" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "money_events" ADD COLUMN "increment" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "money_events" ADD COLUMN "returned_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "money_events" ADD COLUMN "return_reason" text;--> statement-breakpoint
ALTER TABLE "projects" ADD COLUMN "agreed_verified_cny" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "projects" ADD COLUMN "registered_verified_cny" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "projects" ADD COLUMN "merged_into" text;--> statement-breakpoint
ALTER TABLE "projects" ADD COLUMN "pooled_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "projects" ADD COLUMN "pool_notice_on" text;--> statement-breakpoint
ALTER TABLE "stage_events" ADD COLUMN "returned_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "stage_events" ADD COLUMN "return_reason" text;--> statement-breakpoint
CREATE UNIQUE INDEX "duplicate_pairs_pair" ON "duplicate_pairs" USING btree ("noun","a_id","b_id");--> statement-breakpoint
CREATE INDEX "duplicate_pairs_open" ON "duplicate_pairs" USING btree ("verdict","level","found_at");--> statement-breakpoint
CREATE INDEX "duplicate_pairs_b" ON "duplicate_pairs" USING btree ("noun","b_id");--> statement-breakpoint
CREATE INDEX "merges_kept" ON "merges" USING btree ("noun","kept_id");--> statement-breakpoint
CREATE INDEX "merges_gone" ON "merges" USING btree ("noun","gone_id");--> statement-breakpoint
CREATE INDEX "evidence_record" ON "evidence" USING btree ("noun","record_id");--> statement-breakpoint
CREATE INDEX "evidence_project" ON "evidence" USING btree ("project_id","proves");--> statement-breakpoint
CREATE INDEX "evidence_file" ON "evidence" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "evidence_unit" ON "evidence" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "evidence_batch" ON "evidence" USING btree ("batch_id");--> statement-breakpoint
CREATE INDEX "files_seen" ON "files" USING btree ("seen_at");--> statement-breakpoint
CREATE INDEX "gate_versions_gate" ON "gate_versions" USING btree ("gate","effective_from");--> statement-breakpoint
CREATE INDEX "credits_project" ON "credits" USING btree ("project_id","metric","from_day");--> statement-breakpoint
CREATE INDEX "credits_unit" ON "credits" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "first_contacts_folded" ON "first_contacts" USING btree ("folded","protected_until");--> statement-breakpoint
CREATE INDEX "first_contacts_company" ON "first_contacts" USING btree ("company_id","protected_until");--> statement-breakpoint
CREATE INDEX "first_contacts_project" ON "first_contacts" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "first_contacts_until" ON "first_contacts" USING btree ("protected_until");--> statement-breakpoint
CREATE INDEX "ownership_cases_project" ON "ownership_cases" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "ownership_cases_status" ON "ownership_cases" USING btree ("status","unit_id");--> statement-breakpoint
CREATE INDEX "ownership_cases_other" ON "ownership_cases" USING btree ("other_project_id");--> statement-breakpoint
CREATE INDEX "money_events_corrects" ON "money_events" USING btree ("corrects");--> statement-breakpoint
CREATE INDEX "projects_pooled" ON "projects" USING btree ("pooled_at");--> statement-breakpoint
UPDATE "projects" SET "agreed_verified_cny" = (SELECT coalesce(sum(m.cny), 0) FROM money_events m WHERE m.project_id = projects.id AND m.kind = 'agreed' AND m.voided_at IS NULL AND m.deleted_at IS NULL AND m.verification = 'verified');--> statement-breakpoint
UPDATE "projects" SET "registered_verified_cny" = (SELECT coalesce(sum(m.cny), 0) FROM money_events m WHERE m.project_id = projects.id AND m.kind = 'registered-capital' AND m.voided_at IS NULL AND m.deleted_at IS NULL AND m.verification = 'verified');

CREATE TABLE "report_editions" (
	"id" text PRIMARY KEY NOT NULL,
	"report_id" text NOT NULL,
	"unit_id" text NOT NULL,
	"kind" text NOT NULL,
	"period_key" text NOT NULL,
	"from_day" text NOT NULL,
	"through_day" text NOT NULL,
	"no" bigint NOT NULL,
	"document" jsonb NOT NULL,
	"numbers" jsonb NOT NULL,
	"rules" jsonb NOT NULL,
	"sha256" text NOT NULL,
	"lists_sha256" text NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"published_by" text NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawn_by" text,
	"withdrawn_reason" text
);
--> statement-breakpoint
CREATE TABLE "report_files" (
	"id" text PRIMARY KEY NOT NULL,
	"edition_id" text NOT NULL,
	"format" text NOT NULL,
	"file_name" text NOT NULL,
	"mime" text NOT NULL,
	"sha256" text NOT NULL,
	"size" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "report_forms" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"owner_id" text,
	"created_by" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"batch_id" text,
	"title" text NOT NULL,
	"list" text NOT NULL,
	"kind" text NOT NULL,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"size" bigint NOT NULL,
	"note" text,
	"sort" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "report_schedules" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"owner_id" text,
	"created_by" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"batch_id" text,
	"kind" text NOT NULL,
	"draft_day" bigint NOT NULL,
	"due_working_day" bigint NOT NULL,
	"active" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "report_steps" (
	"id" text PRIMARY KEY NOT NULL,
	"report_id" text NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"user_id" text,
	"note" text
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"owner_id" text,
	"created_by" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"batch_id" text,
	"kind" text NOT NULL,
	"period_key" text NOT NULL,
	"from_day" text NOT NULL,
	"to_day" text NOT NULL,
	"state" text NOT NULL,
	"due_on" text,
	"edits" jsonb NOT NULL,
	"letterhead" jsonb NOT NULL,
	"submitted_at" timestamp (3) with time zone,
	"submitted_by" text,
	"approved_at" timestamp (3) with time zone,
	"approved_by" text
);
--> statement-breakpoint
CREATE UNIQUE INDEX "report_editions_no" ON "report_editions" USING btree ("report_id","no");--> statement-breakpoint
CREATE INDEX "report_editions_unit" ON "report_editions" USING btree ("unit_id","kind","through_day");--> statement-breakpoint
CREATE UNIQUE INDEX "report_files_format" ON "report_files" USING btree ("edition_id","format");--> statement-breakpoint
CREATE INDEX "report_files_sha" ON "report_files" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "report_forms_unit" ON "report_forms" USING btree ("unit_id","sort");--> statement-breakpoint
CREATE INDEX "report_forms_sha" ON "report_forms" USING btree ("sha256");--> statement-breakpoint
CREATE UNIQUE INDEX "report_schedules_kind" ON "report_schedules" USING btree ("unit_id","kind");--> statement-breakpoint
CREATE INDEX "report_steps_report" ON "report_steps" USING btree ("report_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "reports_period" ON "reports" USING btree ("unit_id","period_key");--> statement-breakpoint
CREATE INDEX "reports_due" ON "reports" USING btree ("state","due_on");
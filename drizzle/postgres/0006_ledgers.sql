CREATE TABLE "company_aliases" (
	"id" text PRIMARY KEY NOT NULL,
	"company_id" text NOT NULL,
	"name" text NOT NULL,
	"folded" text NOT NULL,
	"source" text NOT NULL,
	"created_by" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"batch_id" text
);
--> statement-breakpoint
CREATE TABLE "extra_fields" (
	"id" text PRIMARY KEY NOT NULL,
	"noun" text NOT NULL,
	"label" text NOT NULL,
	"folded" text NOT NULL,
	"type" text NOT NULL,
	"measure" text,
	"position" bigint DEFAULT 0 NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"created_by" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "extra_values" (
	"field_id" text NOT NULL,
	"record_id" text NOT NULL,
	"text" text NOT NULL,
	"micro" bigint,
	"batch_id" text,
	CONSTRAINT "extra_values_field_id_record_id_pk" PRIMARY KEY("field_id","record_id")
);
--> statement-breakpoint
CREATE TABLE "batch_records" (
	"id" text PRIMARY KEY NOT NULL,
	"batch_id" text NOT NULL,
	"noun" text NOT NULL,
	"record_id" text NOT NULL,
	"outcome" text NOT NULL,
	"version" bigint NOT NULL,
	"before" jsonb
);
--> statement-breakpoint
CREATE TABLE "heading_words" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"heading" text NOT NULL,
	"field" text NOT NULL,
	"uses" bigint DEFAULT 1 NOT NULL,
	"against" bigint DEFAULT 0 NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_mappings" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"headings" text NOT NULL,
	"title" text NOT NULL,
	"mapping" jsonb NOT NULL,
	"uses" bigint DEFAULT 1 NOT NULL,
	"updated_by" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "batches" ADD COLUMN "asked_by" text;--> statement-breakpoint
ALTER TABLE "batches" ADD COLUMN "lease_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "batches" ADD COLUMN "cancel_asked" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "batches" ADD COLUMN "progress" jsonb;--> statement-breakpoint
ALTER TABLE "batches" ADD COLUMN "trouble" text;--> statement-breakpoint
ALTER TABLE "batches" ADD COLUMN "written_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "batches" ADD COLUMN "undone_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "batches" ADD COLUMN "undone_by" text;--> statement-breakpoint
CREATE UNIQUE INDEX "company_aliases_name" ON "company_aliases" USING btree ("company_id","folded");--> statement-breakpoint
CREATE INDEX "company_aliases_folded" ON "company_aliases" USING btree ("folded");--> statement-breakpoint
CREATE UNIQUE INDEX "extra_fields_folded" ON "extra_fields" USING btree ("noun","folded");--> statement-breakpoint
CREATE INDEX "extra_values_record" ON "extra_values" USING btree ("record_id");--> statement-breakpoint
CREATE INDEX "extra_values_text" ON "extra_values" USING btree ("field_id","text");--> statement-breakpoint
CREATE INDEX "extra_values_micro" ON "extra_values" USING btree ("field_id","micro");--> statement-breakpoint
CREATE INDEX "batch_records_batch" ON "batch_records" USING btree ("batch_id","noun");--> statement-breakpoint
CREATE INDEX "batch_records_record" ON "batch_records" USING btree ("noun","record_id");--> statement-breakpoint
CREATE UNIQUE INDEX "heading_words_key" ON "heading_words" USING btree ("kind","heading","field");--> statement-breakpoint
CREATE UNIQUE INDEX "import_mappings_headings" ON "import_mappings" USING btree ("unit_id","headings");--> statement-breakpoint
CREATE INDEX "batches_status" ON "batches" USING btree ("status","lease_until");
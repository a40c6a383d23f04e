CREATE TABLE "report_approvals" (
	"id" text PRIMARY KEY NOT NULL,
	"report_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"approved_by" text NOT NULL,
	"document" jsonb NOT NULL,
	"sha256" text NOT NULL
);
--> statement-breakpoint
CREATE INDEX "report_approvals_report" ON "report_approvals" USING btree ("report_id","at");
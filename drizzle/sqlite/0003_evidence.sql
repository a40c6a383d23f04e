CREATE TABLE `duplicate_pairs` (
	`id` text PRIMARY KEY NOT NULL,
	`noun` text NOT NULL,
	`a_id` text NOT NULL,
	`b_id` text NOT NULL,
	`a_unit_id` text NOT NULL,
	`b_unit_id` text NOT NULL,
	`level` integer NOT NULL,
	`reasons` text NOT NULL,
	`found_at` integer NOT NULL,
	`verdict` text,
	`reason` text,
	`decided_by` text,
	`decided_at` integer,
	`merge_id` text,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `duplicate_pairs_pair` ON `duplicate_pairs` (`noun`,`a_id`,`b_id`);--> statement-breakpoint
CREATE INDEX `duplicate_pairs_open` ON `duplicate_pairs` (`verdict`,`level`,`found_at`);--> statement-breakpoint
CREATE INDEX `duplicate_pairs_b` ON `duplicate_pairs` (`noun`,`b_id`);--> statement-breakpoint
CREATE TABLE `merges` (
	`id` text PRIMARY KEY NOT NULL,
	`noun` text NOT NULL,
	`kept_id` text NOT NULL,
	`gone_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`moved` text NOT NULL,
	`reason` text NOT NULL,
	`by_user` text NOT NULL,
	`at` integer NOT NULL,
	`undone_by` text,
	`undone_at` integer,
	`undo_reason` text
);
--> statement-breakpoint
CREATE INDEX `merges_kept` ON `merges` (`noun`,`kept_id`);--> statement-breakpoint
CREATE INDEX `merges_gone` ON `merges` (`noun`,`gone_id`);--> statement-breakpoint
CREATE TABLE `evidence` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`owner_id` text,
	`created_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`deleted_at` integer,
	`batch_id` text,
	`noun` text NOT NULL,
	`record_id` text NOT NULL,
	`project_id` text,
	`sha256` text NOT NULL,
	`file_name` text NOT NULL,
	`proves` text NOT NULL,
	`description` text,
	`dated_on` text,
	`counted_at` integer,
	`supersedes` text,
	`superseded_at` integer
);
--> statement-breakpoint
CREATE INDEX `evidence_record` ON `evidence` (`noun`,`record_id`);--> statement-breakpoint
CREATE INDEX `evidence_project` ON `evidence` (`project_id`,`proves`);--> statement-breakpoint
CREATE INDEX `evidence_file` ON `evidence` (`sha256`);--> statement-breakpoint
CREATE INDEX `evidence_unit` ON `evidence` (`unit_id`);--> statement-breakpoint
CREATE INDEX `evidence_batch` ON `evidence` (`batch_id`);--> statement-breakpoint
CREATE TABLE `files` (
	`sha256` text PRIMARY KEY NOT NULL,
	`size` integer NOT NULL,
	`type` text NOT NULL,
	`uploaded_by` text NOT NULL,
	`uploaded_at` integer NOT NULL,
	`seen_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `files_seen` ON `files` (`seen_at`);--> statement-breakpoint
CREATE TABLE `gate_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`gate` text NOT NULL,
	`effective_from` text NOT NULL,
	`requires` text NOT NULL,
	`note` text,
	`author_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `gate_versions_gate` ON `gate_versions` (`gate`,`effective_from`);--> statement-breakpoint
CREATE TABLE `credits` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`owner_id` text,
	`created_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`deleted_at` integer,
	`batch_id` text,
	`project_id` text NOT NULL,
	`metric` text NOT NULL,
	`below` integer NOT NULL,
	`share` integer NOT NULL,
	`from_day` text NOT NULL,
	`to_day` text NOT NULL,
	`case_id` text
);
--> statement-breakpoint
CREATE INDEX `credits_project` ON `credits` (`project_id`,`metric`,`from_day`);--> statement-breakpoint
CREATE INDEX `credits_unit` ON `credits` (`unit_id`);--> statement-breakpoint
CREATE TABLE `first_contacts` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`owner_id` text,
	`created_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`deleted_at` integer,
	`batch_id` text,
	`project_id` text NOT NULL,
	`company_id` text,
	`folded` text NOT NULL,
	`happened_on` text NOT NULL,
	`protected_until` text NOT NULL,
	`ended_on` text,
	`end_reason` text
);
--> statement-breakpoint
CREATE INDEX `first_contacts_folded` ON `first_contacts` (`folded`,`protected_until`);--> statement-breakpoint
CREATE INDEX `first_contacts_company` ON `first_contacts` (`company_id`,`protected_until`);--> statement-breakpoint
CREATE INDEX `first_contacts_project` ON `first_contacts` (`project_id`);--> statement-breakpoint
CREATE INDEX `first_contacts_until` ON `first_contacts` (`protected_until`);--> statement-breakpoint
CREATE TABLE `ownership_cases` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`owner_id` text,
	`created_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`deleted_at` integer,
	`batch_id` text,
	`project_id` text NOT NULL,
	`other_project_id` text,
	`kind` text NOT NULL,
	`status` text DEFAULT 'proposed' NOT NULL,
	`reason` text NOT NULL,
	`proposal` text NOT NULL,
	`parties` text NOT NULL,
	`consents` text NOT NULL,
	`effective_on` text,
	`answer` text,
	`decided_by` text,
	`decided_at` integer
);
--> statement-breakpoint
CREATE INDEX `ownership_cases_project` ON `ownership_cases` (`project_id`);--> statement-breakpoint
CREATE INDEX `ownership_cases_status` ON `ownership_cases` (`status`,`unit_id`);--> statement-breakpoint
CREATE INDEX `ownership_cases_other` ON `ownership_cases` (`other_project_id`);--> statement-breakpoint
ALTER TABLE `companies` ADD `merged_into` text;--> statement-breakpoint
ALTER TABLE `audit_entries` ADD `prev_hash` text;--> statement-breakpoint
ALTER TABLE `audit_entries` ADD `hash` text;--> statement-breakpoint
ALTER TABLE `batches` ADD `as_verified` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `money_events` ADD `increment` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `money_events` ADD `returned_at` integer;--> statement-breakpoint
ALTER TABLE `money_events` ADD `return_reason` text;--> statement-breakpoint
CREATE INDEX `money_events_corrects` ON `money_events` (`corrects`);--> statement-breakpoint
ALTER TABLE `projects` ADD `agreed_verified_cny` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `projects` ADD `registered_verified_cny` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `projects` ADD `merged_into` text;--> statement-breakpoint
ALTER TABLE `projects` ADD `pooled_at` integer;--> statement-breakpoint
ALTER TABLE `projects` ADD `pool_notice_on` text;--> statement-breakpoint
CREATE INDEX `projects_pooled` ON `projects` (`pooled_at`);--> statement-breakpoint
ALTER TABLE `stage_events` ADD `returned_at` integer;--> statement-breakpoint
ALTER TABLE `stage_events` ADD `return_reason` text;--> statement-breakpoint
UPDATE `projects` SET `agreed_verified_cny` = (SELECT coalesce(sum(m.cny), 0) FROM money_events m WHERE m.project_id = projects.id AND m.kind = 'agreed' AND m.voided_at IS NULL AND m.deleted_at IS NULL AND m.verification = 'verified');--> statement-breakpoint
UPDATE `projects` SET `registered_verified_cny` = (SELECT coalesce(sum(m.cny), 0) FROM money_events m WHERE m.project_id = projects.id AND m.kind = 'registered-capital' AND m.voided_at IS NULL AND m.deleted_at IS NULL AND m.verification = 'verified');

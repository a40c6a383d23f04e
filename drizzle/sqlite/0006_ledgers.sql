CREATE TABLE `company_aliases` (
	`id` text PRIMARY KEY NOT NULL,
	`company_id` text NOT NULL,
	`name` text NOT NULL,
	`folded` text NOT NULL,
	`source` text NOT NULL,
	`created_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`batch_id` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `company_aliases_name` ON `company_aliases` (`company_id`,`folded`);--> statement-breakpoint
CREATE INDEX `company_aliases_folded` ON `company_aliases` (`folded`);--> statement-breakpoint
CREATE TABLE `extra_fields` (
	`id` text PRIMARY KEY NOT NULL,
	`noun` text NOT NULL,
	`label` text NOT NULL,
	`folded` text NOT NULL,
	`type` text NOT NULL,
	`measure` text,
	`position` integer DEFAULT 0 NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	`created_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `extra_fields_folded` ON `extra_fields` (`noun`,`folded`);--> statement-breakpoint
CREATE TABLE `extra_values` (
	`field_id` text NOT NULL,
	`record_id` text NOT NULL,
	`text` text NOT NULL,
	`micro` integer,
	`batch_id` text,
	PRIMARY KEY(`field_id`, `record_id`)
);
--> statement-breakpoint
CREATE INDEX `extra_values_record` ON `extra_values` (`record_id`);--> statement-breakpoint
CREATE INDEX `extra_values_text` ON `extra_values` (`field_id`,`text`);--> statement-breakpoint
CREATE INDEX `extra_values_micro` ON `extra_values` (`field_id`,`micro`);--> statement-breakpoint
CREATE TABLE `batch_records` (
	`id` text PRIMARY KEY NOT NULL,
	`batch_id` text NOT NULL,
	`noun` text NOT NULL,
	`record_id` text NOT NULL,
	`outcome` text NOT NULL,
	`version` integer NOT NULL,
	`before` text
);
--> statement-breakpoint
CREATE INDEX `batch_records_batch` ON `batch_records` (`batch_id`,`noun`);--> statement-breakpoint
CREATE INDEX `batch_records_record` ON `batch_records` (`noun`,`record_id`);--> statement-breakpoint
CREATE TABLE `heading_words` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`heading` text NOT NULL,
	`field` text NOT NULL,
	`uses` integer DEFAULT 1 NOT NULL,
	`against` integer DEFAULT 0 NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `heading_words_key` ON `heading_words` (`kind`,`heading`,`field`);--> statement-breakpoint
CREATE TABLE `import_mappings` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`headings` text NOT NULL,
	`title` text NOT NULL,
	`mapping` text NOT NULL,
	`uses` integer DEFAULT 1 NOT NULL,
	`updated_by` text NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `import_mappings_headings` ON `import_mappings` (`unit_id`,`headings`);--> statement-breakpoint
ALTER TABLE `batches` ADD `asked_by` text;--> statement-breakpoint
ALTER TABLE `batches` ADD `lease_until` integer;--> statement-breakpoint
ALTER TABLE `batches` ADD `cancel_asked` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `batches` ADD `progress` text;--> statement-breakpoint
ALTER TABLE `batches` ADD `trouble` text;--> statement-breakpoint
ALTER TABLE `batches` ADD `written_at` integer;--> statement-breakpoint
ALTER TABLE `batches` ADD `undone_at` integer;--> statement-breakpoint
ALTER TABLE `batches` ADD `undone_by` text;--> statement-breakpoint
CREATE INDEX `batches_status` ON `batches` (`status`,`lease_until`);
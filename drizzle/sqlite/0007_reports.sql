CREATE TABLE `report_editions` (
	`id` text PRIMARY KEY NOT NULL,
	`report_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`kind` text NOT NULL,
	`period_key` text NOT NULL,
	`from_day` text NOT NULL,
	`through_day` text NOT NULL,
	`no` integer NOT NULL,
	`document` text NOT NULL,
	`numbers` text NOT NULL,
	`rules` text NOT NULL,
	`sha256` text NOT NULL,
	`lists_sha256` text NOT NULL,
	`published_at` integer NOT NULL,
	`published_by` text NOT NULL,
	`withdrawn_at` integer,
	`withdrawn_by` text,
	`withdrawn_reason` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `report_editions_no` ON `report_editions` (`report_id`,`no`);--> statement-breakpoint
CREATE INDEX `report_editions_unit` ON `report_editions` (`unit_id`,`kind`,`through_day`);--> statement-breakpoint
CREATE TABLE `report_files` (
	`id` text PRIMARY KEY NOT NULL,
	`edition_id` text NOT NULL,
	`format` text NOT NULL,
	`file_name` text NOT NULL,
	`mime` text NOT NULL,
	`sha256` text NOT NULL,
	`size` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `report_files_format` ON `report_files` (`edition_id`,`format`);--> statement-breakpoint
CREATE INDEX `report_files_sha` ON `report_files` (`sha256`);--> statement-breakpoint
CREATE TABLE `report_forms` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`owner_id` text,
	`created_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`deleted_at` integer,
	`batch_id` text,
	`title` text NOT NULL,
	`list` text NOT NULL,
	`kind` text NOT NULL,
	`file_name` text NOT NULL,
	`sha256` text NOT NULL,
	`size` integer NOT NULL,
	`note` text,
	`sort` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `report_forms_unit` ON `report_forms` (`unit_id`,`sort`);--> statement-breakpoint
CREATE INDEX `report_forms_sha` ON `report_forms` (`sha256`);--> statement-breakpoint
CREATE TABLE `report_schedules` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`owner_id` text,
	`created_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`deleted_at` integer,
	`batch_id` text,
	`kind` text NOT NULL,
	`draft_day` integer NOT NULL,
	`due_working_day` integer NOT NULL,
	`active` integer DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `report_schedules_kind` ON `report_schedules` (`unit_id`,`kind`);--> statement-breakpoint
CREATE TABLE `report_steps` (
	`id` text PRIMARY KEY NOT NULL,
	`report_id` text NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`user_id` text,
	`note` text
);
--> statement-breakpoint
CREATE INDEX `report_steps_report` ON `report_steps` (`report_id`,`at`);--> statement-breakpoint
CREATE TABLE `reports` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`owner_id` text,
	`created_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`deleted_at` integer,
	`batch_id` text,
	`kind` text NOT NULL,
	`period_key` text NOT NULL,
	`from_day` text NOT NULL,
	`to_day` text NOT NULL,
	`state` text NOT NULL,
	`due_on` text,
	`edits` text NOT NULL,
	`letterhead` text NOT NULL,
	`submitted_at` integer,
	`submitted_by` text,
	`approved_at` integer,
	`approved_by` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reports_period` ON `reports` (`unit_id`,`period_key`);--> statement-breakpoint
CREATE INDEX `reports_due` ON `reports` (`state`,`due_on`);
CREATE TABLE `calendar_feeds` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_read_at` integer,
	`ended_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_feeds_token` ON `calendar_feeds` (`token_hash`);--> statement-breakpoint
CREATE INDEX `calendar_feeds_user` ON `calendar_feeds` (`user_id`);--> statement-breakpoint
CREATE TABLE `plan_units` (
	`plan_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`answer` text DEFAULT 'asked' NOT NULL,
	`user_id` text,
	`answered_at` integer,
	PRIMARY KEY(`plan_id`, `unit_id`)
);
--> statement-breakpoint
CREATE INDEX `plan_units_unit` ON `plan_units` (`unit_id`,`plan_id`);--> statement-breakpoint
CREATE TABLE `visit_plans` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`owner_id` text,
	`created_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`deleted_at` integer,
	`batch_id` text,
	`company_id` text NOT NULL,
	`project_id` text,
	`kind` text NOT NULL,
	`happens_on` text NOT NULL,
	`starts_at` text,
	`ends_at` text,
	`place` text,
	`purpose` text NOT NULL,
	`state` text DEFAULT 'planned' NOT NULL,
	`visit_id` text
);
--> statement-breakpoint
CREATE INDEX `visit_plans_owner` ON `visit_plans` (`owner_id`,`happens_on`);--> statement-breakpoint
CREATE INDEX `visit_plans_unit` ON `visit_plans` (`unit_id`,`happens_on`);--> statement-breakpoint
CREATE INDEX `visit_plans_company` ON `visit_plans` (`company_id`,`happens_on`);--> statement-breakpoint
CREATE TABLE `visit_units` (
	`visit_id` text NOT NULL,
	`unit_id` text NOT NULL,
	PRIMARY KEY(`visit_id`, `unit_id`)
);
--> statement-breakpoint
CREATE INDEX `visit_units_unit` ON `visit_units` (`unit_id`,`visit_id`);--> statement-breakpoint
CREATE TABLE `comments` (
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
	`body` text NOT NULL,
	`mentions` text NOT NULL,
	`edited_at` integer
);
--> statement-breakpoint
CREATE INDEX `comments_record` ON `comments` (`noun`,`record_id`,`recorded_at`);--> statement-breakpoint
CREATE INDEX `comments_author` ON `comments` (`created_by`);--> statement-breakpoint
CREATE TABLE `instructions` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`owner_id` text,
	`created_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`deleted_at` integer,
	`batch_id` text,
	`noun` text,
	`record_id` text,
	`body` text NOT NULL,
	`due_on` text NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`answer` text,
	`answered_at` integer,
	`closed_at` integer,
	`returned` text
);
--> statement-breakpoint
CREATE INDEX `instructions_owner` ON `instructions` (`owner_id`,`state`,`due_on`);--> statement-breakpoint
CREATE INDEX `instructions_unit` ON `instructions` (`unit_id`,`state`,`due_on`);--> statement-breakpoint
CREATE INDEX `instructions_author` ON `instructions` (`created_by`,`state`);--> statement-breakpoint
CREATE INDEX `instructions_record` ON `instructions` (`noun`,`record_id`);--> statement-breakpoint
CREATE TABLE `vaults` (
	`user_id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `channels` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text,
	`user_id` text,
	`kind` text NOT NULL,
	`address` text NOT NULL,
	`secret` text,
	`active` integer DEFAULT true NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `channels_unit` ON `channels` (`unit_id`);--> statement-breakpoint
CREATE INDEX `channels_user` ON `channels` (`user_id`);--> statement-breakpoint
CREATE TABLE `deliveries` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`channel_id` text NOT NULL,
	`kind` text NOT NULL,
	`day` text NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_at` integer NOT NULL,
	`held_until` integer,
	`sent_at` integer,
	`error` text,
	`notice_ids` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deliveries_once` ON `deliveries` (`user_id`,`channel_id`,`day`);--> statement-breakpoint
CREATE INDEX `deliveries_next` ON `deliveries` (`state`,`next_at`);--> statement-breakpoint
CREATE INDEX `deliveries_day` ON `deliveries` (`day`);--> statement-breakpoint
CREATE TABLE `jobs` (
	`name` text PRIMARY KEY NOT NULL,
	`next_at` integer NOT NULL,
	`held_by` text,
	`held_until` integer,
	`last_at` integer,
	`last_error` text
);
--> statement-breakpoint
CREATE TABLE `notice_settings` (
	`id` text PRIMARY KEY NOT NULL,
	`off` text,
	`digest_at` text,
	`digest` integer,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `notices` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`noun` text,
	`record_id` text,
	`path` text NOT NULL,
	`title` text NOT NULL,
	`detail` text,
	`due_on` text,
	`at` integer NOT NULL,
	`read_at` integer,
	`settled_at` integer,
	`sent_on` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notices_key` ON `notices` (`user_id`,`key`);--> statement-breakpoint
CREATE INDEX `notices_open` ON `notices` (`user_id`,`settled_at`,`read_at`);--> statement-breakpoint
CREATE INDEX `notices_record` ON `notices` (`noun`,`record_id`);--> statement-breakpoint
CREATE TABLE `request_steps` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`kind` text NOT NULL,
	`happened_on` text NOT NULL,
	`at` integer NOT NULL,
	`user_id` text,
	`from_unit_id` text,
	`to_unit_id` text,
	`level` text,
	`note` text
);
--> statement-breakpoint
CREATE INDEX `request_steps_request` ON `request_steps` (`request_id`,`at`);--> statement-breakpoint
CREATE TABLE `requests` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`owner_id` text,
	`created_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`deleted_at` integer,
	`batch_id` text,
	`company_id` text NOT NULL,
	`visit_id` text,
	`project_id` text,
	`raised_unit_id` text NOT NULL,
	`raised_on` text NOT NULL,
	`category` text NOT NULL,
	`title` text NOT NULL,
	`content` text,
	`working_days` integer NOT NULL,
	`due_on` text NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`level` text DEFAULT 'unit' NOT NULL,
	`level_since` text NOT NULL,
	`answer` text,
	`answered_on` text,
	`verdict` text,
	`verdict_note` text,
	`solved_on` text
);
--> statement-breakpoint
CREATE INDEX `requests_unit` ON `requests` (`unit_id`,`state`,`due_on`);--> statement-breakpoint
CREATE INDEX `requests_raised` ON `requests` (`raised_unit_id`,`raised_on`);--> statement-breakpoint
CREATE INDEX `requests_owner` ON `requests` (`owner_id`,`state`);--> statement-breakpoint
CREATE INDEX `requests_company` ON `requests` (`company_id`);--> statement-breakpoint
CREATE INDEX `requests_visit` ON `requests` (`visit_id`);--> statement-breakpoint
CREATE INDEX `requests_project` ON `requests` (`project_id`);--> statement-breakpoint
CREATE INDEX `requests_solved` ON `requests` (`solved_on`,`unit_id`);--> statement-breakpoint
CREATE INDEX `requests_due` ON `requests` (`state`,`due_on`);--> statement-breakpoint
CREATE TABLE `verdict_links` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `verdict_links_token` ON `verdict_links` (`token_hash`);--> statement-breakpoint
CREATE INDEX `verdict_links_request` ON `verdict_links` (`request_id`);--> statement-breakpoint
CREATE TABLE `visit_targets` (
	`visit_id` text NOT NULL,
	`target_type` text NOT NULL,
	PRIMARY KEY(`visit_id`, `target_type`)
);
--> statement-breakpoint
CREATE INDEX `visit_targets_type` ON `visit_targets` (`target_type`);--> statement-breakpoint
ALTER TABLE `visits` ADD `latitude` integer;--> statement-breakpoint
ALTER TABLE `visits` ADD `longitude` integer;
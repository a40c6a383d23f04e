CREATE TABLE `companies` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`owner_id` text,
	`created_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`deleted_at` integer,
	`batch_id` text,
	`name` text NOT NULL,
	`folded` text NOT NULL,
	`uscc` text,
	`kind` text NOT NULL,
	`origin` text,
	`region` text,
	`industry` text,
	`address` text,
	`note` text,
	`last_visit_on` text
);
--> statement-breakpoint
CREATE INDEX `companies_folded` ON `companies` (`folded`);--> statement-breakpoint
CREATE INDEX `companies_uscc` ON `companies` (`uscc`);--> statement-breakpoint
CREATE INDEX `companies_unit` ON `companies` (`unit_id`,`updated_at`);--> statement-breakpoint
CREATE INDEX `companies_owner` ON `companies` (`owner_id`);--> statement-breakpoint
CREATE INDEX `companies_name` ON `companies` (`name`);--> statement-breakpoint
CREATE INDEX `companies_updated` ON `companies` (`updated_at`);--> statement-breakpoint
CREATE INDEX `companies_last_visit` ON `companies` (`last_visit_on`);--> statement-breakpoint
CREATE INDEX `companies_industry` ON `companies` (`industry`);--> statement-breakpoint
CREATE INDEX `companies_region` ON `companies` (`region`);--> statement-breakpoint
CREATE TABLE `company_tags` (
	`company_id` text NOT NULL,
	`tag` text NOT NULL,
	`since` text,
	PRIMARY KEY(`company_id`, `tag`)
);
--> statement-breakpoint
CREATE INDEX `company_tags_tag` ON `company_tags` (`tag`,`since`);--> statement-breakpoint
CREATE TABLE `contacts` (
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
	`name` text NOT NULL,
	`title` text,
	`phone` text,
	`note` text,
	`main` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE INDEX `contacts_company` ON `contacts` (`company_id`);--> statement-breakpoint
CREATE INDEX `contacts_phone` ON `contacts` (`phone`);--> statement-breakpoint
CREATE TABLE `search_docs` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`noun` text NOT NULL,
	`record_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`title` text NOT NULL,
	`detail` text,
	`terms` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `search_docs_record` ON `search_docs` (`noun`,`record_id`);--> statement-breakpoint
CREATE TABLE `allocations` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`owner_id` text,
	`created_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`deleted_at` integer,
	`batch_id` text,
	`goal_id` text NOT NULL,
	`year` integer NOT NULL,
	`target` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `allocations_cell` ON `allocations` (`goal_id`,`unit_id`,`year`);--> statement-breakpoint
CREATE TABLE `goal_rules` (
	`id` text PRIMARY KEY NOT NULL,
	`goal_id` text NOT NULL,
	`effective_from` text NOT NULL,
	`rule` text NOT NULL,
	`author_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `goal_rules_goal` ON `goal_rules` (`goal_id`,`effective_from`);--> statement-breakpoint
CREATE TABLE `goals` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`owner_id` text,
	`created_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`deleted_at` integer,
	`batch_id` text,
	`plan_id` text NOT NULL,
	`code` text NOT NULL,
	`title` text NOT NULL,
	`unit_label` text NOT NULL,
	`target` integer NOT NULL,
	`period` text NOT NULL,
	`by_day` text,
	`baseline` text,
	`sort` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `goals_plan` ON `goals` (`plan_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `goals_code` ON `goals` (`plan_id`,`code`);--> statement-breakpoint
CREATE TABLE `manual_figures` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`owner_id` text,
	`created_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`deleted_at` integer,
	`batch_id` text,
	`goal_id` text NOT NULL,
	`as_of` text NOT NULL,
	`value` integer NOT NULL,
	`source` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `manual_figures_goal` ON `manual_figures` (`goal_id`,`as_of`);--> statement-breakpoint
CREATE TABLE `plans` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`owner_id` text,
	`created_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`deleted_at` integer,
	`batch_id` text,
	`code` text NOT NULL,
	`org` text NOT NULL,
	`title` text NOT NULL,
	`from_day` text NOT NULL,
	`to_day` text NOT NULL,
	`source` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `plans_code` ON `plans` (`code`);--> statement-breakpoint
CREATE TABLE `audit_entries` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`user_id` text NOT NULL,
	`user_name` text NOT NULL,
	`unit_id` text,
	`action` text NOT NULL,
	`noun` text NOT NULL,
	`record_id` text NOT NULL,
	`before` text,
	`after` text
);
--> statement-breakpoint
CREATE INDEX `audit_record` ON `audit_entries` (`noun`,`record_id`);--> statement-breakpoint
CREATE INDEX `audit_user` ON `audit_entries` (`user_id`);--> statement-breakpoint
CREATE INDEX `audit_action` ON `audit_entries` (`action`);--> statement-breakpoint
CREATE TABLE `idempotency` (
	`key` text NOT NULL,
	`user_id` text NOT NULL,
	`action` text NOT NULL,
	`result` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `key`)
);
--> statement-breakpoint
CREATE INDEX `idempotency_at` ON `idempotency` (`at`);--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `terms` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`code` text NOT NULL,
	`label` text NOT NULL,
	`parent` text,
	`sort` integer DEFAULT 0 NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `terms_code` ON `terms` (`kind`,`code`);--> statement-breakpoint
CREATE INDEX `terms_parent` ON `terms` (`kind`,`parent`);--> statement-breakpoint
CREATE TABLE `batch_rows` (
	`id` text PRIMARY KEY NOT NULL,
	`batch_id` text NOT NULL,
	`sheet` text NOT NULL,
	`row_no` integer NOT NULL,
	`noun` text NOT NULL,
	`record_id` text,
	`outcome` text NOT NULL,
	`reason` text,
	`before` text
);
--> statement-breakpoint
CREATE INDEX `batch_rows_batch` ON `batch_rows` (`batch_id`,`sheet`,`row_no`);--> statement-breakpoint
CREATE INDEX `batch_rows_record` ON `batch_rows` (`noun`,`record_id`);--> statement-breakpoint
CREATE TABLE `batches` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`owner_id` text,
	`created_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`deleted_at` integer,
	`batch_id` text,
	`file_name` text NOT NULL,
	`sha256` text NOT NULL,
	`status` text NOT NULL,
	`mapping` text,
	`counts` text
);
--> statement-breakpoint
CREATE INDEX `batches_unit` ON `batches` (`unit_id`);--> statement-breakpoint
CREATE INDEX `batches_sha` ON `batches` (`sha256`);--> statement-breakpoint
CREATE TABLE `row_fingerprints` (
	`id` text PRIMARY KEY NOT NULL,
	`noun` text NOT NULL,
	`fingerprint` text NOT NULL,
	`record_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `row_fingerprints_key` ON `row_fingerprints` (`noun`,`fingerprint`);--> statement-breakpoint
CREATE TABLE `attempts` (
	`key` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`since` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`ended_at` integer,
	`agent` text
);
--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `units` (
	`id` text PRIMARY KEY NOT NULL,
	`parent_id` text,
	`path` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`sort` integer DEFAULT 0 NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `units_path` ON `units` (`path`);--> statement-breakpoint
CREATE UNIQUE INDEX `units_name` ON `units` (`parent_id`,`name`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`username` text NOT NULL,
	`name` text NOT NULL,
	`unit_id` text NOT NULL,
	`role` text NOT NULL,
	`phone` text,
	`password_hash` text,
	`password_history` text,
	`password_changed_at` integer,
	`must_change_password` integer DEFAULT true NOT NULL,
	`failed_sign_ins` integer DEFAULT 0 NOT NULL,
	`locked_until` integer,
	`active` integer DEFAULT true NOT NULL,
	`demo` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_username` ON `users` (`username`);--> statement-breakpoint
CREATE INDEX `users_unit` ON `users` (`unit_id`);--> statement-breakpoint
CREATE TABLE `money_events` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`owner_id` text,
	`created_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`deleted_at` integer,
	`batch_id` text,
	`project_id` text,
	`company_id` text,
	`kind` text NOT NULL,
	`origin` text NOT NULL,
	`happened_on` text NOT NULL,
	`currency` text NOT NULL,
	`amount` integer NOT NULL,
	`rate` integer NOT NULL,
	`rate_on` text NOT NULL,
	`rate_source` text NOT NULL,
	`cny` integer NOT NULL,
	`usd` integer NOT NULL,
	`voucher` text,
	`note` text,
	`corrects` text,
	`voided_at` integer,
	`verification` text DEFAULT 'claimed' NOT NULL,
	`verified_by` text,
	`verified_at` integer,
	`reject_reason` text
);
--> statement-breakpoint
CREATE INDEX `money_events_project` ON `money_events` (`project_id`);--> statement-breakpoint
CREATE INDEX `money_events_company` ON `money_events` (`company_id`);--> statement-breakpoint
CREATE INDEX `money_events_kind` ON `money_events` (`kind`,`happened_on`);--> statement-breakpoint
CREATE INDEX `money_events_verification` ON `money_events` (`verification`,`unit_id`);--> statement-breakpoint
CREATE TABLE `project_tags` (
	`project_id` text NOT NULL,
	`tag` text NOT NULL,
	PRIMARY KEY(`project_id`, `tag`)
);
--> statement-breakpoint
CREATE INDEX `project_tags_tag` ON `project_tags` (`tag`);--> statement-breakpoint
CREATE TABLE `project_targets` (
	`project_id` text NOT NULL,
	`target` text NOT NULL,
	PRIMARY KEY(`project_id`, `target`)
);
--> statement-breakpoint
CREATE INDEX `project_targets_target` ON `project_targets` (`target`);--> statement-breakpoint
CREATE TABLE `projects` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`owner_id` text,
	`created_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`deleted_at` integer,
	`batch_id` text,
	`name` text NOT NULL,
	`folded` text NOT NULL,
	`stage` text NOT NULL,
	`stage_on` text NOT NULL,
	`state` text DEFAULT 'active' NOT NULL,
	`ended_on` text,
	`loss_reason` text,
	`won_by` text,
	`investor` text,
	`investor_company_id` text,
	`landed_name` text,
	`landed_uscc` text,
	`origin` text,
	`source_region` text,
	`area` text,
	`industry` text,
	`content` text,
	`next_step` text,
	`next_on` text,
	`agreement_kind` text,
	`agreed_cny` integer DEFAULT 0 NOT NULL,
	`registered_cny` integer DEFAULT 0 NOT NULL,
	`arrived_cny` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `projects_folded` ON `projects` (`folded`);--> statement-breakpoint
CREATE INDEX `projects_unit` ON `projects` (`unit_id`,`stage`);--> statement-breakpoint
CREATE INDEX `projects_stage` ON `projects` (`state`,`stage`,`stage_on`);--> statement-breakpoint
CREATE INDEX `projects_investor` ON `projects` (`investor_company_id`);--> statement-breakpoint
CREATE INDEX `projects_uscc` ON `projects` (`landed_uscc`);--> statement-breakpoint
CREATE INDEX `projects_owner` ON `projects` (`owner_id`);--> statement-breakpoint
CREATE INDEX `projects_updated` ON `projects` (`updated_at`);--> statement-breakpoint
CREATE INDEX `projects_next` ON `projects` (`next_on`);--> statement-breakpoint
CREATE TABLE `stage_events` (
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
	`stage` text NOT NULL,
	`happened_on` text NOT NULL,
	`effective_key` text,
	`voided_at` integer,
	`note` text,
	`verification` text DEFAULT 'claimed' NOT NULL,
	`verified_by` text,
	`verified_at` integer,
	`reject_reason` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `stage_events_effective` ON `stage_events` (`effective_key`);--> statement-breakpoint
CREATE INDEX `stage_events_project` ON `stage_events` (`project_id`);--> statement-breakpoint
CREATE INDEX `stage_events_stage` ON `stage_events` (`stage`,`happened_on`);--> statement-breakpoint
CREATE INDEX `stage_events_verification` ON `stage_events` (`verification`,`unit_id`);--> statement-breakpoint
CREATE TABLE `events` (
	`id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`owner_id` text,
	`created_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`deleted_at` integer,
	`batch_id` text,
	`name` text NOT NULL,
	`happened_on` text NOT NULL,
	`ends_on` text,
	`place` text,
	`host` text,
	`companies_present` integer,
	`summary` text
);
--> statement-breakpoint
CREATE INDEX `events_day` ON `events` (`happened_on`,`unit_id`);--> statement-breakpoint
CREATE INDEX `events_unit` ON `events` (`unit_id`);--> statement-breakpoint
CREATE TABLE `visit_people` (
	`id` text PRIMARY KEY NOT NULL,
	`visit_id` text NOT NULL,
	`side` text NOT NULL,
	`user_id` text,
	`contact_id` text,
	`name` text NOT NULL,
	`title` text,
	`sort` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `visit_people_visit` ON `visit_people` (`visit_id`);--> statement-breakpoint
CREATE INDEX `visit_people_user` ON `visit_people` (`user_id`);--> statement-breakpoint
CREATE TABLE `visits` (
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
	`happened_on` text NOT NULL,
	`leader` text,
	`place` text,
	`summary` text NOT NULL,
	`next_step` text,
	`next_on` text,
	`next_done_at` integer
);
--> statement-breakpoint
CREATE INDEX `visits_count` ON `visits` (`happened_on`,`unit_id`,`company_id`,`deleted_at`);--> statement-breakpoint
CREATE INDEX `visits_unit` ON `visits` (`unit_id`,`happened_on`);--> statement-breakpoint
CREATE INDEX `visits_company` ON `visits` (`company_id`,`happened_on`);--> statement-breakpoint
CREATE INDEX `visits_project` ON `visits` (`project_id`);--> statement-breakpoint
CREATE INDEX `visits_owner` ON `visits` (`owner_id`,`happened_on`);--> statement-breakpoint
CREATE INDEX `visits_next` ON `visits` (`owner_id`,`next_done_at`,`next_on`);
CREATE TABLE `report_approvals` (
	`id` text PRIMARY KEY NOT NULL,
	`report_id` text NOT NULL,
	`at` integer NOT NULL,
	`approved_by` text NOT NULL,
	`document` text NOT NULL,
	`sha256` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `report_approvals_report` ON `report_approvals` (`report_id`,`at`);
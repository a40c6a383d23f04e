DROP INDEX `companies_updated`;--> statement-breakpoint
CREATE INDEX `companies_standing` ON `companies` (`deleted_at`,`updated_at`,`id`);
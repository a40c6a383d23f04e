DROP INDEX `audit_record`;--> statement-breakpoint
DROP INDEX `audit_user`;--> statement-breakpoint
DROP INDEX `audit_action`;--> statement-breakpoint
CREATE INDEX `audit_by_record` ON `audit_entries` (`record_id`,`seq`);--> statement-breakpoint
CREATE INDEX `audit_by_user` ON `audit_entries` (`user_id`,`seq`);--> statement-breakpoint
CREATE INDEX `audit_by_action` ON `audit_entries` (`action`,`seq`);--> statement-breakpoint
CREATE INDEX `audit_by_noun` ON `audit_entries` (`noun`,`seq`);--> statement-breakpoint
CREATE INDEX `audit_by_unit` ON `audit_entries` (`unit_id`,`seq`);--> statement-breakpoint
CREATE INDEX `audit_by_time` ON `audit_entries` (`at`);--> statement-breakpoint
CREATE TRIGGER audit_entries_unchanged BEFORE UPDATE ON audit_entries BEGIN
  SELECT RAISE(ABORT, 'audit entries are never changed');
END;
--> statement-breakpoint
CREATE TRIGGER audit_entries_undeleted BEFORE DELETE ON audit_entries BEGIN
  SELECT RAISE(ABORT, 'audit entries are never deleted');
END;
--> statement-breakpoint
-- INSERT OR REPLACE deletes without asking the trigger above.
CREATE TRIGGER audit_entries_unreplaced BEFORE INSERT ON audit_entries WHEN EXISTS (SELECT 1 FROM audit_entries WHERE seq = NEW.seq) BEGIN
  SELECT RAISE(ABORT, 'audit entries are never replaced');
END;

DROP INDEX "audit_record";--> statement-breakpoint
DROP INDEX "audit_user";--> statement-breakpoint
DROP INDEX "audit_action";--> statement-breakpoint
CREATE INDEX "audit_by_record" ON "audit_entries" USING btree ("record_id","seq");--> statement-breakpoint
CREATE INDEX "audit_by_user" ON "audit_entries" USING btree ("user_id","seq");--> statement-breakpoint
CREATE INDEX "audit_by_action" ON "audit_entries" USING btree ("action","seq");--> statement-breakpoint
CREATE INDEX "audit_by_noun" ON "audit_entries" USING btree ("noun","seq");--> statement-breakpoint
CREATE INDEX "audit_by_unit" ON "audit_entries" USING btree ("unit_id","seq");--> statement-breakpoint
CREATE INDEX "audit_by_time" ON "audit_entries" USING btree ("at");--> statement-breakpoint
CREATE FUNCTION audit_entries_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit entries are never changed or deleted';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_entries_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries FOR EACH STATEMENT EXECUTE FUNCTION audit_entries_kept();

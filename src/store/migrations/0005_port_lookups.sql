DROP INDEX "announcements_open";--> statement-breakpoint
CREATE INDEX "port_filings_order" ON "port_filings" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "announcements_open" ON "announcements" USING btree ("target","change_id") WHERE "announcements"."told_at" is null;
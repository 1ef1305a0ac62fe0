CREATE TABLE "told_changes" (
	"request_id" text PRIMARY KEY NOT NULL,
	"in_thread" bigint NOT NULL,
	"to_requester" bigint NOT NULL,
	"begun" bigint NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "requests_number" ON "requests" USING btree ("number");--> statement-breakpoint
INSERT INTO "told_changes" SELECT substring("subject" from 6), "rendered", "rendered", "rendered" FROM "cards" WHERE "subject" LIKE 'told:%' AND "channel" = 'thread';--> statement-breakpoint
DELETE FROM "cards" WHERE "subject" LIKE 'told:%' AND "channel" = 'thread';

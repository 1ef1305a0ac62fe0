CREATE TABLE "searches" (
	"id" text PRIMARY KEY NOT NULL,
	"team_id" text NOT NULL,
	"user_id" text NOT NULL,
	"words" text NOT NULL,
	"numbers" jsonb NOT NULL,
	"selected" text[] NOT NULL,
	"sort" text NOT NULL,
	"page" integer NOT NULL,
	"revision" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "searches_created_at" ON "searches" USING btree ("created_at");
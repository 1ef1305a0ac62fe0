CREATE TABLE "homes" (
	"user_id" text PRIMARY KEY NOT NULL,
	"opened_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inventory_days" (
	"day" date PRIMARY KEY NOT NULL,
	"inventory" jsonb NOT NULL,
	"read_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "known_numbers" (
	"id" text PRIMARY KEY NOT NULL,
	"phone_number" text NOT NULL,
	"type" text NOT NULL,
	"status" text NOT NULL,
	"state" text,
	"city" text,
	"site_id" text,
	"display_name" text,
	"capabilities" text[] NOT NULL,
	"monthly_cost" numeric(12, 2),
	"assignee_type" text,
	"assignee_id" text,
	"assignee_name" text,
	"idle_since" timestamp with time zone,
	"seen_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "number_lists" (
	"id" text PRIMARY KEY NOT NULL,
	"team_id" text NOT NULL,
	"user_id" text NOT NULL,
	"filter" jsonb NOT NULL,
	"held" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "readings" (
	"name" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "run_items" (
	"run_id" text NOT NULL,
	"position" integer NOT NULL,
	"phone_number" text NOT NULL,
	"number_id" text,
	"wanted" jsonb,
	"state" text NOT NULL,
	"message" text,
	CONSTRAINT "run_items_run_id_position_pk" PRIMARY KEY("run_id","position")
);
--> statement-breakpoint
CREATE TABLE "runs" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"user_id" text NOT NULL,
	"status" text NOT NULL,
	"origin" text NOT NULL,
	"details" jsonb,
	"version" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "runs_origin_unique" UNIQUE("origin")
);
--> statement-breakpoint
ALTER TABLE "run_items" ADD CONSTRAINT "run_items_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "known_numbers_phone_number" ON "known_numbers" USING btree ("phone_number");--> statement-breakpoint
CREATE INDEX "known_numbers_idle" ON "known_numbers" USING btree ("idle_since");--> statement-breakpoint
CREATE INDEX "known_numbers_assignee" ON "known_numbers" USING btree ("assignee_type","assignee_id");--> statement-breakpoint
CREATE INDEX "number_lists_created_at" ON "number_lists" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "run_items_state" ON "run_items" USING btree ("run_id","state");--> statement-breakpoint
CREATE INDEX "runs_status" ON "runs" USING btree ("status");
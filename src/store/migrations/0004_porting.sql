CREATE TABLE "announcements" (
	"change_id" bigint NOT NULL,
	"target" text NOT NULL,
	"started_at" timestamp with time zone,
	"told_at" timestamp with time zone,
	CONSTRAINT "announcements_change_id_target_pk" PRIMARY KEY("change_id","target")
);
--> statement-breakpoint
CREATE TABLE "port_changes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "port_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"order_id" text NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"found_at" timestamp with time zone NOT NULL,
	"details" jsonb NOT NULL,
	CONSTRAINT "port_changes_once" UNIQUE("order_id","key")
);
--> statement-breakpoint
CREATE TABLE "port_digests" (
	"channel" text NOT NULL,
	"day" date NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"told_at" timestamp with time zone,
	CONSTRAINT "port_digests_channel_day_pk" PRIMARY KEY("channel","day")
);
--> statement-breakpoint
CREATE TABLE "port_drafts" (
	"user_id" text PRIMARY KEY NOT NULL,
	"sealed" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "port_filings" (
	"id" text PRIMARY KEY NOT NULL,
	"view_id" text NOT NULL,
	"part" integer NOT NULL,
	"user_id" text NOT NULL,
	"status" text NOT NULL,
	"form" jsonb NOT NULL,
	"sealed" text,
	"order_id" text,
	"refusal" text,
	"request_id" text,
	"created_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "port_filings_once" UNIQUE("view_id","part")
);
--> statement-breakpoint
CREATE TABLE "port_orders" (
	"id" text PRIMARY KEY NOT NULL,
	"status" text NOT NULL,
	"phone_numbers" text[] NOT NULL,
	"carrier_name" text,
	"scheduled_date" date,
	"order" jsonb NOT NULL,
	"requester_id" text,
	"details" jsonb,
	"changed_at" timestamp with time zone NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "port_routes" (
	"channel" text PRIMARY KEY NOT NULL,
	"statuses" text[] NOT NULL,
	"sites" text[] NOT NULL,
	"carriers" text[] NOT NULL,
	"times" jsonb NOT NULL,
	"changed_by" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "port_watchers" (
	"order_id" text NOT NULL,
	"user_id" text NOT NULL,
	"watches" boolean NOT NULL,
	CONSTRAINT "port_watchers_order_id_user_id_pk" PRIMARY KEY("order_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "announcements" ADD CONSTRAINT "announcements_change_id_port_changes_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."port_changes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "port_changes" ADD CONSTRAINT "port_changes_order_id_port_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."port_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "announcements_open" ON "announcements" USING btree ("target","told_at");--> statement-breakpoint
CREATE INDEX "port_filings_status" ON "port_filings" USING btree ("status");--> statement-breakpoint
CREATE INDEX "port_orders_status" ON "port_orders" USING btree ("status","scheduled_date");--> statement-breakpoint
CREATE INDEX "port_orders_numbers" ON "port_orders" USING gin ("phone_numbers");
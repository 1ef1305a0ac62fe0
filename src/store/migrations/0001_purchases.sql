CREATE TABLE "audit" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"what" text NOT NULL,
	"subject" text NOT NULL,
	"phone_numbers" text[] NOT NULL,
	"from" text,
	"to" text,
	"why" text,
	"details" jsonb
);
--> statement-breakpoint
CREATE TABLE "cards" (
	"subject" text NOT NULL,
	"channel" text NOT NULL,
	"ts" text,
	"rendered" integer NOT NULL,
	"posted_at" timestamp with time zone,
	CONSTRAINT "cards_subject_channel_pk" PRIMARY KEY("subject","channel")
);
--> statement-breakpoint
CREATE TABLE "number_holds" (
	"phone_number" text PRIMARY KEY NOT NULL,
	"request_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "requests" (
	"id" text PRIMARY KEY NOT NULL,
	"number" integer GENERATED ALWAYS AS IDENTITY (sequence name "requests_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"team_id" text NOT NULL,
	"requester_id" text NOT NULL,
	"view_id" text NOT NULL,
	"status" text NOT NULL,
	"revision" integer NOT NULL,
	"wanted" jsonb NOT NULL,
	"monthly_cost" numeric(12, 2) NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"approved_at" timestamp with time zone,
	"execute_by" timestamp with time zone,
	"purchase_started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"decision" jsonb,
	"outcome" jsonb,
	"follow_ups" jsonb NOT NULL,
	"behind" text,
	"reminded_at" timestamp with time zone,
	"escalated_at" timestamp with time zone,
	"version" integer NOT NULL,
	CONSTRAINT "requests_viewId_unique" UNIQUE("view_id")
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"id" smallint PRIMARY KEY DEFAULT 1 NOT NULL,
	"values" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by" text NOT NULL,
	CONSTRAINT "settings_one_row" CHECK ("settings"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "votes" (
	"request_id" text NOT NULL,
	"revision" integer NOT NULL,
	"user_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "votes_request_id_revision_user_id_pk" PRIMARY KEY("request_id","revision","user_id")
);
--> statement-breakpoint
ALTER TABLE "number_holds" ADD CONSTRAINT "number_holds_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "votes" ADD CONSTRAINT "votes_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_subject" ON "audit" USING btree ("subject");--> statement-breakpoint
CREATE INDEX "audit_actor" ON "audit" USING btree ("actor","at");--> statement-breakpoint
CREATE INDEX "audit_numbers" ON "audit" USING gin ("phone_numbers");--> statement-breakpoint
CREATE INDEX "requests_status" ON "requests" USING btree ("status","expires_at");--> statement-breakpoint
CREATE INDEX "requests_requester" ON "requests" USING btree ("requester_id","created_at");--> statement-breakpoint
CREATE FUNCTION "audit_is_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'The audit cannot be changed';
END $$;--> statement-breakpoint
CREATE TRIGGER "audit_append_only" BEFORE UPDATE OR DELETE ON "audit" FOR EACH ROW EXECUTE FUNCTION "audit_is_append_only"();--> statement-breakpoint
CREATE TRIGGER "audit_no_truncate" BEFORE TRUNCATE ON "audit" FOR EACH STATEMENT EXECUTE FUNCTION "audit_is_append_only"();

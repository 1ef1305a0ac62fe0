import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
} from 'drizzle-orm/pg-core';

/** Porting orders as they were last read, and what Zoom does not keep of them. */
export const portOrders = pgTable(
  'port_orders',
  {
    /** Zoom's. */
    id: text().primaryKey(),
    status: text().notNull(),
    /** E.164 */
    phoneNumbers: text().array().notNull(),
    carrierName: text(),
    /** `YYYY-MM-DD` */
    scheduledDate: date(),
    /** `PortingOrder` of `zoom/types.ts`. */
    order: jsonb().$type<unknown>().notNull(),
    /** Slack user id of who filed it here; null for one that was made elsewhere. */
    requesterId: text(),
    /** What was asked for when it was filed here and Zoom does not take: BTN, scope, site. No secret. */
    details: jsonb().$type<unknown>(),
    /** When it last changed, as Zoom says it, or as it was seen. */
    changedAt: timestamp({ withTimezone: true }).notNull(),
    /** Counts every change: what its cards were rendered from. */
    version: integer().notNull(),
  },
  (table) => [
    index('port_orders_status').on(table.status, table.scheduledDate),
    index('port_orders_numbers').using('gin', table.phoneNumbers),
  ],
);

/** What happened to an order, once each, in the order in which it was found. */
export const portChanges = pgTable(
  'port_changes',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    orderId: text()
      .notNull()
      .references(() => portOrders.id),
    /** An order has each key once (`porting/order-changes.ts`, `porting/due-notices.ts`). */
    key: text().notNull(),
    kind: text().notNull(),
    /** When it happened, which may be long before it was found. */
    at: timestamp({ withTimezone: true }).notNull(),
    foundAt: timestamp({ withTimezone: true }).notNull(),
    /** The change as JSON. */
    details: jsonb().$type<unknown>().notNull(),
  },
  (table) => [unique('port_changes_once').on(table.orderId, table.key)],
);

/** Where a change is to be announced: one row a change and conversation, told in the order of the changes. */
export const announcements = pgTable(
  'announcements',
  {
    changeId: bigint({ mode: 'number' })
      .notNull()
      .references(() => portChanges.id),
    /** A channel's id, or a person's for their direct message. */
    target: text().notNull(),
    /** Somebody may have begun to tell it; it is looked for before it is told again. */
    startedAt: timestamp({ withTimezone: true }),
    toldAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.changeId, table.target] }),
    // Of what was told there is ever more, and it is not looked for again.
    index('announcements_open').on(table.target, table.changeId).where(sql`${table.toldAt} is null`),
  ],
);

/** Who follows an order besides its requester, and who wants no more of it. */
export const portWatchers = pgTable(
  'port_watchers',
  {
    orderId: text().notNull(),
    userId: text().notNull(),
    watches: boolean().notNull(),
  },
  (table) => [primaryKey({ columns: [table.orderId, table.userId] })],
);

/** Channels that are told of ports, besides the one in the settings (`porting/routes.ts`). */
export const portRoutes = pgTable('port_routes', {
  channel: text().primaryKey(),
  /** Empty: every one. */
  statuses: text().array().notNull(),
  sites: text().array().notNull(),
  carriers: text().array().notNull(),
  /** Times, as JSON: quiet hours, digest. */
  times: jsonb().$type<unknown>().notNull(),
  /** Slack user id. */
  changedBy: text().notNull(),
  changedAt: timestamp({ withTimezone: true }).notNull(),
});

/** The daily digests that were sent. */
export const portDigests = pgTable(
  'port_digests',
  {
    channel: text().notNull(),
    /** `YYYY-MM-DD`, in the channel's time zone. */
    day: date().notNull(),
    startedAt: timestamp({ withTimezone: true }).notNull(),
    toldAt: timestamp({ withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.channel, table.day] })],
);

/** Forms that were closed halfway, sealed: account numbers and PINs are in them. */
export const portDrafts = pgTable('port_drafts', {
  userId: text().primaryKey(),
  /** Sealed with ENCRYPTION_KEY. */
  sealed: text().notNull(),
  changedAt: timestamp({ withTimezone: true }).notNull(),
});

/** Orders on their way to Zoom, one row for each part of a submitted form. */
export const portFilings = pgTable(
  'port_filings',
  {
    id: text().primaryKey(),
    /** The modal it was submitted from, and which part of it: whatever is delivered twice makes one order. */
    viewId: text().notNull(),
    part: integer().notNull(),
    userId: text().notNull(),
    /** `awaiting_approval`, `filing`, `filed`, `refused`, `uncertain` or `lost`. */
    status: text().notNull(),
    /** The form without its secrets, as JSON. */
    form: jsonb().$type<unknown>().notNull(),
    /** Account number and PIN, sealed with ENCRYPTION_KEY; null as soon as Zoom has answered. */
    sealed: text(),
    /** Zoom's, once it is known. */
    orderId: text(),
    /** Why it was refused, for people. */
    refusal: text(),
    /** Of the request that approves it, where the settings want ports approved. */
    requestId: text(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    /** When the one call was committed to, before it was sent. */
    startedAt: timestamp({ withTimezone: true }),
    endedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    unique('port_filings_once').on(table.viewId, table.part),
    index('port_filings_status').on(table.status),
    index('port_filings_order').on(table.orderId),
  ],
);

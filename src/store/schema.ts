import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';

/**
 * What one person was shown for one search. Buttons of the answer carry only its id and revision, so pages, the order
 * and the ticks live here. Rows are forgotten after a week (`forget-searches`).
 */
export const searches = pgTable(
  'searches',
  {
    id: text().primaryKey(),
    teamId: text().notNull(),
    userId: text().notNull(),
    /** The search in its canonical words: parses back to the same search. */
    words: text().notNull(),
    /** `AvailableNumber[]`, the most memorable first. */
    numbers: jsonb().$type<unknown[]>().notNull(),
    /** E.164 numbers that are ticked. */
    selected: text().array().notNull(),
    sort: text().notNull(),
    /** From 0. */
    page: integer().notNull(),
    /** Counts every change, so that a click on an outdated rendering is recognised. */
    revision: integer().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [index('searches_created_at').on(table.createdAt)],
);

/** What admins set, as one row of JSON (`purchases/settings.ts`). Locking it serialises what is decided by it. */
export const settings = pgTable(
  'settings',
  {
    id: smallint().primaryKey().default(1),
    values: jsonb().$type<unknown>().notNull(),
    revision: integer().notNull(),
    updatedAt: timestamp({ withTimezone: true }).notNull(),
    updatedBy: text().notNull(),
  },
  (table) => [check('settings_one_row', sql`${table.id} = 1`)],
);

/** Purchase requests (`purchases/request.ts`). */
export const requests = pgTable(
  'requests',
  {
    id: text().primaryKey(),
    number: integer().generatedAlwaysAsIdentity(),
    teamId: text().notNull(),
    requesterId: text().notNull(),
    /** The modal it was submitted from: whatever is delivered twice makes one request. */
    viewId: text().notNull().unique(),
    status: text().notNull(),
    revision: integer().notNull(),
    wanted: jsonb().$type<unknown>().notNull(),
    /** US dollars; a copy of what is in `wanted`, to add up. */
    monthlyCost: numeric({ precision: 12, scale: 2, mode: 'number' }).notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    /** When the budget was reserved: the month it counts in. */
    approvedAt: timestamp({ withTimezone: true }),
    executeBy: timestamp({ withTimezone: true }),
    purchaseStartedAt: timestamp({ withTimezone: true }),
    endedAt: timestamp({ withTimezone: true }),
    decision: jsonb().$type<unknown>(),
    outcome: jsonb().$type<unknown>(),
    followUps: jsonb().$type<unknown[]>().notNull(),
    behind: text(),
    remindedAt: timestamp({ withTimezone: true }),
    escalatedAt: timestamp({ withTimezone: true }),
    /** Counts every change of the row: what a card was rendered from. */
    version: integer().notNull(),
  },
  (table) => [
    index('requests_status').on(table.status, table.expiresAt),
    index('requests_requester').on(table.requesterId, table.createdAt),
  ],
);

/** Which open request a number belongs to: two people cannot ask for the same number unknowingly. */
export const numberHolds = pgTable('number_holds', {
  phoneNumber: text().primaryKey(),
  requestId: text()
    .notNull()
    .references(() => requests.id),
});

/** One approval a person and revision. */
export const votes = pgTable(
  'votes',
  {
    requestId: text()
      .notNull()
      .references(() => requests.id),
    revision: integer().notNull(),
    userId: text().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.requestId, table.revision, table.userId] })],
);

/** Who did what, when and why. A trigger of the migration refuses every change and deletion. */
export const audit = pgTable(
  'audit',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: timestamp({ withTimezone: true }).notNull(),
    /** Slack user id, `policy` or `system`. */
    actor: text().notNull(),
    /** e.g. `request.approved`, `settings.changed`. */
    what: text().notNull(),
    /** e.g. a request's id. */
    subject: text().notNull(),
    phoneNumbers: text().array().notNull(),
    from: text(),
    to: text(),
    why: text(),
    details: jsonb().$type<unknown>(),
  },
  (table) => [
    index('audit_subject').on(table.subject),
    index('audit_actor').on(table.actor, table.at),
    index('audit_numbers').using('gin', table.phoneNumbers),
  ],
);

/** The one message in a channel that shows a subject, rendered anew whenever the subject changes. */
export const cards = pgTable(
  'cards',
  {
    /** e.g. `request:{id}`. */
    subject: text().notNull(),
    channel: text().notNull(),
    /** Slack's timestamp; null until the first post is known to have arrived. */
    ts: text(),
    /** Of the subject, as last rendered: an older one never overwrites a newer. */
    rendered: integer().notNull(),
    postedAt: timestamp({ withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.subject, table.channel] })],
);

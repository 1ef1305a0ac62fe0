import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  date,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uniqueIndex,
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

/** What admins set, as one row of JSON (`settings/settings.ts`). Locking it serialises what is decided by it. */
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
    /** US dollars, to add up: as in `wanted`; of a block that was bought as Zoom says, and nothing for what is given up. */
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
    uniqueIndex('requests_number').on(table.number),
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

/** How far a request's audit entries have been told, each by its id: in its thread, and to the requester. */
export const toldChanges = pgTable('told_changes', {
  requestId: text().primaryKey(),
  inThread: bigint({ mode: 'number' }).notNull(),
  toRequester: bigint({ mode: 'number' }).notNull(),
  /** The last that was begun: it may have come through, whatever is known of it. */
  begun: bigint({ mode: 'number' }).notNull(),
});

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

/**
 * The inventory as it was last read, number by number (`inventory/read-inventory.ts`): to find numbers by any of their
 * digits, to offer assignees that were seen, and to know since when a number has lain idle. Zoom has the last word.
 */
export const knownNumbers = pgTable(
  'known_numbers',
  {
    /** Zoom's. */
    id: text().primaryKey(),
    /** E.164. */
    phoneNumber: text().notNull(),
    type: text().notNull(),
    status: text().notNull(),
    state: text(),
    city: text(),
    siteId: text(),
    displayName: text(),
    capabilities: text().array().notNull(),
    /** US dollars a month; null where Zoom does not say. */
    monthlyCost: numeric({ precision: 12, scale: 2, mode: 'number' }),
    assigneeType: text(),
    assigneeId: text(),
    assigneeName: text(),
    /** Since when it is known to be unassigned; null while somebody has it. */
    idleSince: timestamp({ withTimezone: true }),
    /** Of the reading that saw it last: one that the newest whole reading did not see is gone. */
    seenAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    index('known_numbers_phone_number').on(table.phoneNumber),
    index('known_numbers_idle').on(table.idleSince),
    index('known_numbers_assignee').on(table.assigneeType, table.assigneeId),
  ],
);

/** What the inventory came to on each day (UTC): a row is the day's last reading. */
export const inventoryDays = pgTable('inventory_days', {
  /** `YYYY-MM-DD` */
  day: date().primaryKey(),
  /** `Inventory` of `zoom/types.ts`. */
  inventory: jsonb().$type<unknown>().notNull(),
  readAt: timestamp({ withTimezone: true }).notNull(),
});

/** The last of something that is read again and again, by its name: what the Home shows before Zoom has answered. */
export const readings = pgTable('readings', {
  /** e.g. `open-orders`, `zoom`. */
  name: text().primaryKey(),
  value: jsonb().$type<unknown>().notNull(),
  at: timestamp({ withTimezone: true }).notNull(),
});

/**
 * A list of numbers that one person pages through: its filter, the page of Zoom's that is held, and the way back.
 * Buttons carry only its id and revision. Rows are forgotten after a day.
 */
export const numberLists = pgTable(
  'number_lists',
  {
    id: text().primaryKey(),
    teamId: text().notNull(),
    userId: text().notNull(),
    /** What is listed (`inventory/number-list.ts`). */
    filter: jsonb().$type<unknown>().notNull(),
    /** Where it stands in Zoom's pages, and what is held of them. */
    held: jsonb().$type<unknown>().notNull(),
    revision: integer().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [index('number_lists_created_at').on(table.createdAt)],
);

/** Many changes that are made one after the other, such as a release of a hundred numbers or an import. */
export const runs = pgTable(
  'runs',
  {
    id: text().primaryKey(),
    /** `release`, `import` or `assign`. */
    kind: text().notNull(),
    /** Slack user id of who started it. */
    userId: text().notNull(),
    /** `planned`, `running`, `done` or `cancelled`. */
    status: text().notNull(),
    /** The modal or file it came from: whatever is delivered twice makes one run. */
    origin: text().notNull().unique(),
    /** What is the run's and no item's, as JSON. */
    details: jsonb().$type<unknown>(),
    /** Counts every change: what its card was rendered from. */
    version: integer().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    endedAt: timestamp({ withTimezone: true }),
  },
  (table) => [index('runs_status').on(table.status)],
);

/** One change of a run. */
export const runItems = pgTable(
  'run_items',
  {
    runId: text()
      .notNull()
      .references(() => runs.id),
    /** From 0, in the order they were asked for. */
    position: integer().notNull(),
    /** E.164, or what stood in its place. */
    phoneNumber: text().notNull(),
    /** Zoom's, once it is known. */
    numberId: text(),
    /** What is to be done, as JSON. */
    wanted: jsonb().$type<unknown>(),
    /** `pending`, `started`, `done`, `unchanged` or `failed`. */
    state: text().notNull(),
    /** Why it failed, or what was done; for people. */
    message: text(),
  },
  (table) => [
    primaryKey({ columns: [table.runId, table.position] }),
    index('run_items_state').on(table.runId, table.state),
  ],
);

/** Who has opened the bot's Home, and when last: theirs are drawn anew when something changes. */
export const homes = pgTable('homes', {
  userId: text().primaryKey(),
  openedAt: timestamp({ withTimezone: true }).notNull(),
});

import { index, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

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

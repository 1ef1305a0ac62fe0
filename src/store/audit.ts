import { and, arrayContains, asc, desc, eq, getTableColumns, gt, lt, lte, type SQL } from 'drizzle-orm';
import { audit, requests } from './schema.ts';
import type { Database } from './store.ts';

/** One entry as it was written, and the number of the request it is about, when it is about one. */
export type AuditRow = typeof audit.$inferSelect & { requestNumber: number | null };
export type NewAuditRow = typeof audit.$inferInsert;

/** Which entries: all of those that are given have to be true. */
export type AuditFilter = {
  /** E.164: entries that concern this number. */
  phoneNumber?: string | undefined;
  /** e.g. a request's id. */
  subject?: string | undefined;
  /** As people say it: entries about request 12. */
  requestNumber?: number | undefined;
  /** Slack user id, `policy` or `system`: what they did. */
  actor?: string | undefined;
};

/** Rows that `streamAuditRows` reads at a time. */
const BATCH = 500;

/** @returns the id of the new row, larger than every one given before */
export async function insertAuditRow(db: Database, row: NewAuditRow): Promise<number> {
  const [inserted] = await db.insert(audit).values(row).returning({ id: audit.id });
  if (!inserted) throw new Error('The audit row was not inserted');
  return inserted.id;
}

export async function readAuditRow(db: Database, id: number): Promise<AuditRow | undefined> {
  const [row] = await select(db).where(eq(audit.id, id));
  return row;
}

/**
 * Entries, the newest first.
 * @param before only entries older than the one with this id
 */
export function readAuditRows(
  db: Database,
  filter: AuditFilter,
  { before, limit }: { before?: number | undefined; limit: number },
): Promise<AuditRow[]> {
  return select(db)
    .where(and(...conditions(filter), before === undefined ? undefined : lt(audit.id, before)))
    .orderBy(desc(audit.id))
    .limit(limit);
}

/** The entries of a subject behind one of them and up to another, by their ids; the oldest first. */
export function readAuditBetween(
  db: Database,
  subject: string,
  { after, upTo }: { after: number; upTo: number },
): Promise<AuditRow[]> {
  return select(db)
    .where(and(eq(audit.subject, subject), gt(audit.id, after), lte(audit.id, upTo)))
    .orderBy(asc(audit.id));
}

/** Every entry, the oldest first, read in batches: any number of them fits in memory. */
export async function* streamAuditRows(db: Database, filter: AuditFilter): AsyncGenerator<AuditRow> {
  let after = 0;
  for (;;) {
    const rows = await select(db)
      .where(and(...conditions(filter), gt(audit.id, after)))
      .orderBy(asc(audit.id))
      .limit(BATCH);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    after = last.id;
  }
}

function select(db: Database) {
  return db
    .select({ ...getTableColumns(audit), requestNumber: requests.number })
    .from(audit)
    .leftJoin(requests, eq(requests.id, audit.subject));
}

function conditions(filter: AuditFilter): SQL[] {
  return [
    filter.phoneNumber === undefined ? [] : [arrayContains(audit.phoneNumbers, [filter.phoneNumber])],
    filter.subject === undefined ? [] : [eq(audit.subject, filter.subject)],
    filter.requestNumber === undefined ? [] : [eq(requests.number, filter.requestNumber)],
    filter.actor === undefined ? [] : [eq(audit.actor, filter.actor)],
  ].flat();
}

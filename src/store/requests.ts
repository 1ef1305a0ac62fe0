import {
  and,
  asc,
  count,
  desc,
  eq,
  exists,
  gte,
  inArray,
  isNotNull,
  isNull,
  lte,
  ne,
  notExists,
  type SQL,
  sql,
} from 'drizzle-orm';
import { requests, votes } from './schema.ts';
import type { Database, Transaction } from './store.ts';

export type RequestRow = typeof requests.$inferSelect;
export type NewRequestRow = typeof requests.$inferInsert;
export type RequestChange = Partial<Omit<RequestRow, 'id' | 'number' | 'viewId' | 'version'>>;

/** Which requests: all of those that are given have to be true. */
export type RequestFilter = {
  ids?: string[] | undefined;
  requesterId?: string | undefined;
  /** Anybody but this person. */
  notRequesterId?: string | undefined;
  statuses?: string[] | undefined;
  /** Of what is wanted. */
  kind?: string | undefined;
  /** Something is left to be done after the purchase. */
  withFollowUpsPending?: true | undefined;
  /** Not queued behind another. */
  inFront?: true | undefined;
  /** Queued behind another. */
  queued?: true | undefined;
  /** Without an approval of this person for the present revision. */
  notVotedBy?: string | undefined;
  /** With an approval for the present revision. */
  withVotes?: true | undefined;
  /** The request that comes first. */
  behind?: string | undefined;
  /** `expiresAt`, `executeBy`, `purchaseStartedAt`: this moment or earlier. */
  expiresBy?: Date | undefined;
  executeBy?: Date | undefined;
  startedBy?: Date | undefined;
  /** `endedAt`: this moment or later. */
  endedFrom?: Date | undefined;
};

/** @returns undefined when there is one of the same view already */
export async function insertRequestRow(tx: Transaction, row: NewRequestRow): Promise<RequestRow | undefined> {
  const [inserted] = await tx
    .insert(requests)
    .values(row)
    .onConflictDoNothing({ target: requests.viewId })
    .returning();
  return inserted;
}

export async function readRequestRow(db: Database, id: string): Promise<RequestRow | undefined> {
  const [row] = await db.select().from(requests).where(eq(requests.id, id));
  return row;
}

/** @param number as people say it: request 12 */
export async function readRequestRowByNumber(db: Database, number: number): Promise<RequestRow | undefined> {
  const [row] = await db.select().from(requests).where(eq(requests.number, number));
  return row;
}

export async function readRequestRowOfView(db: Database, viewId: string): Promise<RequestRow | undefined> {
  const [row] = await db.select().from(requests).where(eq(requests.viewId, viewId));
  return row;
}

/** Nobody else changes the row until the transaction ends. */
export async function lockRequestRow(tx: Transaction, id: string): Promise<RequestRow | undefined> {
  const [row] = await tx.select().from(requests).where(eq(requests.id, id)).for('update');
  return row;
}

/** @returns the row as it is now, with a version of its own */
export async function updateRequestRow(
  tx: Transaction,
  id: string,
  change: RequestChange,
): Promise<RequestRow> {
  const [row] = await tx
    .update(requests)
    .set({ ...change, version: sql`${requests.version} + 1` })
    .where(eq(requests.id, id))
    .returning();
  if (!row) throw new Error('The request that was to be changed is not there');
  return row;
}

/** The oldest first. */
export function readRequestRows(db: Database, filter: RequestFilter): Promise<RequestRow[]> {
  return db
    .select()
    .from(requests)
    .where(and(...conditions(db, filter)))
    .orderBy(asc(requests.number));
}

/**
 * One page, the newest first, and how many there are on all pages.
 * @param page from 0; `first`: those in one of these statuses come before all others
 */
export async function readRequestPage(
  db: Database,
  filter: RequestFilter,
  { page, size, first = [] }: { page: number; size: number; first?: string[] },
): Promise<{ rows: RequestRow[]; total: number }> {
  const rows = await db
    .select()
    .from(requests)
    .where(and(...conditions(db, filter)))
    .orderBy(...(first.length > 0 ? [desc(inArray(requests.status, first))] : []), desc(requests.number))
    .limit(size)
    .offset(Math.max(0, page) * size);
  const [counted] = await db
    .select({ total: count() })
    .from(requests)
    .where(and(...conditions(db, filter)));
  return { rows, total: counted?.total ?? 0 };
}

function conditions(db: Database, filter: RequestFilter): SQL[] {
  return [
    filter.ids === undefined ? [] : [inArray(requests.id, filter.ids)],
    filter.requesterId === undefined ? [] : [eq(requests.requesterId, filter.requesterId)],
    filter.notRequesterId === undefined ? [] : [ne(requests.requesterId, filter.notRequesterId)],
    filter.statuses === undefined ? [] : [inArray(requests.status, filter.statuses)],
    filter.kind === undefined ? [] : [sql`${requests.wanted} ->> 'kind' = ${filter.kind}`],
    filter.withFollowUpsPending === undefined
      ? []
      : [sql`${requests.followUps} @> '[{"state":"pending"}]'::jsonb`],
    filter.inFront === undefined ? [] : [isNull(requests.behind)],
    filter.queued === undefined ? [] : [isNotNull(requests.behind)],
    filter.notVotedBy === undefined ? [] : [notExists(votesOf(db, filter.notVotedBy))],
    filter.withVotes === undefined ? [] : [exists(votesOf(db))],
    filter.behind === undefined ? [] : [eq(requests.behind, filter.behind)],
    filter.expiresBy === undefined ? [] : [lte(requests.expiresAt, filter.expiresBy)],
    filter.executeBy === undefined ? [] : [lte(requests.executeBy, filter.executeBy)],
    filter.startedBy === undefined ? [] : [lte(requests.purchaseStartedAt, filter.startedBy)],
    filter.endedFrom === undefined ? [] : [gte(requests.endedAt, filter.endedFrom)],
  ].flat();
}

/** Of the request of the outer query, at its revision. */
function votesOf(db: Database, userId?: string) {
  return db
    .select({ userId: votes.userId })
    .from(votes)
    .where(
      and(
        eq(votes.requestId, requests.id),
        eq(votes.revision, requests.revision),
        userId === undefined ? undefined : eq(votes.userId, userId),
      ),
    );
}

import { and, asc, count, eq, exists, gt, inArray, lt, sql } from 'drizzle-orm';
import { runItems, runs } from './schema.ts';
import type { Database, Transaction } from './store.ts';

export type RunRow = typeof runs.$inferSelect;
export type RunItemRow = typeof runItems.$inferSelect;
export type NewRunItem = Omit<RunItemRow, 'runId' | 'position' | 'state' | 'message'> &
  // Known to be over before the run begins, such as a row of a file that is wrong.
  Partial<Pick<RunItemRow, 'state' | 'message'>>;

/** Rows written with one statement: Postgres takes 65,535 parameters. */
const BATCH = 1_000;

/** Neither done nor given up. */
const OPEN = ['started', 'pending'];

const nextVersion = { version: sql`${runs.version} + 1` };

/** @returns undefined when there is one of the same origin already */
export async function insertRun(
  tx: Transaction,
  row: RunRow,
  items: readonly NewRunItem[],
): Promise<RunRow | undefined> {
  const [inserted] = await tx
    .insert(runs)
    .values(row)
    .onConflictDoNothing({ target: runs.origin })
    .returning();
  if (!inserted) return undefined;
  for (let from = 0; from < items.length; from += BATCH) {
    const batch = items.slice(from, from + BATCH);
    await tx.insert(runItems).values(
      batch.map((item, index) => ({
        state: 'pending',
        message: null,
        ...item,
        runId: row.id,
        position: from + index,
      })),
    );
  }
  return inserted;
}

export async function readRun(db: Database, id: string): Promise<RunRow | undefined> {
  const [row] = await db.select().from(runs).where(eq(runs.id, id));
  return row;
}

export async function readRunOfOrigin(db: Database, origin: string): Promise<RunRow | undefined> {
  const [row] = await db.select().from(runs).where(eq(runs.origin, origin));
  return row;
}

export function readRunsOfStatus(db: Database, status: string): Promise<RunRow[]> {
  return db.select().from(runs).where(eq(runs.status, status)).orderBy(asc(runs.createdAt));
}

/** Changes a run that has this status (still). @returns the row as it is now; undefined when it has another */
export async function moveRun(
  db: Database,
  id: string,
  from: string,
  change: Partial<Pick<RunRow, 'status' | 'createdAt' | 'endedAt' | 'details'>>,
): Promise<RunRow | undefined> {
  const [row] = await db
    .update(runs)
    .set({ ...change, ...nextVersion })
    .where(and(eq(runs.id, id), eq(runs.status, from)))
    .returning();
  return row;
}

/**
 * Takes a running run: from now on it is in the hands of whoever has this version, and no longer of who had one before.
 * @returns undefined when it is not running
 */
export function takeRun(db: Database, id: string): Promise<RunRow | undefined> {
  return moveRun(db, id, 'running', {});
}

/** Lets a run go that is (still) in one's hands. @returns undefined when it is in another's */
export async function touchRun(db: Database, taken: RunRow): Promise<RunRow | undefined> {
  const [row] = await db.update(runs).set(nextVersion).where(isTaken(taken)).returning();
  return row;
}

/** Ends a run that is (still) in one's hands. @returns undefined when it is in another's */
export async function endRun(db: Database, taken: RunRow, endedAt: Date): Promise<RunRow | undefined> {
  const [row] = await db
    .update(runs)
    .set({ status: 'done', endedAt, ...nextVersion })
    .where(isTaken(taken))
    .returning();
  return row;
}

/** Deletes plans that nobody has begun by then. @returns how many */
export async function forgetPlans(db: Database, before: Date): Promise<number> {
  const old = and(eq(runs.status, 'planned'), lt(runs.createdAt, before));
  return db.transaction(async (tx) => {
    const ids = await tx.select({ id: runs.id }).from(runs).where(old).for('update');
    if (ids.length === 0) return 0;
    const which = ids.map(({ id }) => id);
    await tx.delete(runItems).where(inArray(runItems.runId, which));
    await tx.delete(runs).where(inArray(runs.id, which));
    return ids.length;
  });
}

/** The first item that is neither done nor given up. */
export async function readOpenRunItem(db: Database, runId: string): Promise<RunItemRow | undefined> {
  const [first] = await readRunItems(db, runId, { states: OPEN, limit: 1 });
  return first;
}

/** Part of a run's items, in their order. */
export function readRunItems(
  db: Database,
  runId: string,
  { states, limit, offset = 0 }: { states?: string[]; limit: number; offset?: number },
): Promise<RunItemRow[]> {
  return db
    .select()
    .from(runItems)
    .where(and(eq(runItems.runId, runId), ...(states ? [inArray(runItems.state, states)] : [])))
    .orderBy(asc(runItems.position))
    .limit(limit)
    .offset(offset);
}

/** All of a run's items in their order, as many at a time as are held. */
export async function* streamRunItems(db: Database, runId: string): AsyncGenerator<RunItemRow[]> {
  for (let after = -1; ; ) {
    const items = await db
      .select()
      .from(runItems)
      .where(and(eq(runItems.runId, runId), gt(runItems.position, after)))
      .orderBy(asc(runItems.position))
      .limit(BATCH);
    yield items;
    const last = items.at(-1);
    if (!last || items.length < BATCH) return;
    after = last.position;
  }
}

/** How many items of a run are in each state. */
export async function countRunItems(db: Database, runId: string): Promise<Record<string, number>> {
  const rows = await db
    .select({ state: runItems.state, items: count() })
    .from(runItems)
    .where(eq(runItems.runId, runId))
    .groupBy(runItems.state);
  return Object.fromEntries(rows.map(({ state, items }) => [state, items]));
}

/** Marks an item before it is worked on. @returns undefined when the run is in another's hands, or the item is over */
export async function startRunItem(
  db: Database,
  taken: RunRow,
  item: RunItemRow,
): Promise<RunItemRow | undefined> {
  const [row] = await db
    .update(runItems)
    .set({ state: 'started' })
    .where(
      and(
        isItem(item),
        inArray(runItems.state, OPEN),
        exists(db.select({ id: runs.id }).from(runs).where(isTaken(taken))),
      ),
    )
    .returning();
  return row;
}

/** Puts an item back of which certainly nothing was done, unless the run is in another's hands by now. */
export async function putBackRunItem(db: Database, taken: RunRow, item: RunItemRow): Promise<void> {
  await db
    .update(runItems)
    .set({ state: 'pending' })
    .where(
      and(
        isItem(item),
        eq(runItems.state, 'started'),
        exists(db.select({ id: runs.id }).from(runs).where(isTaken(taken))),
      ),
    );
}

/** Writes down how an item ended. @returns undefined when that is written down already */
export async function finishRunItem(
  db: Database,
  item: RunItemRow,
  { state, message }: { state: string; message?: string | undefined },
): Promise<RunItemRow | undefined> {
  const [row] = await db
    .update(runItems)
    .set({ state, message: message ?? null })
    .where(and(isItem(item), eq(runItems.state, 'started')))
    .returning();
  return row;
}

function isTaken({ id, version }: RunRow) {
  return and(eq(runs.id, id), eq(runs.version, version), eq(runs.status, 'running'));
}

function isItem({ runId, position }: Pick<RunItemRow, 'runId' | 'position'>) {
  return and(eq(runItems.runId, runId), eq(runItems.position, position));
}

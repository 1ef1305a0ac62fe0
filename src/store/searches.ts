import { subDays } from 'date-fns/subDays';
import { and, eq, lt } from 'drizzle-orm';
import { searches } from './schema.ts';
import type { Database } from './store.ts';

export type SearchRow = typeof searches.$inferSelect;
export type SearchChange = Partial<Pick<SearchRow, 'selected' | 'sort' | 'page' | 'revision'>>;

/** Days that a search and its ticks are kept. */
export const SEARCH_KEPT_DAYS = 7;

export async function insertSearch(db: Database, row: SearchRow): Promise<void> {
  await db.insert(searches).values(row);
}

/**
 * Changes a search, one change at a time: two clicks at once do not lose each other's ticks.
 * @param revise what to change, from the row as it is now; an empty object changes nothing
 * @returns the row as it is afterwards; undefined when this person has no such search (any more)
 */
export function reviseSearch(
  db: Database,
  key: { id: string; teamId: string; userId: string },
  revise: (row: SearchRow) => SearchChange,
): Promise<SearchRow | undefined> {
  return db.transaction(async (tx) => {
    const own = and(
      eq(searches.id, key.id),
      eq(searches.teamId, key.teamId),
      eq(searches.userId, key.userId),
    );
    const [row] = await tx.select().from(searches).where(own).for('update');
    if (!row) return undefined;
    const change = revise(row);
    if (Object.keys(change).length === 0) return row;
    const [changed] = await tx.update(searches).set(change).where(own).returning();
    return changed;
  });
}

/** Deletes the searches that are older than `SEARCH_KEPT_DAYS`. @returns how many */
export async function forgetSearches(db: Database, now: Date): Promise<number> {
  const forgotten = await db
    .delete(searches)
    .where(lt(searches.createdAt, subDays(now, SEARCH_KEPT_DAYS)))
    .returning({ id: searches.id });
  return forgotten.length;
}

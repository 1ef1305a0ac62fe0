import { subDays } from 'date-fns/subDays';
import { and, eq, lt } from 'drizzle-orm';
import { numberLists } from './schema.ts';
import type { Database } from './store.ts';

export type NumberListRow = typeof numberLists.$inferSelect;
/** Whose list, and which. */
export type NumberListKey = Pick<NumberListRow, 'id' | 'teamId' | 'userId'>;

export async function insertNumberList(db: Database, row: NumberListRow): Promise<void> {
  await db.insert(numberLists).values(row);
}

/** @returns undefined when this person has no such list (any more) */
export async function readNumberList(db: Database, key: NumberListKey): Promise<NumberListRow | undefined> {
  const [row] = await db.select().from(numberLists).where(own(key));
  return row;
}

/**
 * Keeps what is held of a list now, if nobody has turned it since this revision was read.
 * @returns the row as it is afterwards, whoever turned it; undefined when this person has no such list (any more)
 */
export async function turnNumberList(
  db: Database,
  key: NumberListKey,
  { revision, held }: { revision: number; held: unknown },
): Promise<NumberListRow | undefined> {
  const [turned] = await db
    .update(numberLists)
    .set({ held, revision: revision + 1 })
    .where(and(own(key), eq(numberLists.revision, revision)))
    .returning();
  return turned ?? readNumberList(db, key);
}

/** Deletes the lists that are older than a day. @returns how many */
export async function forgetNumberLists(db: Database, now: Date): Promise<number> {
  const forgotten = await db
    .delete(numberLists)
    .where(lt(numberLists.createdAt, subDays(now, 1)))
    .returning({ id: numberLists.id });
  return forgotten.length;
}

function own({ id, teamId, userId }: NumberListKey) {
  return and(eq(numberLists.id, id), eq(numberLists.teamId, teamId), eq(numberLists.userId, userId));
}

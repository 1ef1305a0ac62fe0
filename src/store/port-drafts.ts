import { eq, lt } from 'drizzle-orm';
import { portDrafts } from './porting-schema.ts';
import type { Database } from './store.ts';

export type PortDraftRow = typeof portDrafts.$inferSelect;

/** A person has one; the one before it is gone. */
export async function savePortDraftRow(db: Database, row: PortDraftRow): Promise<void> {
  const { userId: _key, ...change } = row;
  await db.insert(portDrafts).values(row).onConflictDoUpdate({ target: portDrafts.userId, set: change });
}

export async function readPortDraftRow(db: Database, userId: string): Promise<PortDraftRow | undefined> {
  const [row] = await db.select().from(portDrafts).where(eq(portDrafts.userId, userId));
  return row;
}

/** The same, and nobody else changes it until the transaction ends. */
export async function lockPortDraftRow(db: Database, userId: string): Promise<PortDraftRow | undefined> {
  const [row] = await db.select().from(portDrafts).where(eq(portDrafts.userId, userId)).for('update');
  return row;
}

export async function deletePortDraftRow(db: Database, userId: string): Promise<void> {
  await db.delete(portDrafts).where(eq(portDrafts.userId, userId));
}

/** Deletes drafts that nobody has gone on with since. @returns how many */
export async function deletePortDraftRowsBefore(db: Database, moment: Date): Promise<number> {
  const gone = await db
    .delete(portDrafts)
    .where(lt(portDrafts.changedAt, moment))
    .returning({ userId: portDrafts.userId });
  return gone.length;
}

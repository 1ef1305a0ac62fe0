import { and, eq } from 'drizzle-orm';
import { settings } from './schema.ts';
import type { Database, Transaction } from './store.ts';

export type SettingsRow = Omit<typeof settings.$inferSelect, 'id'>;

const THE_ROW = eq(settings.id, 1);

export async function readSettingsRow(db: Database): Promise<SettingsRow | undefined> {
  const [row] = await db.select().from(settings).where(THE_ROW);
  return row;
}

/**
 * The row, locked until the transaction ends; whoever else locks it waits.
 * @param first what is inserted when there is no row yet
 */
export async function lockSettingsRow(tx: Transaction, first: SettingsRow): Promise<SettingsRow> {
  const locked = await lock(tx);
  if (locked) return locked;
  await tx.insert(settings).values(first).onConflictDoNothing();
  const inserted = await lock(tx);
  if (!inserted) throw new Error('The settings row was inserted and is not there');
  return inserted;
}

/** @returns whether it was written: false when the row does not have the revision `from` (any more) */
export async function writeSettingsRow(tx: Transaction, from: number, row: SettingsRow): Promise<boolean> {
  const written = await tx
    .update(settings)
    .set(row)
    .where(and(THE_ROW, eq(settings.revision, from)))
    .returning({ revision: settings.revision });
  return written.length === 1;
}

async function lock(tx: Transaction): Promise<SettingsRow | undefined> {
  const [row] = await tx.select().from(settings).where(THE_ROW).for('update');
  return row;
}

import { desc, gte, lt, lte } from 'drizzle-orm';
import { inventoryDays } from './schema.ts';
import type { Database } from './store.ts';

export type InventoryDayRow = typeof inventoryDays.$inferSelect;

/** Keeps what the inventory came to; of several readings in a day, the last. */
export async function saveInventoryDay(db: Database, row: InventoryDayRow): Promise<void> {
  const { inventory, readAt } = row;
  await db
    .insert(inventoryDays)
    .values(row)
    .onConflictDoUpdate({
      target: inventoryDays.day,
      set: { inventory, readAt },
      // Two readings at once: the earlier one does not come out on top because it was written later.
      setWhere: lte(inventoryDays.readAt, readAt),
    });
}

/**
 * The days since one, the oldest first.
 * @param day `YYYY-MM-DD`, itself included
 */
export function readInventoryDays(
  db: Database,
  { day, limit }: { day: string; limit: number },
): Promise<InventoryDayRow[]> {
  return db
    .select()
    .from(inventoryDays)
    .where(gte(inventoryDays.day, day))
    .orderBy(inventoryDays.day)
    .limit(limit);
}

export async function readNewestInventoryDay(db: Database): Promise<InventoryDayRow | undefined> {
  const [row] = await db.select().from(inventoryDays).orderBy(desc(inventoryDays.day)).limit(1);
  return row;
}

/** @param day `YYYY-MM-DD`, the oldest one that is kept */
export async function forgetInventoryDays(db: Database, day: string): Promise<void> {
  await db.delete(inventoryDays).where(lt(inventoryDays.day, day));
}

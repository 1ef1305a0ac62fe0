import { eq, lte } from 'drizzle-orm';
import { readings } from './schema.ts';
import type { Database } from './store.ts';

export type ReadingRow = typeof readings.$inferSelect;

/** Keeps what was read last under a name; what was read earlier never takes its place. */
export async function saveReading(db: Database, row: ReadingRow): Promise<void> {
  const { value, at } = row;
  await db
    .insert(readings)
    .values(row)
    .onConflictDoUpdate({ target: readings.name, set: { value, at }, setWhere: lte(readings.at, at) });
}

export async function readReading(db: Database, name: string): Promise<ReadingRow | undefined> {
  const [row] = await db.select().from(readings).where(eq(readings.name, name));
  return row;
}

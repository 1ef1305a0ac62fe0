import { and, desc, eq, lt } from 'drizzle-orm';
import { portDigests } from './porting-schema.ts';
import type { Database, Transaction } from './store.ts';

export type DigestRow = typeof portDigests.$inferSelect;

export async function readDigestRow(
  db: Database,
  channel: string,
  day: string,
): Promise<DigestRow | undefined> {
  const [row] = await db
    .select()
    .from(portDigests)
    .where(and(eq(portDigests.channel, channel), eq(portDigests.day, day)));
  return row;
}

/** The digest before this day's. */
export async function readDigestBefore(
  db: Database,
  channel: string,
  day: string,
): Promise<DigestRow | undefined> {
  const [row] = await db
    .select()
    .from(portDigests)
    .where(and(eq(portDigests.channel, channel), lt(portDigests.day, day)))
    .orderBy(desc(portDigests.day))
    .limit(1);
  return row;
}

/** @returns when it was begun first, which may be earlier than now */
export async function beginDigest(db: Database, channel: string, day: string, now: Date): Promise<DigestRow> {
  await db.insert(portDigests).values({ channel, day, startedAt: now }).onConflictDoNothing();
  const row = await readDigestRow(db, channel, day);
  if (!row) throw new Error('The digest was begun and is not there');
  return row;
}

export async function endDigest(db: Database, channel: string, day: string, now: Date): Promise<void> {
  await db
    .update(portDigests)
    .set({ toldAt: now })
    .where(and(eq(portDigests.channel, channel), eq(portDigests.day, day)));
}

/** As if the channel had never had one. */
export async function deleteDigests(tx: Transaction, channel: string): Promise<void> {
  await tx.delete(portDigests).where(eq(portDigests.channel, channel));
}

import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { announcements, portChanges, portWatchers } from './porting-schema.ts';
import type { Database, Transaction } from './store.ts';

/** A change that is to be told somewhere. */
export type OpenAnnouncement = {
  change: typeof portChanges.$inferSelect;
  /** Somebody began to tell it, and may have. */
  startedAt: Date | null;
};

export async function addAnnouncements(
  tx: Transaction,
  changeId: number,
  targets: readonly string[],
): Promise<void> {
  if (targets.length === 0) return;
  await tx
    .insert(announcements)
    .values(targets.map((target) => ({ changeId, target })))
    .onConflictDoNothing();
}

/** What is to be told to a channel or person and has not been, in the order in which it happened to be found. */
export async function readOpenAnnouncements(
  db: Database,
  target: string,
  limit: number,
): Promise<OpenAnnouncement[]> {
  return db
    .select({ change: portChanges, startedAt: announcements.startedAt })
    .from(announcements)
    .innerJoin(portChanges, eq(portChanges.id, announcements.changeId))
    .where(and(eq(announcements.target, target), isNull(announcements.toldAt)))
    .orderBy(asc(announcements.changeId))
    .limit(limit);
}

export async function markAnnouncements(
  db: Database,
  target: string,
  changeIds: readonly number[],
  change: { startedAt: Date } | { toldAt: Date },
): Promise<void> {
  await db
    .update(announcements)
    .set(change)
    .where(and(eq(announcements.target, target), inArray(announcements.changeId, [...changeIds])));
}

/** Takes back what is to be told to a channel and nobody has begun to tell. */
export async function deleteAnnouncementsNotBegun(tx: Transaction, target: string): Promise<void> {
  await tx
    .delete(announcements)
    .where(
      and(eq(announcements.target, target), isNull(announcements.startedAt), isNull(announcements.toldAt)),
    );
}

/** Everywhere something is still to be told. */
export async function readOpenTargets(db: Database): Promise<string[]> {
  const rows = await db
    .selectDistinct({ target: announcements.target })
    .from(announcements)
    .where(isNull(announcements.toldAt));
  return rows.map(({ target }) => target);
}

/** Who said that they follow an order, and who said that they do not. */
export async function readWatchers(
  db: Database,
  orderId: string,
): Promise<{ userId: string; watches: boolean }[]> {
  return db
    .select({ userId: portWatchers.userId, watches: portWatchers.watches })
    .from(portWatchers)
    .where(eq(portWatchers.orderId, orderId));
}

export async function saveWatcher(
  db: Database,
  row: { orderId: string; userId: string; watches: boolean },
): Promise<void> {
  await db
    .insert(portWatchers)
    .values(row)
    .onConflictDoUpdate({
      target: [portWatchers.orderId, portWatchers.userId],
      set: { watches: row.watches },
    });
}

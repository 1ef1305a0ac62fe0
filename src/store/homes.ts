import { and, gte, inArray } from 'drizzle-orm';
import { homes } from './schema.ts';
import type { Database } from './store.ts';

/** Notes that somebody looks at their Home. */
export async function rememberHome(db: Database, userId: string, openedAt: Date): Promise<void> {
  await db
    .insert(homes)
    .values({ userId, openedAt })
    .onConflictDoUpdate({ target: homes.userId, set: { openedAt } });
}

/** Those of these people who have opened their Home since a moment. */
export async function readHomes(db: Database, userIds: readonly string[], since: Date): Promise<string[]> {
  if (userIds.length === 0) return [];
  const rows = await db
    .select({ userId: homes.userId })
    .from(homes)
    .where(and(inArray(homes.userId, [...userIds]), gte(homes.openedAt, since)));
  return rows.map(({ userId }) => userId);
}

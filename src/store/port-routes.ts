import { eq } from 'drizzle-orm';
import { portRoutes } from './porting-schema.ts';
import type { Database } from './store.ts';

export type PortRouteRow = typeof portRoutes.$inferSelect;

export function readPortRoutes(db: Database): Promise<PortRouteRow[]> {
  return db.select().from(portRoutes).orderBy(portRoutes.channel);
}

export async function savePortRoute(db: Database, row: PortRouteRow): Promise<void> {
  const { channel: _key, ...change } = row;
  await db.insert(portRoutes).values(row).onConflictDoUpdate({ target: portRoutes.channel, set: change });
}

/** @returns whether there was one */
export async function deletePortRoute(db: Database, channel: string): Promise<boolean> {
  const gone = await db
    .delete(portRoutes)
    .where(eq(portRoutes.channel, channel))
    .returning({ channel: portRoutes.channel });
  return gone.length > 0;
}

import { eq } from 'drizzle-orm';
import { toldChanges } from './schema.ts';
import type { Database, Store } from './store.ts';

/** How far the audit entries of a request have been told, each by its id; 0 is before the first. */
export type Told = Omit<typeof toldChanges.$inferSelect, 'requestId'>;

export type Telling = {
  told: Told;
  save(change: Partial<Told>): Promise<void>;
};

const NOTHING: Told = { inThread: 0, toRequester: 0, begun: 0 };

/** Tells of a request while nobody else does, in this process or another. */
export function tellInTurn<Result>(
  store: Store,
  requestId: string,
  work: (telling: Telling) => Promise<Result>,
): Promise<Result> {
  return store.inTurn(`told ${requestId}`, async () => {
    const told = { ...(await readTold(store.db, requestId)) };
    return work({
      told,
      async save(change) {
        Object.assign(told, change);
        await store.db
          .insert(toldChanges)
          .values({ requestId, ...told })
          .onConflictDoUpdate({ target: toldChanges.requestId, set: change });
      },
    });
  });
}

async function readTold(db: Database, requestId: string): Promise<Told> {
  const [row] = await db.select().from(toldChanges).where(eq(toldChanges.requestId, requestId));
  return row ? { inThread: row.inThread, toRequester: row.toRequester, begun: row.begun } : NOTHING;
}

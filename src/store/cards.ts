import { and, eq } from 'drizzle-orm';
import { cards } from './schema.ts';
import type { Database, Store } from './store.ts';

export type CardRow = typeof cards.$inferSelect;
export type CardKey = Pick<CardRow, 'subject' | 'channel'>;

export type CardInHand = {
  card: CardRow;
  /** Nothing was ever posted for it: this is the first time that anybody works on it. */
  isNew: boolean;
  save(change: { ts: string; rendered: number }): Promise<void>;
};

/**
 * Works on a card while nobody else does, in this process or another. That it is worked on is known before `work`
 * begins, so that a crash in the middle leaves a row without a `ts` behind: something may have been posted.
 *
 * Over Postgres the card's row is locked for as long. The embedded database has one connection, which a transaction
 * around a call over the network would keep from everybody else, and one process: there the turn in line is enough.
 */
export function workOnCard<Result>(
  store: Store,
  key: CardKey,
  now: Date,
  work: (inHand: CardInHand) => Promise<Result>,
): Promise<Result> {
  const isKey = and(eq(cards.subject, key.subject), eq(cards.channel, key.channel));
  const inHand = (db: Database, card: CardRow | undefined, isNew: boolean): CardInHand => {
    if (!card) throw new Error('The card was inserted and is not there');
    return {
      card,
      isNew,
      async save(change) {
        await db.update(cards).set(change).where(isKey);
      },
    };
  };

  return inTurn(store, `${key.channel} ${key.subject}`, async () => {
    const inserted = await store.db
      .insert(cards)
      .values({ ...key, ts: null, rendered: 0, postedAt: now })
      .onConflictDoNothing()
      .returning({ subject: cards.subject });
    const isNew = inserted.length === 1;
    if (store.kind === 'pglite') {
      const [card] = await store.db.select().from(cards).where(isKey);
      return work(inHand(store.db, card, isNew));
    }
    return store.db.transaction(async (tx) => {
      const [card] = await tx.select().from(cards).where(isKey).for('update');
      return work(inHand(tx, card, isNew));
    });
  });
}

/** Every card of a subject that is known to stand in a channel. */
export async function readCards(db: Database, subject: string): Promise<(CardRow & { ts: string })[]> {
  const rows = await db.select().from(cards).where(eq(cards.subject, subject)).orderBy(cards.postedAt);
  return rows.flatMap((row) => (row.ts === null ? [] : [{ ...row, ts: row.ts }]));
}

const lines = new WeakMap<Store, Map<string, Promise<unknown>>>();

/** One at a time for each key, in the order asked. */
function inTurn<Result>(store: Store, key: string, task: () => Promise<Result>): Promise<Result> {
  const line = lines.get(store) ?? new Map<string, Promise<unknown>>();
  lines.set(store, line);
  const turn = (line.get(key) ?? Promise.resolve()).then(task);
  // The next in line comes whether this one works out or not.
  const over = turn.then(
    () => {},
    () => {},
  );
  line.set(key, over);
  over.then(() => {
    if (line.get(key) === over) line.delete(key);
  });
  return turn;
}

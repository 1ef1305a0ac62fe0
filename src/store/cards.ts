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
 */
export function workOnCard<Result>(
  store: Store,
  key: CardKey,
  now: Date,
  work: (inHand: CardInHand) => Promise<Result>,
): Promise<Result> {
  const { db } = store;
  const isKey = and(eq(cards.subject, key.subject), eq(cards.channel, key.channel));
  return store.inTurn(`card ${key.channel} ${key.subject}`, async () => {
    const inserted = await db
      .insert(cards)
      .values({ ...key, ts: null, rendered: 0, postedAt: now })
      .onConflictDoNothing()
      .returning({ subject: cards.subject });
    const [card] = await db.select().from(cards).where(isKey);
    if (!card) throw new Error('The card was inserted and is not there');
    return work({
      card,
      isNew: inserted.length === 1,
      async save(change) {
        await db.update(cards).set(change).where(isKey);
      },
    });
  });
}

/** Every card of a subject that is known to stand in a channel. */
export async function readCards(db: Database, subject: string): Promise<(CardRow & { ts: string })[]> {
  const rows = await db.select().from(cards).where(eq(cards.subject, subject)).orderBy(cards.postedAt);
  return rows.flatMap((row) => (row.ts === null ? [] : [{ ...row, ts: row.ts }]));
}

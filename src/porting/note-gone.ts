import type { Context } from '../context.ts';
import { lockPortOrder, savePortOrder } from '../store/port-orders.ts';
import { noteChange } from './note-change.ts';
import { GONE } from './port-statuses.ts';
import type { Routing } from './routes.ts';
import { fromOrderRow, type StoredOrder, toOrderRow } from './stored-order.ts';

/** Milliseconds for which an order has to be missing: one that was just made is not everywhere at once. */
const GONE_AFTER = 60 * 60_000;

/** Orders by their ids, and since when Zoom does not have them: ISO 8601. */
export type Missing = Record<string, string>;

export function missingSince(before: Missing, absent: readonly string[], now: Date): Missing {
  return Object.fromEntries(absent.map((id) => [id, before[id] ?? now.toISOString()]));
}

/** Orders that Zoom has not had for a while: they are not followed any more, and that is said. */
export async function noteWhatIsGone(
  context: Context,
  missing: Missing,
  { known, routing }: { known: ReadonlyMap<string, StoredOrder>; routing: Routing },
): Promise<string[][]> {
  const { store, clock } = context;
  const longAgo = new Date(clock.now().getTime() - GONE_AFTER).toISOString();
  const news: string[][] = [];
  for (const [orderId, since] of Object.entries(missing)) {
    if (since > longAgo) continue;
    const targets = await store.db.transaction(async (tx) => {
      const row = await lockPortOrder(tx, orderId);
      // Somebody has read it meanwhile.
      if (!row || row.version !== known.get(orderId)?.version) return undefined;
      const { order, changedAt } = fromOrderRow(row);
      const gone = toOrderRow({ ...order, status: GONE }, changedAt);
      const stored = fromOrderRow(await savePortOrder(tx, gone));
      const change = { kind: 'gone', key: `${GONE}#${stored.version}`, at: undefined } as const;
      return noteChange(context, tx, { stored, change, routing });
    });
    if (targets) news.push(targets);
  }
  return news;
}

import { isDeepStrictEqual } from 'node:util';
import type { Context } from '../context.ts';
import { lockPortOrder, savePortOrder } from '../store/port-orders.ts';
import type { PortingOrder } from '../zoom/types.ts';
import { claimForFiling } from './claim-order.ts';
import { noteChange } from './note-change.ts';
import { changesOf } from './order-changes.ts';
import type { Routing } from './routes.ts';
import { fromOrderRow, isAhead, momentOf, type StoredOrder, toOrderRow } from './stored-order.ts';

export type Comparison = {
  isFirst: boolean;
  known: ReadonlyMap<string, StoredOrder>;
  routing: Routing;
  /** Slack user id of who has just resubmitted it here. */
  resubmittedBy?: string | undefined;
};

/**
 * Compares an order as it was just read with how it was, and notes what is new.
 * @returns for each change that is new, to whom it is to be told
 */
export async function noteReading(
  context: Context,
  order: PortingOrder,
  { isFirst, known, routing, resubmittedBy }: Comparison,
): Promise<string[][]> {
  const before = known.get(order.orderId);
  const { portingChannel } = routing;
  if (before && isSame(order, before.order)) return [];
  return context.store.db.transaction(async (tx) => {
    // Filed here, and seen before Zoom's answer was written down, or instead of it.
    if (!before && (await claimForFiling(context, tx, { order, portingChannel }))) return [];
    const locked = await lockPortOrder(tx, order.orderId);
    const stored = locked && fromOrderRow(locked);
    const now = context.clock.now();
    // Another process, or a person's own change, was quicker and has read something newer.
    if (stored && (isOlder(order, stored, now) || isSame(order, stored.order))) return [];
    const saved = fromOrderRow(await savePortOrder(tx, toOrderRow(order, now)));
    if (isFirst && !stored) return [];
    const news: string[][] = [];
    for (const found of changesOf(stored?.order, order, saved.version)) {
      const by = found.kind === 'resubmitted' ? resubmittedBy : undefined;
      const change = found.kind === 'resubmitted' ? { ...found, by } : found;
      const targets = await noteChange(context, tx, { stored: saved, change, routing, actor: by });
      if (targets) news.push(targets);
    }
    // Who is told of a change draws the card. Where nobody is, or not everybody who has one, it follows all the same.
    const isHidden = news.length === 0 || routing.routes.length > 0;
    if (stored && isHidden) await context.outbox.send(tx, { name: 'show-port', orderId: order.orderId });
    return news;
  });
}

/** As the database gives it back: without what is undefined. */
function isSame(order: PortingOrder, other: PortingOrder): boolean {
  return isDeepStrictEqual(JSON.parse(JSON.stringify(order)), JSON.parse(JSON.stringify(other)));
}

function isOlder({ updatedAt }: PortingOrder, than: StoredOrder, now: Date): boolean {
  const [one, other] = [momentOf(updatedAt), momentOf(than.order.updatedAt)];
  if (!one || !other) return false;
  // What was yet to come when it was read is no measure for a time that is not: it would keep out all news until then.
  const isMeasure = !isAhead(other, than.changedAt) || isAhead(one, now);
  return isMeasure && one < other;
}

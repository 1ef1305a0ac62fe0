import type { Context } from '../context.ts';
import { readPortOrder } from '../store/port-orders.ts';
import type { Transaction } from '../store/store.ts';
import type { PortingOrder } from '../zoom/types.ts';
import { type FilingTurn, lockFiling } from './filing-turn.ts';
import { findFilingOf, isOrderOf } from './find-filed-order.ts';
import { settleAsFiled } from './settle-filing.ts';

/**
 * Settles the filing that made an order which the watch sees before Zoom's answer was written down, or instead of it:
 * nobody is told that it was made elsewhere.
 * @returns whether there is one
 */
export async function claimForFiling(
  context: Context,
  tx: Transaction,
  { order, portingChannel }: { order: PortingOrder; portingChannel: string | null },
): Promise<boolean> {
  const found = await findFilingOf(tx, order);
  if (!found) return false;
  const turn: FilingTurn = { context, tx, portingChannel, now: context.clock.now() };
  // Before the order: whoever writes down Zoom's answer locks them in the same order.
  const filing = await lockFiling(turn, found.id);
  if (!filing || filing.orderId !== null || !isOrderOf(filing, order)) return false;
  if (filing.status === 'refused') return false;
  // Known already, it is what it was said to be.
  if (filing.status === 'lost' && (await readPortOrder(tx, order.orderId))) return false;
  await settleAsFiled(turn, filing, order);
  return true;
}

import { record } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { addAnnouncements } from '../store/announcements.ts';
import { insertPortChange } from '../store/port-orders.ts';
import type { Transaction } from '../store/store.ts';
import type { DueNotice } from './due-notices.ts';
import type { OrderChange } from './order-changes.ts';
import { type Routing, targetsOf } from './routes.ts';
import { momentOf, type StoredOrder } from './stored-order.ts';

export type Announced = OrderChange | DueNotice;

/**
 * Notes one thing that happened to an order: the change, its audit entry, and to whom it is told, all or nothing. One
 * that was noted before is not noted again.
 * @returns to whom it is to be told; undefined when it is not new
 */
export async function noteChange(
  { clock, outbox }: Context,
  tx: Transaction,
  { stored, change, routing }: { stored: StoredOrder; change: Announced; routing: Routing },
): Promise<string[] | undefined> {
  const now = clock.now();
  const { order } = stored;
  const { key, kind } = change;
  const inserted = await insertPortChange(tx, {
    orderId: order.orderId,
    key,
    kind,
    at: ('at' in change ? momentOf(change.at) : undefined) ?? now,
    foundAt: now,
    details: change,
  });
  if (!inserted) return undefined;
  await record(tx, outbox, clock, {
    actor: 'system',
    what: `port.${kind}`,
    subject: order.orderId,
    phoneNumbers: order.phoneNumbers,
    to: order.status,
  });
  const targets = await targetsOf(tx, stored, routing);
  await addAnnouncements(tx, inserted.id, targets);
  return targets;
}

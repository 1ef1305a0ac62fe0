import { record } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { addAnnouncements } from '../store/announcements.ts';
import { readPortFilings } from '../store/port-filings.ts';
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
  {
    stored,
    change,
    routing,
    actor = 'system',
    isOld = false,
    details,
  }: {
    stored: StoredOrder;
    change: Announced;
    routing: Routing;
    /** Slack user id of who did it, where somebody did. */
    actor?: string | undefined;
    /** It was so before anybody was to be told: noted, and told to nobody. */
    isOld?: boolean;
    /** For the audit; nothing that is to stay secret. */
    details?: unknown;
  },
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
    actor,
    what: `port.${kind}`,
    subject: order.orderId,
    phoneNumbers: order.phoneNumbers,
    to: order.status,
    details,
  });
  // The card of whoever filed it follows; with a new order it is drawn anew by what made the order known.
  const filings = kind === 'new' ? [] : await readPortFilings(tx, { orderId: order.orderId });
  for (const { id } of filings) await outbox.send(tx, { name: 'show-filing', filingId: id });
  // Whoever has just done it need not be told.
  const doer = doerOf(change, stored);
  const targets = isOld ? [] : (await targetsOf(tx, stored, routing)).filter((target) => target !== doer);
  await addAnnouncements(tx, inserted.id, targets);
  return targets;
}

/** Who files an order knows of it, unless they were told that it is lost. */
function doerOf(change: Announced, { requesterId }: StoredOrder): string | undefined {
  if (change.kind === 'new') return change.isLate ? undefined : requesterId;
  return 'by' in change ? change.by : undefined;
}

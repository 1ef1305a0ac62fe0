import { z } from 'zod';
import type { Context } from '../context.ts';
import { readPortOrders } from '../store/port-orders.ts';
import { readReading, saveReading } from '../store/readings.ts';
import type { PortingOrder } from '../zoom/types.ts';
import { ENDED_STATUSES, OPEN_STATUSES } from './port-statuses.ts';
import { nextDay, soonestFirst } from './soonest-first.ts';
import { fromOrderRow } from './stored-order.ts';

/** As many as Zoom gives at once. */
const PAGE = 300;
const NAME = 'open-orders';

const openOrder = z.object({
  orderId: z.string(),
  status: z.string(),
  phoneNumbers: z.array(z.string()),
  carrierName: z.string().optional(),
  /** What happens next on it: `YYYY-MM-DD`. */
  nextDate: z.string().optional(),
  rejectionReason: z.string().optional(),
});
const schema = z.object({ orders: z.array(openOrder), total: z.number() });

/** An order under way, as far as a list shows it. */
export type OpenOrder = z.infer<typeof openOrder>;
export type OpenOrders = { orders: OpenOrder[]; total: number; at: Date };

/** Numbers of one order that are kept; the list names the first. */
const KEPT_NUMBERS = 100;

/**
 * Asks Zoom for the porting orders that are open, in one light call, and keeps them: those that need somebody first,
 * then by the day on which something happens next.
 * @throws the errors of `zoom/errors.ts`; what was kept stays
 */
export async function takeOpenOrders({
  zoom,
  store,
  clock,
}: Pick<Context, 'zoom' | 'store' | 'clock'>): Promise<void> {
  // What cannot be read is counted in the total, with what does not fit on the page.
  const options = { pageSize: PAGE, onUnreadable: () => {} };
  const { items, total } = await zoom.porting.page({ status: [...OPEN_STATUSES] }, options);
  const orders = items.toSorted(soonestFirst).map(asOpen);
  const value = { orders, total: Math.max(total ?? 0, orders.length) };
  await saveReading(store.db, { name: NAME, value, at: clock.now() });
}

/** The open orders that a person filed, as the watch has last seen them, in the same order. */
export async function readOwnOrders(
  { store }: Pick<Context, 'store'>,
  requesterId: string,
): Promise<OpenOrder[]> {
  const rows = await readPortOrders(store.db, { requesterId, notIn: ENDED_STATUSES });
  return rows
    .map((row) => fromOrderRow(row).order)
    .toSorted(soonestFirst)
    .map(asOpen);
}

/** The open orders as they were last read; undefined when they never were. */
export async function readOpenOrders({ store }: Pick<Context, 'store'>): Promise<OpenOrders | undefined> {
  const row = await readReading(store.db, NAME);
  return row && { ...schema.parse(row.value), at: row.at };
}

/** As far as a list shows it. */
export function asOpen(order: PortingOrder): OpenOrder {
  const { orderId, status, carrierName, rejectionReason } = order;
  return {
    orderId,
    status,
    phoneNumbers: order.phoneNumbers.slice(0, KEPT_NUMBERS),
    carrierName,
    nextDate: nextDay(order),
    rejectionReason,
  };
}

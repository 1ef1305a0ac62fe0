import { subMilliseconds } from 'date-fns/subMilliseconds';
import type { Context } from '../context.ts';
import { ZoomRefused, ZoomUnavailable, zoomCode } from '../zoom/errors.ts';
import type { PortingOrder, UnreadableEntry } from '../zoom/types.ts';
import { isOpen, OPEN_STATUSES, PORTING_STATUSES } from './port-statuses.ts';
import { momentOf } from './stored-order.ts';

/** Milliseconds by which a change may be older than one that could be seen before it. */
const LATE = 10 * 60_000;

/** Orders that have ended and do not say when, before the rest of their list is left alone. */
const WITHOUT_TIME = 30;

const ENDED = PORTING_STATUSES.filter((status) => !isOpen(status));

export type WatchedOrders = {
  orders: PortingOrder[];
  /** Ids of those that were open and that Zoom does not have. */
  absent: string[];
};

/**
 * Reads what is open, what was open and has left the lists, and what has ended since the last look.
 * @param known ids of the orders that were open
 * @param last how far the last look came, by Zoom's own clock, ISO 8601: the newest change that was seen, and that of the
 *   newest order that had ended at the first look; none at the first look
 * @throws the errors of `zoom/errors.ts`
 */
export async function readWatchedOrders(
  { zoom }: Context,
  known: readonly string[],
  last: { newest: string; first: string } | undefined,
): Promise<WatchedOrders> {
  const found = new Map<string, PortingOrder>();
  // One that cannot be read is as it was: the others are watched all the same.
  const unreadable = new Set<string>();
  const onUnreadable = ({ id }: UnreadableEntry) => void (id !== undefined && unreadable.add(id));
  const open = { status: [...OPEN_STATUSES] };
  for await (const order of zoom.porting.list(open, { pageSize: 300, onUnreadable })) {
    found.set(order.orderId, order);
  }
  // The newest change comes first, so the walk ends a little before where the last one began; the first one, at once.
  let end = last && endOf(last);
  let withoutTime = 0;
  for await (const order of zoom.porting.list({ status: ENDED }, { pageSize: 30, onUnreadable })) {
    const changed = order.updatedAt ?? order.completedAt;
    if (changed === undefined) {
      // Nobody knows whether it is news. What was open is read by itself, below.
      if (++withoutTime === WITHOUT_TIME) break;
      continue;
    }
    end ??= changed;
    if (changed < end) break;
    found.set(order.orderId, order);
  }
  const absent: string[] = [];
  for (const orderId of known.filter((id) => !found.has(id) && !unreadable.has(id))) {
    const order = await readOrder(zoom, orderId);
    if (order === 'absent') absent.push(orderId);
    else if (order !== 'unreadable') found.set(orderId, order);
  }
  return { orders: [...found.values()], absent };
}

function endOf({ newest, first }: { newest: string; first: string }): string {
  const moment = momentOf(newest);
  const late = moment ? subMilliseconds(moment, LATE).toISOString() : newest;
  return late < first ? first : late;
}

async function readOrder(
  { porting }: Context['zoom'],
  orderId: string,
): Promise<PortingOrder | 'absent' | 'unreadable'> {
  try {
    return await porting.get(orderId);
  } catch (error) {
    if (error instanceof ZoomRefused && error.code === zoomCode.orderNotFound) return 'absent';
    if (error instanceof ZoomUnavailable && error.reason === 'unreadable') return 'unreadable';
    throw error;
  }
}

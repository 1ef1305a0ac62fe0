import type { Context } from '../context.ts';
import { forbids, type NotAllowed } from '../settings/roles.ts';
import { readPortOrders } from '../store/port-orders.ts';
import { isZoomError } from '../zoom/errors.ts';
import type { PortingOrder } from '../zoom/types.ts';
import { ENDED_STATUSES, isOpen, OPEN_STATUSES } from './port-statuses.ts';
import { soonestFirst } from './soonest-first.ts';
import { fromOrderRow } from './stored-order.ts';

/** Which orders: all of those that are given have to be true. */
export type OrderFilter = {
  /** In any of these; in one that is open, unless told. */
  statuses?: string[] | undefined;
  /** Filed by the person who asks. */
  mine?: true | undefined;
  /** Parts of names of losing carriers: from any of them. */
  carriers?: string[] | undefined;
};

export type OrderPage =
  | {
      kind: 'page';
      filter: OrderFilter;
      /** The soonest date first; where some may have ended, the newest change first. */
      orders: ListedOrder[];
      /** From 0. */
      page: number;
      /** At least 1. */
      pages: number;
      total: number;
      /** Zoom could not be asked: these are the orders as they were last read. */
      isOld: boolean;
      /** Orders of Zoom's list that cannot be read: they are left out. */
      unreadable: number;
      /** There are more that have ended; these are the newest. */
      hasMore: boolean;
    }
  | NotAllowed;

export type ListedOrder = { order: PortingOrder; requesterId: string | undefined };

export const ORDERS_A_PAGE = 8;
/** Orders that have ended are read so far back. */
const NEWEST = 300;

/** One page of porting orders. */
export async function listOrders(
  context: Context,
  { userId, filter, page }: { userId: string; filter: OrderFilter; page: number },
): Promise<OrderPage> {
  const forbidden = await forbids(context, 'port', userId);
  if (forbidden) return forbidden;
  const { orders, isOld, hasMore, unreadable } = await readOrders(context, filter);
  const stored = await readPortOrders(context.store.db, { ids: orders.map(({ orderId }) => orderId) });
  const requesters = new Map(stored.map(({ id, requesterId }) => [id, requesterId ?? undefined]));
  const found = orders
    .map((order) => ({ order, requesterId: requesters.get(order.orderId) }))
    .filter(({ requesterId }) => !filter.mine || requesterId === userId)
    .filter(({ order }) => !filter.carriers || filter.carriers.some((carrier) => isOf(order, carrier)));
  const isOpenList = filter.statuses?.every(isOpen) ?? true;
  const sorted = isOpenList ? found.toSorted((a, b) => soonestFirst(a.order, b.order)) : found;
  const pages = Math.max(1, Math.ceil(sorted.length / ORDERS_A_PAGE));
  const shown = Math.max(0, Math.min(page, pages - 1));
  return {
    kind: 'page',
    filter,
    orders: sorted.slice(shown * ORDERS_A_PAGE, (shown + 1) * ORDERS_A_PAGE),
    page: shown,
    pages,
    total: sorted.length,
    isOld,
    unreadable,
    hasMore,
  };
}

async function readOrders({ zoom, store }: Context, { statuses }: OrderFilter) {
  const kept = async (filter: Parameters<typeof readPortOrders>[1]) =>
    (await readPortOrders(store.db, filter)).map((row) => fromOrderRow(row).order);
  try {
    // Each once, though the list may have moved between two pages.
    const found = new Map<string, PortingOrder>();
    let unreadable = 0;
    const onUnreadable = () => void unreadable++;
    const asked = { status: statuses ?? [...OPEN_STATUSES] };
    for await (const order of zoom.porting.list(asked, { pageSize: NEWEST, onUnreadable })) {
      if (statuses && found.size === NEWEST) {
        return { orders: [...found.values()], isOld: false, hasMore: true, unreadable };
      }
      found.set(order.orderId, order);
    }
    // Zoom can be asked for no status that is not known; the watch has read what is in one.
    const others = statuses ? [] : await kept({ notIn: [...ENDED_STATUSES, ...OPEN_STATUSES] });
    for (const order of others) if (!found.has(order.orderId)) found.set(order.orderId, order);
    return { orders: [...found.values()], isOld: false, hasMore: false, unreadable };
  } catch (error) {
    if (!isZoomError(error)) throw error;
    const orders = await kept(statuses ? { statuses } : { notIn: ENDED_STATUSES });
    return { orders, isOld: true, hasMore: false, unreadable: 0 };
  }
}

function isOf({ carrierName = '' }: PortingOrder, carrier: string): boolean {
  return carrierName.toLowerCase().includes(carrier.toLowerCase());
}

import type { Context } from '../context.ts';
import { parseNumber } from '../numbers/format-number.ts';
import { forbids, type NotAllowed } from '../settings/roles.ts';
import { readSettings } from '../settings/stored-settings.ts';
import { readWatchers } from '../store/announcements.ts';
import { readPortOrder, readPortOrdersOfNumber } from '../store/port-orders.ts';
import { isZoomError, ZoomRefused, zoomCode } from '../zoom/errors.ts';
import type { PortingOrder } from '../zoom/types.ts';
import { noteReading } from './note-reading.ts';
import { isOpen } from './port-statuses.ts';
import { readStoredOrder } from './read-order.ts';
import { readRouting } from './routes.ts';
import type { StoredChange } from './stored-change.ts';
import { momentOf, type StoredOrder } from './stored-order.ts';
import { wakeTellers } from './wake-tellers.ts';
import { hasWatchBegun } from './watch-orders.ts';

export type LookedAtOrder = {
  kind: 'order';
  stored: StoredOrder;
  history: StoredChange[];
  /** Whether the person who looks is told of what happens to it. */
  watches: boolean;
  /** Zoom could not be asked: this is how it was when it was last read. */
  isOld: boolean;
};

export type OrderLook =
  | LookedAtOrder
  /** A number that is in several orders. */
  | { kind: 'several'; orderIds: string[] }
  | { kind: 'not_found'; words: string }
  | NotAllowed;

/**
 * One order as it is now, by its id or by a number in it. What has changed since the last look is noted and announced
 * as by the watch.
 * @throws the errors of `zoom/errors.ts` when Zoom cannot be asked and the order was never read before
 */
export async function lookAtOrder(
  context: Context,
  { userId, words }: { userId: string; words: string },
): Promise<OrderLook> {
  const forbidden = await forbids(context, 'port', userId);
  if (forbidden) return forbidden;
  const number = /^port_/i.test(words.trim()) ? undefined : parseNumber(words);
  if (number === undefined) return lookById(context, userId, words.trim());
  const rows = await readPortOrdersOfNumber(context.store.db, number);
  const open = rows.filter(({ status }) => isOpen(status));
  const [only, ...others] = open.length > 0 ? open : rows;
  if (!only) return { kind: 'not_found', words };
  if (others.length > 0) return { kind: 'several', orderIds: [only, ...others].map(({ id }) => id) };
  return lookById(context, userId, only.id);
}

async function lookById(context: Context, userId: string, orderId: string): Promise<OrderLook> {
  const { store } = context;
  let fresh: PortingOrder | undefined;
  try {
    fresh = await context.zoom.porting.get(orderId);
  } catch (error) {
    if (error instanceof ZoomRefused && error.code === zoomCode.orderNotFound) {
      return { kind: 'not_found', words: orderId };
    }
    if (!isZoomError(error) || !(await readPortOrder(store.db, orderId))) throw error;
  }
  if (fresh) await noteFresh(context, fresh);
  const read = await readStoredOrder(context, orderId);
  const stored = read?.stored ?? (fresh && asStored(context, fresh));
  if (!stored) return { kind: 'not_found', words: orderId };
  const own = (await readWatchers(store.db, orderId)).find((watcher) => watcher.userId === userId);
  return {
    kind: 'order',
    stored,
    history: read?.history ?? [],
    watches: own?.watches ?? stored.requesterId === userId,
    isOld: fresh === undefined,
  };
}

/** Notes what is new about an order that was just read; one that was there before the watch began is no news. */
export async function noteFresh(
  context: Context,
  order: PortingOrder,
  resubmittedBy?: string,
): Promise<void> {
  const { store, firstSettings } = context;
  const known = await readPortOrder(store.db, order.orderId);
  if (!known && !isOpen(order.status)) return;
  const { settings } = await readSettings(store.db, firstSettings);
  const routing = await readRouting(store.db, settings.portingChannel);
  const news = await noteReading(context, order, {
    isFirst: !(await hasWatchBegun(context)),
    known: new Map(),
    routing,
    resubmittedBy,
  });
  if (news.length > 0) await wakeTellers(context);
}

function asStored({ clock }: Context, order: PortingOrder): StoredOrder {
  return {
    order,
    requesterId: undefined,
    details: {},
    changedAt: momentOf(order.updatedAt) ?? clock.now(),
    version: 0,
  };
}

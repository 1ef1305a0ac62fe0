import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { readSettings } from '../settings/stored-settings.ts';
import { lockPortOrder, readNotedKeys, readPortOrders, savePortOrder } from '../store/port-orders.ts';
import { readReading, saveReading } from '../store/readings.ts';
import { ZoomRefused, zoomCode } from '../zoom/errors.ts';
import type { PortingOrder } from '../zoom/types.ts';
import { claimForFiling } from './claim-order.ts';
import { dueNotices } from './due-notices.ts';
import { noteChange } from './note-change.ts';
import { changesOf } from './order-changes.ts';
import { isOpen, OPEN_STATUSES, PORTING_STATUSES } from './port-statuses.ts';
import { type Routing, readRouting } from './routes.ts';
import { fromOrderRow, momentOf, type StoredOrder, toOrderRow } from './stored-order.ts';
import { wakeTellers } from './wake-tellers.ts';

/** The last whole look at the orders. */
const READING = 'port-watch';
const readingSchema = z.object({
  /** Of the newest change that was seen, by Zoom's own clock: ISO 8601. */
  newest: z.string(),
});

const ENDED = PORTING_STATUSES.filter((status) => !isOpen(status));

export type Watched = {
  /** Orders that are open. */
  open: number;
  /** Changes and notices that are new. */
  changes: number;
  /** The first look: what was open is noted, and nothing is announced one by one. */
  isFirst: boolean;
};

/**
 * One look at the porting orders: reads what is open, what was open and has left the lists, and what has ended since
 * the last look; compares each with how it was; notes and announces what is new. What has been finished for longer is
 * never read, so that the cost follows what is open and what changes, and not the history.
 * @throws the errors of `zoom/errors.ts`: what was noted until then stays
 */
export async function watchOrders(context: Context): Promise<Watched> {
  const { store, clock, firstSettings } = context;
  const startedAt = clock.now();
  const last = readingSchema.safeParse((await readReading(store.db, READING))?.value).data;
  const known = new Map(
    (await readPortOrders(store.db, { statuses: OPEN_STATUSES })).map((row) => [row.id, fromOrderRow(row)]),
  );
  const { settings } = await readSettings(store.db, firstSettings);
  const routing = await readRouting(store.db, settings.portingChannel);

  const orders = await readOrders(context, [...known.keys()], last?.newest);
  const news: string[][] = [];
  // The oldest change first: what happened meanwhile is told in the order in which it happened.
  for (const order of orders.toSorted((a, b) => (a.updatedAt ?? '').localeCompare(b.updatedAt ?? ''))) {
    news.push(...(await noteReading(context, order, { isFirst: last === undefined, known, routing })));
  }
  news.push(...(await noteWhatIsDue(context, routing)));
  await wakeTellers(context);

  const newest = [last?.newest ?? '', ...orders.map(({ updatedAt }) => updatedAt ?? '')].toSorted().at(-1);
  const value = { newest: newest || startedAt.toISOString() };
  await saveReading(store.db, { name: READING, value, at: startedAt });
  return {
    open: orders.filter(({ status }) => isOpen(status)).length,
    changes: news.length,
    isFirst: last === undefined,
  };
}

async function readOrders(
  { zoom }: Context,
  known: readonly string[],
  newest: string | undefined,
): Promise<PortingOrder[]> {
  const found = new Map<string, PortingOrder>();
  for await (const order of zoom.porting.list({ status: [...OPEN_STATUSES] }, { pageSize: 300 })) {
    found.set(order.orderId, order);
  }
  // The newest change comes first, so the walk ends where the last one began; the first one, at once.
  let end = newest;
  for await (const order of zoom.porting.list({ status: ENDED }, { pageSize: 30 })) {
    const changed = order.updatedAt ?? '';
    end ??= changed;
    if (changed < end) break;
    found.set(order.orderId, order);
  }
  for (const orderId of known.filter((id) => !found.has(id))) {
    const order = await readOrder(zoom, orderId);
    if (order) found.set(orderId, order);
  }
  return [...found.values()];
}

/** @returns undefined for one that Zoom does not have any more: what is known of it stays */
async function readOrder({ porting }: Context['zoom'], orderId: string): Promise<PortingOrder | undefined> {
  try {
    return await porting.get(orderId);
  } catch (error) {
    if (error instanceof ZoomRefused && error.code === zoomCode.orderNotFound) return undefined;
    throw error;
  }
}

export type Comparison = {
  isFirst: boolean;
  known: ReadonlyMap<string, StoredOrder>;
  routing: Routing;
  /** Whose doing it is, where somebody has just resubmitted or cancelled it here. */
  deed?: Deed | undefined;
};
/** @property by Slack user id */
export type Deed = { by: string; why?: string | undefined };

/**
 * Compares an order as it was just read with how it was, and notes what is new.
 * @returns for each change that is new, to whom it is to be told
 */
export async function noteReading(
  context: Context,
  order: PortingOrder,
  { isFirst, known, routing, deed }: Comparison,
): Promise<string[][]> {
  const before = known.get(order.orderId);
  const { portingChannel } = routing;
  if (before && isSame(order, before.order)) return [];
  return context.store.db.transaction(async (tx) => {
    // Filed here, and seen before Zoom's answer was written down, or instead of it.
    if (!before && (await claimForFiling(context, tx, { order, portingChannel }))) return [];
    const locked = await lockPortOrder(tx, order.orderId);
    const stored = locked && fromOrderRow(locked);
    // Another process, or a person's own change, was quicker and has read something newer.
    if (stored && (isOlder(order, stored.order) || isSame(order, stored.order))) return [];
    const saved = fromOrderRow(await savePortOrder(tx, toOrderRow(order, context.clock.now())));
    if (isFirst && !stored) return [];
    const news: string[][] = [];
    for (const found of changesOf(stored?.order, order)) {
      const isDeed = found.kind === 'resubmitted' || found.kind === 'cancelled';
      const change = isDeed && deed ? { ...found, ...deed } : found;
      const actor = isDeed ? deed?.by : undefined;
      const targets = await noteChange(context, tx, { stored: saved, change, routing, actor });
      if (targets) news.push(targets);
    }
    return news;
  });
}

/** As the database gives it back: without what is undefined. */
function isSame(order: PortingOrder, other: PortingOrder): boolean {
  return isDeepStrictEqual(JSON.parse(JSON.stringify(order)), JSON.parse(JSON.stringify(other)));
}

function isOlder(order: PortingOrder, than: PortingOrder): boolean {
  const [one, other] = [momentOf(order.updatedAt), momentOf(than.updatedAt)];
  return one !== undefined && other !== undefined && one < other;
}

/** What is due because time has passed, for the orders as they are now, and has not been noted yet. */
async function noteWhatIsDue(context: Context, routing: Routing): Promise<string[][]> {
  const { store, clock } = context;
  const due = (await readPortOrders(store.db, { statuses: OPEN_STATUSES })).flatMap((row) => {
    const { status, scheduledDate, changedAt } = row;
    const waiting = { status, scheduledPortDate: scheduledDate ?? undefined, changedAt };
    return dueNotices(waiting, clock.now()).map((change) => ({ row, change }));
  });
  const noted = await readNotedKeys(
    store.db,
    due.map(({ row }) => row.id),
  );
  const news: string[][] = [];
  for (const { row, change } of due) {
    if (noted.has(`${row.id} ${change.key}`)) continue;
    const targets = await store.db.transaction((tx) =>
      noteChange(context, tx, { stored: fromOrderRow(row), change, routing }),
    );
    if (targets) news.push(targets);
  }
  return news;
}

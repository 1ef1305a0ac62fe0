import type { Context } from '../context.ts';
import { readPortChangesSince, readPortOrders } from '../store/port-orders.ts';
import { dueNotices } from './due-notices.ts';
import { addDays, type Day } from './port-days.ts';
import { ENDED_STATUSES } from './port-statuses.ts';
import { concerns, type PortRoute } from './routes.ts';
import { fromOrderRow, type StoredOrder } from './stored-order.ts';

/** What a channel with a digest hears once a day. An order stands in the first section that it belongs to. */
export type Digest = {
  day: Day;
  /** Those that the channel asked for; empty: every one. */
  statuses: readonly string[];
  dueToday: StoredOrder[];
  /** In the six days after it. */
  thisWeek: StoredOrder[];
  /** Silent for days, or overdue. */
  stuck: StoredOrder[];
  rejected: StoredOrder[];
  completed: StoredOrder[];
};

/**
 * What is to be said on a day.
 * @param since of the digest before: what was completed after it is new
 */
export async function readDigest(
  { store, clock }: Pick<Context, 'store' | 'clock'>,
  route: PortRoute,
  { day, since }: { day: Day; since: Date },
): Promise<Digest> {
  const rows = await readPortOrders(store.db, { notIn: ENDED_STATUSES });
  const open = rows.map(fromOrderRow).filter((stored) => concerns(route, stored));
  // One that was completed already when it was seen first is new, and nothing besides.
  const done = await readPortChangesSince(store.db, ['completed', 'new'], since);
  const completed = (await readPortOrders(store.db, { ids: done.map(({ orderId }) => orderId) }))
    .map(fromOrderRow)
    .filter((stored) => stored.order.status === 'completed' && concerns(route, stored));

  const dateOf = ({ order }: StoredOrder) =>
    order.status === 'scheduled' ? order.scheduledPortDate : undefined;
  const isStuck = (stored: StoredOrder) => {
    const { status, scheduledPortDate } = stored.order;
    const waiting = { status, scheduledPortDate, changedAt: stored.changedAt };
    // By the channel's calendar: in an early digest, yesterday's port is overdue before anybody is told of it.
    return (
      (dateOf(stored) ?? day) < day ||
      dueNotices(waiting, clock.now()).some(({ kind }) => kind === 'silent' || kind === 'overdue')
    );
  };
  const isSoon = (stored: StoredOrder) => {
    const date = dateOf(stored);
    return date !== undefined && date > day && date <= addDays(day, 6);
  };
  return {
    day,
    statuses: route.statuses,
    dueToday: open.filter((stored) => dateOf(stored) === day),
    thisWeek: open.filter(isSoon).toSorted((a, b) => (dateOf(a) ?? '').localeCompare(dateOf(b) ?? '')),
    stuck: open.filter((stored) => dateOf(stored) !== day && !isSoon(stored) && isStuck(stored)),
    rejected: open.filter(({ order }) => order.status === 'rejected'),
    completed,
  };
}

import type { Context } from '../context.ts';
import { lockPortOrder, type PortOrderRow, readNotedKeys, readPortOrders } from '../store/port-orders.ts';
import { type DueNotice, dueNotices, type WaitingOrder } from './due-notices.ts';
import { noteChange } from './note-change.ts';
import { ENDED_STATUSES } from './port-statuses.ts';
import type { Routing } from './routes.ts';
import { fromOrderRow } from './stored-order.ts';

/** What is true whatever Zoom would say of an order at the moment. */
const BY_CALENDAR: readonly DueNotice['kind'][] = ['day_before', 'day_of'];

/**
 * What is due because time has passed, for the orders as they are now, and has not been noted yet. What has been silent
 * or overdue since before the watch began is in its first summary.
 * @param isUnread Zoom could not be read: whether an order is still silent, or not completed, nobody knows
 */
export async function noteWhatIsDue(
  context: Context,
  { isFirst, isUnread = false, routing }: { isFirst: boolean; isUnread?: boolean; routing: Routing },
): Promise<string[][]> {
  const { store, clock } = context;
  const now = clock.now();
  const rows = await readPortOrders(store.db, { notIn: ENDED_STATUSES });
  const due = rows
    .flatMap((row) => dueNotices(waitingOrder(row), now).map((change) => ({ row, change })))
    .filter(({ change }) => !isUnread || BY_CALENDAR.includes(change.kind));
  const noted = await readNotedKeys(
    store.db,
    due.map(({ row }) => row.id),
  );
  const news: string[][] = [];
  for (const { row, change } of due) {
    if (noted.has(`${row.id} ${change.key}`)) continue;
    const targets = await store.db.transaction(async (tx) => {
      const locked = await lockPortOrder(tx, row.id);
      // Somebody has read something newer of it meanwhile: what is due then, the next look says.
      if (locked?.version !== row.version) return undefined;
      return noteChange(context, tx, { stored: fromOrderRow(locked), change, routing, isOld: isFirst });
    });
    if (targets && !isFirst) news.push(targets);
  }
  return news;
}

function waitingOrder({ status, scheduledDate, changedAt }: PortOrderRow): WaitingOrder {
  return { status, scheduledPortDate: scheduledDate ?? undefined, changedAt };
}

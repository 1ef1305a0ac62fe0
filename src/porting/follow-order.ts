import type { Context } from '../context.ts';
import { forbids, type NotAllowed } from '../settings/roles.ts';
import { readWatchers, saveWatcher } from '../store/announcements.ts';
import { readPortOrder } from '../store/port-orders.ts';
import type { PortingOrder } from '../zoom/types.ts';
import { fromOrderRow } from './stored-order.ts';

export type Followed =
  | { kind: 'watching' | 'not_watching'; order: PortingOrder }
  | { kind: 'not_found' }
  | NotAllowed;

/** Begins to follow an order, or stops: whoever filed it follows it unless they say no. */
export async function toggleFollowing(
  context: Context,
  { userId, orderId }: { userId: string; orderId: string },
): Promise<Followed> {
  const forbidden = await forbids(context, 'port', userId);
  if (forbidden) return forbidden;
  const { db } = context.store;
  const row = await readPortOrder(db, orderId);
  if (!row) return { kind: 'not_found' };
  const own = (await readWatchers(db, orderId)).find((watcher) => watcher.userId === userId);
  const watches = !(own?.watches ?? row.requesterId === userId);
  await saveWatcher(db, { orderId, userId, watches });
  return { kind: watches ? 'watching' : 'not_watching', order: fromOrderRow(row).order };
}

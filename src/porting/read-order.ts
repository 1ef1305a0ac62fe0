import type { Context } from '../context.ts';
import { readPortChanges, readPortOrder } from '../store/port-orders.ts';
import { fromChangeRow, type StoredChange } from './stored-change.ts';
import { fromOrderRow, type StoredOrder } from './stored-order.ts';

/** An order as it was last read, with everything that happened to it, the oldest first. */
export async function readStoredOrder(
  { store }: Pick<Context, 'store'>,
  orderId: string,
): Promise<{ stored: StoredOrder; history: StoredChange[] } | undefined> {
  const row = await readPortOrder(store.db, orderId);
  if (!row) return undefined;
  const changes = await readPortChanges(store.db, orderId);
  return { stored: fromOrderRow(row), history: changes.map(fromChangeRow) };
}

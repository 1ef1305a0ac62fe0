import { subMilliseconds } from 'date-fns';
import { readPortFilings } from '../store/port-filings.ts';
import type { Database } from '../store/store.ts';
import type { PortingOrder } from '../zoom/types.ts';
import type { Zoom } from '../zoom/zoom.ts';
import { fromFilingRow, type StoredFiling } from './stored-filing.ts';
import { momentOf } from './stored-order.ts';

/** Zoom's clock and ours may be so far apart. */
const CLOCKS_APART_MS = 2 * 60_000;

/** Whether an order is the one that a filing made, as far as can be told: the same numbers, submitted since. */
export function isOrderOf({ form, startedAt }: StoredFiling, order: PortingOrder): boolean {
  const submitted = momentOf(order.submittedAt ?? order.updatedAt);
  if (!startedAt || !submitted || submitted < subMilliseconds(startedAt, CLOCKS_APART_MS)) return false;
  const numbers = new Set(order.phoneNumbers);
  return numbers.size === form.phoneNumbers.length && form.phoneNumbers.every((each) => numbers.has(each));
}

/**
 * Looks for the order that a filing made, among all that changed since.
 * @throws the errors of `zoom/errors.ts` when they cannot be read
 */
export async function findFiledOrder(zoom: Zoom, filing: StoredFiling): Promise<PortingOrder | undefined> {
  const since = subMilliseconds(filing.startedAt ?? filing.createdAt, CLOCKS_APART_MS);
  // The newest change comes first.
  for await (const order of zoom.porting.list({}, { pageSize: 100 })) {
    if (isOrderOf(filing, order)) return order;
    const changed = momentOf(order.updatedAt);
    if (changed && changed < since) return undefined;
  }
  return undefined;
}

/** The filing that made an order which Zoom shows before its answer has come, or instead of it. */
export async function findFilingOf(db: Database, order: PortingOrder): Promise<StoredFiling | undefined> {
  const open = await readPortFilings(db, {
    statuses: ['filing', 'uncertain', 'filed'],
    isStarted: true,
    withoutOrder: true,
  });
  return open.map(fromFilingRow).find((filing) => isOrderOf(filing, order));
}

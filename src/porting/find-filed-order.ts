import { addMilliseconds } from 'date-fns/addMilliseconds';
import { subMilliseconds } from 'date-fns/subMilliseconds';
import { readPortFilings } from '../store/port-filings.ts';
import type { Database } from '../store/store.ts';
import type { PortingOrder } from '../zoom/types.ts';
import type { Zoom } from '../zoom/zoom.ts';
import { isOpen, OPEN_STATUSES } from './port-statuses.ts';
import { fromFilingRow, type StoredFiling } from './stored-filing.ts';
import { momentOf } from './stored-order.ts';

/** Zoom's clock and ours may be so far apart. */
const CLOCKS_APART_MS = 10 * 60_000;

/**
 * Looks for the order that a filing made. One of the same numbers that is open is it, whatever Zoom's clock says: a
 * number is in one open order at the most, and there was none when it was filed. One that has ended meanwhile is it when
 * it was submitted since.
 * @throws the errors of `zoom/errors.ts` when they cannot be read
 */
export async function findFiledOrder(zoom: Zoom, filing: StoredFiling): Promise<PortingOrder | undefined> {
  for await (const order of zoom.porting.list({ status: [...OPEN_STATUSES] }, { pageSize: 300 })) {
    if (hasSameNumbers(filing, order)) return order;
  }
  const since = subMilliseconds(filing.startedAt ?? filing.createdAt, CLOCKS_APART_MS);
  // The newest change comes first.
  for await (const order of zoom.porting.list({ status: ['completed', 'cancelled'] }, { pageSize: 100 })) {
    if (hasSameNumbers(filing, order) && isSubmittedSince(filing, order)) return order;
    const changed = momentOf(order.updatedAt);
    if (changed && changed < since) return undefined;
  }
  return undefined;
}

/** The filing that made an order which the watch sees before its answer has come, or instead of it, or when it was given up. */
export async function findFilingOf(db: Database, order: PortingOrder): Promise<StoredFiling | undefined> {
  const open = await readPortFilings(db, {
    statuses: ['filing', 'uncertain', 'filed', 'lost'],
    isStarted: true,
    withoutOrder: true,
  });
  const found = open.map(fromFilingRow).filter((filing) => isOrderOf(filing, order));
  // It may have been filed again since.
  return found.find(({ status }) => status !== 'lost') ?? found.at(-1);
}

/**
 * The same numbers, submitted since; of one whose answer somebody waits for in vain, being open is enough. Of one that
 * was taken for lost it has to be of that moment: long after, somebody has ordered the same again.
 */
export function isOrderOf(filing: StoredFiling, order: PortingOrder): boolean {
  if (!hasSameNumbers(filing, order) || (filing.status === 'lost' && isSubmittedLater(filing, order)))
    return false;
  return isSubmittedSince(filing, order) || (filing.status === 'uncertain' && isOpen(order.status));
}

function hasSameNumbers({ form }: StoredFiling, order: PortingOrder): boolean {
  const numbers = new Set(order.phoneNumbers);
  return numbers.size === form.phoneNumbers.length && form.phoneNumbers.every((each) => numbers.has(each));
}

function isSubmittedSince({ startedAt }: StoredFiling, order: PortingOrder): boolean {
  const submitted = submittedAt(order);
  return (
    startedAt !== null && submitted !== undefined && submitted >= subMilliseconds(startedAt, CLOCKS_APART_MS)
  );
}

/** Not by the call that filed it. */
function isSubmittedLater({ startedAt }: StoredFiling, order: PortingOrder): boolean {
  const submitted = submittedAt(order);
  return startedAt === null || !submitted || submitted > addMilliseconds(startedAt, CLOCKS_APART_MS);
}

function submittedAt({ submittedAt, updatedAt }: PortingOrder): Date | undefined {
  return momentOf(submittedAt ?? updatedAt);
}

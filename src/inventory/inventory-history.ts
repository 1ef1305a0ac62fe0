import type { Context } from '../context.ts';
import { readInventoryDays, readNewestInventoryDay } from '../store/inventory-days.ts';
import { dayOf } from './days.ts';
import { fromDayRow, type InventoryDay } from './stored-inventory.ts';

/** Days that are looked back. */
export const LOOK_BACK = 30;

type Parts = Pick<Context, 'store' | 'clock'>;

/** What changed from a day to another. Counts of numbers; US dollars a month. */
export type InventoryChange = {
  /** The day it is counted from, `YYYY-MM-DD`. */
  since: string;
  total: number;
  unassigned: number;
  monthlyCost: number;
};

/** The last thirty days and the present one, as far as they are known; the oldest first. */
export async function readHistory({ store, clock }: Parts): Promise<InventoryDay[]> {
  const rows = await readInventoryDays(store.db, {
    day: dayOf(clock.now(), LOOK_BACK),
    limit: LOOK_BACK + 1,
  });
  return rows.map(fromDayRow);
}

/** The newest day that is known and how it changed, without reading the days between. */
export async function readNewest({
  store,
  clock,
}: Parts): Promise<{ newest: InventoryDay; change: InventoryChange | undefined } | undefined> {
  const row = await readNewestInventoryDay(store.db);
  if (!row) return undefined;
  const newest = fromDayRow(row);
  const first = await readInventoryDays(store.db, { day: dayOf(clock.now(), LOOK_BACK), limit: 1 });
  return { newest, change: changeOver([...first.map(fromDayRow), newest]) };
}

/** From the first of these days to the last; undefined when they are one and the same, for then history begins. */
export function changeOver(days: readonly InventoryDay[]): InventoryChange | undefined {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last || first.day === last.day) return undefined;
  const cents = Math.round((last.inventory.monthlyCost - first.inventory.monthlyCost) * 100);
  return {
    since: first.day,
    total: last.inventory.total - first.inventory.total,
    unassigned: last.inventory.unassigned - first.inventory.unassigned,
    monthlyCost: cents / 100,
  };
}

import type { Context } from '../context.ts';
import { forgetInventoryDays, saveInventoryDay } from '../store/inventory-days.ts';
import type { CallOptions, ZoomNumbers } from '../zoom/zoom.ts';
import { dayOf } from './days.ts';
import type { InventoryDay } from './stored-inventory.ts';

/** Days that are kept: a year, and a month to look back on from its first day. */
const KEPT_DAYS = 400;

/**
 * Asks Zoom what the inventory comes to, in one light call, and keeps it as what the present day (UTC) came to.
 * @throws the errors of `zoom/errors.ts`; what was kept stays
 */
export async function takeInventory(
  {
    zoom,
    store,
    clock,
  }: Pick<Context, 'store' | 'clock'> & { zoom: { numbers: Pick<ZoomNumbers, 'inventory'> } },
  options: CallOptions = {},
): Promise<InventoryDay> {
  const inventory = await zoom.numbers.inventory(options);
  const readAt = clock.now();
  const day = { day: dayOf(readAt), inventory, readAt };
  await saveInventoryDay(store.db, day);
  await forgetInventoryDays(store.db, dayOf(readAt, KEPT_DAYS));
  return day;
}

import type { Context } from '../context.ts';
import { forbids, type NotAllowed } from '../settings/roles.ts';
import { readNewestInventoryDay } from '../store/inventory-days.ts';
import { isZoomError } from '../zoom/errors.ts';
import { readHistory } from './inventory-history.ts';
import { fromDayRow, type InventoryDay } from './stored-inventory.ts';
import { takeInventory } from './take-inventory.ts';

export type ShownInventory =
  | NotAllowed
  /** The account's API does not tell. */
  | { kind: 'not_offered' }
  | {
      kind: 'inventory';
      now: InventoryDay;
      /** The last thirty days, the oldest first, `now` the last of them. */
      history: InventoryDay[];
      /** Zoom could not be asked: `now` is what was read last. */
      isStored: boolean;
    };

/**
 * What the inventory comes to, by type, state and site, and how it was over the last thirty days. When Zoom cannot be
 * asked, what was read last.
 * @throws the errors of `zoom/errors.ts` when nothing was read yet; when Slack cannot be asked for the person's rights
 */
export async function showInventory(context: Context, userId: string): Promise<ShownInventory> {
  const forbidden = await forbids(context, 'look', userId);
  if (forbidden) return forbidden;
  if (!context.zoom.offers('inventory')) return { kind: 'not_offered' };
  const { now, isStored } = await newest(context);
  const history = (await readHistory(context)).filter(({ day }) => day < now.day);
  return { kind: 'inventory', now, history: [...history, now], isStored };
}

async function newest(context: Context): Promise<{ now: InventoryDay; isStored: boolean }> {
  try {
    return { now: await takeInventory(context), isStored: false };
  } catch (error) {
    if (!isZoomError(error)) throw error;
    const row = await readNewestInventoryDay(context.store.db);
    if (!row) throw error;
    return { now: fromDayRow(row), isStored: true };
  }
}

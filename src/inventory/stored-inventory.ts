import { z } from 'zod';
import type { InventoryDayRow } from '../store/inventory-days.ts';
import type { Inventory } from '../zoom/types.ts';

const row = z.object({
  key: z.string(),
  total: z.number(),
  assigned: z.number(),
  unassigned: z.number(),
  monthlyCost: z.number(),
});
const inventory = z.object({
  total: z.number(),
  assigned: z.number(),
  unassigned: z.number(),
  pending: z.number(),
  monthlyCost: z.number(),
  byType: z.array(row),
  byState: z.array(row),
  bySite: z.array(row),
});

/** What the inventory came to on a day (UTC, `YYYY-MM-DD`), as it was read last on it. */
export type InventoryDay = { day: string; inventory: Inventory; readAt: Date };

/** Reads a stored day back. @throws when it was not stored by `takeInventory` */
export function fromDayRow({ day, inventory: stored, readAt }: InventoryDayRow): InventoryDay {
  return { day, inventory: inventory.parse(stored), readAt };
}

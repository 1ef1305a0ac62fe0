import type { ShownInventory } from '../../inventory/show-inventory.ts';
import { inventoryGroups } from '../messages/inventory-groups.ts';
import { counted } from '../messages/text.ts';
import type { InventoryPicture } from './inventory-picture.ts';

const SHARES = { Type: 3, State: 4, Site: 5 } as const;

/** What the picture of this inventory shows. */
export function pictureOfInventory({
  now,
  history,
}: Extract<ShownInventory, { kind: 'inventory' }>): InventoryPicture {
  const { total } = now.inventory;
  return {
    title: total === 0 ? 'No phone numbers yet' : counted(total, 'phone number'),
    history: history.map(({ day, inventory }) => ({
      day,
      total: inventory.total,
      assigned: inventory.assigned,
    })),
    groups: inventoryGroups(now.inventory, { types: 5, states: 8, sites: 8 }).map(({ by, rows }) => ({
      title: `By ${by.toLowerCase()}`,
      share: SHARES[by],
      rows: rows.map(({ name, assigned, unassigned }) => ({ name, assigned, unassigned })),
    })),
  };
}

import { TYPE_NAMES } from '../../numbers/kind-names.ts';
import { stateName } from '../../numbers/states.ts';
import type { Inventory, InventoryRow } from '../../zoom/types.ts';
import { named } from './number-line.ts';
import { counted } from './text.ts';

/** One way to part the inventory, the largest part first. Names come from outside, and are not made safe here. */
export type InventoryGroup = {
  by: 'Type' | 'State' | 'Site';
  rows: (Omit<InventoryRow, 'key'> & { name: string })[];
};

/** The inventory by type, state and site. @param limits how many rows there may be; the last one sums up the rest */
export function inventoryGroups(
  { byType, byState, bySite }: Inventory,
  limits: { types: number; states: number; sites: number },
): InventoryGroup[] {
  return [
    { by: 'Type', rows: largest(byType, (key) => named(TYPE_NAMES, key), limits.types) },
    { by: 'State', rows: largest(byState, stateName, limits.states) },
    { by: 'Site', rows: largest(bySite, (key) => key, limits.sites) },
  ];
}

function largest(
  rows: readonly InventoryRow[],
  nameOf: (key: string) => string,
  limit: number,
): InventoryGroup['rows'] {
  const sorted = rows
    .toSorted((a, b) => b.total - a.total || a.key.localeCompare(b.key))
    .map(({ key, ...counts }) => ({ ...counts, name: (key && nameOf(key)).trim() || 'Not said' }));
  if (sorted.length <= limit) return sorted;
  const rest = sorted.slice(limit - 1);
  const sum = (of: 'total' | 'assigned' | 'unassigned' | 'monthlyCost') =>
    rest.reduce((total, row) => total + row[of], 0);
  return [
    ...sorted.slice(0, limit - 1),
    {
      name: `and ${counted(rest.length, 'more', 'more')}`,
      total: sum('total'),
      assigned: sum('assigned'),
      unassigned: sum('unassigned'),
      monthlyCost: sum('monthlyCost'),
    },
  ];
}

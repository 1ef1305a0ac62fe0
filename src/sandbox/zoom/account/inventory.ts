import type { Account } from './account.ts';
import type { NumberRecord } from './records.ts';

type InventoryRow = {
  key: string;
  total: number;
  assigned: number;
  unassigned: number;
  monthly_cost: number;
};

/**
 * Every number counts once: as assigned or as unassigned. `pending` counts those of them that are still on their way.
 * Numbers without a state, such as toll-free ones, have no row in `by_state`.
 */
export function countInventory(account: Account) {
  const all = [...account.numbers.values()];
  const { key: _key, ...totals } = countRow('', all);
  return {
    ...totals,
    pending: all.filter((number) => number.status === 'pending').length,
    by_type: countBy(all, (number) => number.type),
    by_state: countBy(all, (number) => number.state),
    by_site: countBy(all, (number) => number.site_id),
  };
}

function countBy(
  numbers: readonly NumberRecord[],
  keyOf: (number: NumberRecord) => string | undefined,
): InventoryRow[] {
  const groups = Map.groupBy(numbers, keyOf);
  return [...groups]
    .flatMap(([key, group]) => (key === undefined ? [] : [countRow(key, group)]))
    .sort((a, b) => b.total - a.total || a.key.localeCompare(b.key));
}

function countRow(key: string, numbers: readonly NumberRecord[]): InventoryRow {
  const assigned = numbers.filter((number) => number.assignee).length;
  const cents = numbers.reduce((sum, number) => sum + Math.round(number.monthly_cost * 100), 0);
  return {
    key,
    total: numbers.length,
    assigned,
    unassigned: numbers.length - assigned,
    monthly_cost: cents / 100,
  };
}

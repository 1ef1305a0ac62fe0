import type { InventoryChange } from '../../inventory/inventory-history.ts';
import { formatMoney } from '../../numbers/format-money.ts';
import type { Inventory } from '../../zoom/types.ts';
import { counted } from './text.ts';
import { longDay } from './when.ts';

const count = (number: number) => number.toLocaleString('en-US');

/** "*320 numbers*: 290 assigned, 30 unassigned; 2 of them pending · $640.00 a month" */
export function inventoryLine(inventory: Inventory, { withCost = true } = {}): string {
  const { total, assigned, unassigned, pending, monthlyCost } = inventory;
  // Some Zoom accounts count those that are pending among the others, some beside them.
  const isAmong = assigned + unassigned >= total;
  const more =
    pending === 0 ? '' : isAmong ? `; ${count(pending)} of them pending` : `, ${count(pending)} pending`;
  const parts = `${count(assigned)} assigned, ${count(unassigned)} unassigned${more}`;
  const cost = withCost ? ` · ${formatMoney(monthlyCost)} a month` : '';
  return `*${counted(total, 'number')}*: ${parts}${cost}`;
}

/** "Since March 2, 2026: +12 numbers, −3 unassigned, +$14.00 a month." */
export function changeSentence(change: InventoryChange | undefined, { withCost = true } = {}): string {
  if (!change) return 'History begins today: how this changes is shown from tomorrow on.';
  const { total, unassigned, monthlyCost } = change;
  const parts = [
    ...(total === 0 ? [] : [`${signed(total, count)} ${Math.abs(total) === 1 ? 'number' : 'numbers'}`]),
    ...(unassigned === 0 ? [] : [`${signed(unassigned, count)} unassigned`]),
    ...(monthlyCost === 0 || !withCost ? [] : [`${signed(monthlyCost, formatMoney)} a month`]),
  ];
  const since = longDay(change.since);
  return parts.length > 0 ? `Since ${since}: ${parts.join(', ')}.` : `Nothing has changed since ${since}.`;
}

function signed(value: number, written: (amount: number) => string): string {
  return `${value < 0 ? '−' : '+'}${written(Math.abs(value))}`;
}

import { BYTE_ORDER_MARK, csvLine } from '../csv.ts';
import { formatNational } from '../numbers/format-number.ts';
import type { PhoneNumber } from '../zoom/types.ts';

/** The columns of the inventory as a file. An import knows `number`, `assignee …` and `display name` again. */
export const INVENTORY_HEADER = `${BYTE_ORDER_MARK}${csvLine([
  'number',
  'national format',
  'type',
  'status',
  'country',
  'state',
  'city',
  'site',
  'display name',
  'capabilities',
  'monthly cost',
  'assignee type',
  'assignee id',
  'assignee name',
  'provisioned at',
])}`;

/** One number as a line of the file: the cost in US dollars, times in UTC. */
export function inventoryLine(number: PhoneNumber): string {
  return csvLine([
    number.phoneNumber,
    formatNational(number.phoneNumber),
    number.type,
    number.status,
    number.country ?? '',
    number.state ?? '',
    number.city ?? '',
    number.siteId ?? '',
    number.displayName ?? '',
    number.capabilities.join(' '),
    number.monthlyCost?.toFixed(2) ?? '',
    number.assignee?.type ?? '',
    number.assignee?.id ?? '',
    number.assignee?.name ?? '',
    number.provisionedAt ?? '',
  ]);
}

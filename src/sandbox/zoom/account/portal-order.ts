import { invalidInput } from '../errors.ts';
import { addDays, toWeekday } from '../port-dates.ts';
import type { Account } from './account.ts';
import { refusedNumbers } from './portability.ts';
import type { OrderRecord } from './records.ts';

/** How far ahead the portal proposes the port date. */
const USUAL_DAYS = 10;

/**
 * An order that somebody made in the Zoom portal, without the bot.
 * @throws ZoomError 400/300 when a number cannot be ported
 */
export function addPortalOrder(
  account: Account,
  { phone_numbers, carrier_name }: Pick<OrderRecord, 'phone_numbers' | 'carrier_name'>,
): OrderRecord {
  const refused = refusedNumbers(account, phone_numbers);
  if (refused.length > 0) throw invalidInput(refused);
  const now = account.timestamp();
  const order: OrderRecord = {
    order_id: account.newId('port'),
    change: account.nextSequence(),
    status: 'submitted',
    status_since: now,
    phone_numbers: [...phone_numbers],
    carrier_name,
    authorized_person: 'Ada Lindqvist',
    billing_address: { address: '1801 California St', city: 'Denver', state: 'CO', zip: '80202' },
    requested_port_date: toWeekday(addDays(account.today(), USUAL_DAYS)),
    submitted_at: now,
    updated_at: now,
  };
  account.orders.set(order.order_id, order);
  return order;
}

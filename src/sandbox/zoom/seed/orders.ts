import { toTimestamp } from '../account/account.ts';
import type { OrderRecord } from '../account/records.ts';
import { addDays, toWeekday } from '../port-dates.ts';
import { createRandom, idText } from '../random.ts';
import { SITES } from './company.ts';

type SeedOrder = {
  status: OrderRecord['status'];
  carrier: string;
  /** Index into the company's sites. */
  site: number;
  numbers: number;
  /** Days from now; negative lies in the past. */
  submitted: number;
  changed: number;
  requested: number;
  scheduled?: number;
  rejection?: { code: string; reason: string };
};

const ORDERS: readonly SeedOrder[] = [
  {
    status: 'completed',
    carrier: 'Lumen',
    site: 0,
    numbers: 12,
    submitted: -61,
    changed: -45,
    requested: -46,
    scheduled: -45,
  },
  {
    status: 'cancelled',
    carrier: 'Frontier',
    site: 3,
    numbers: 2,
    submitted: -40,
    changed: -33,
    requested: -22,
  },
  {
    status: 'completed',
    carrier: 'Bell Canada',
    site: 4,
    numbers: 5,
    submitted: -35,
    changed: -16,
    requested: -18,
    scheduled: -16,
  },
  {
    status: 'rejected',
    carrier: 'Verizon',
    site: 1,
    numbers: 1,
    submitted: -12,
    changed: -6,
    requested: 4,
    rejection: {
      code: 'PIN_INVALID',
      reason: 'The account PIN is not the one on file at the losing carrier.',
    },
  },
  {
    status: 'scheduled',
    carrier: 'Comcast Business',
    site: 0,
    numbers: 8,
    submitted: -15,
    changed: -5,
    requested: 1,
    scheduled: 1,
  },
  {
    status: 'scheduled',
    carrier: 'AT&T',
    site: 1,
    numbers: 3,
    submitted: -9,
    changed: -3,
    requested: 7,
    scheduled: 8,
  },
  {
    status: 'rejected',
    carrier: 'Spectrum Enterprise',
    site: 2,
    numbers: 4,
    submitted: -8,
    changed: -2,
    requested: 9,
    rejection: {
      code: 'ACCOUNT_NUMBER_MISMATCH',
      reason: 'The account number does not match the records of the losing carrier.',
    },
  },
  {
    status: 'pending',
    carrier: 'Windstream',
    site: 3,
    numbers: 6,
    submitted: -4,
    changed: -1.4,
    requested: 10,
  },
  { status: 'pending', carrier: 'Rogers', site: 4, numbers: 2, submitted: -3, changed: -0.8, requested: 12 },
  {
    status: 'submitted',
    carrier: 'T-Mobile',
    site: 0,
    numbers: 1,
    submitted: -0.5,
    changed: -0.5,
    requested: 9,
  },
  {
    status: 'submitted',
    carrier: 'Bandwidth',
    site: 2,
    numbers: 10,
    submitted: -0.1,
    changed: -0.1,
    requested: 14,
  },
];

/** Porting orders in every status, oldest change first, their dates counted from `now`. */
export function seedOrders(seed: string, now: Date): OrderRecord[] {
  const at = (days: number) => toTimestamp(new Date(now.getTime() + days * 86_400_000));
  const date = (days: number) => toWeekday(addDays(now.toISOString().slice(0, 10), days));

  const orders = ORDERS.map((order, index): OrderRecord => {
    const scheduled = order.scheduled === undefined ? undefined : date(order.scheduled);
    // A port completes on its day, in the afternoon.
    const changed = order.status === 'completed' ? `${scheduled}T20:15:00Z` : at(order.changed);
    const random = createRandom(seed, 'order', String(index));
    const area = SITES[order.site]?.areas[0];
    if (!area) throw new Error('An order needs a site with an area code.');
    const first = `+1${area.areaCode}${random.pick(['234', '396', '478', '584', '692', '827'])}${random.integer(2, 9)}`;
    const start = random.integer(100, 900);
    return {
      change: 0,
      order_id: `port_${idText(12, seed, 'order', String(index))}`,
      status: order.status,
      status_since: changed,
      phone_numbers: Array.from({ length: order.numbers }, (_, step) => `${first}${start + step}`),
      carrier_name: order.carrier,
      authorized_person: random.pick(['Ada Lindqvist', 'Ben Okafor']),
      billing_address: {
        address: `${random.integer(100, 4900)} ${random.pick(['Market St', 'Main St', 'Colfax Ave', 'Lake Dr'])}`,
        city: area.city,
        state: area.state,
        zip: area.country === 'CA' ? 'M5H 2N2' : String(random.integer(10_000, 98_999)),
      },
      requested_port_date: date(order.requested),
      ...(scheduled === undefined ? {} : { scheduled_port_date: scheduled }),
      submitted_at: at(order.submitted),
      updated_at: changed,
      ...(order.status === 'completed' ? { completed_at: changed } : {}),
      ...(order.rejection
        ? { rejection_reason: order.rejection.reason, rejection_code: order.rejection.code }
        : {}),
    };
  });
  return orders
    .sort((one, other) => one.updated_at.localeCompare(other.updated_at))
    .map((order, index) => ({ ...order, change: index + 1 }));
}

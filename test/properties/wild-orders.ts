import fc from 'fast-check';
import { changesOf } from '../../src/porting/order-changes.ts';
import { PORTING_STATUSES } from '../../src/porting/port-statuses.ts';
import { fromChangeRow, type StoredChange } from '../../src/porting/stored-change.ts';
import { fromOrderRow, type StoredOrder, toOrderRow } from '../../src/porting/stored-order.ts';
import { parseJson } from '../../src/zoom/parse-json.ts';
import { portingOrder } from '../../src/zoom/schemas/porting-order.ts';
import type { PortingOrder } from '../../src/zoom/types.ts';
import { MARK, wildText } from './wild.ts';

/** Porting orders as Zoom may send them, read as the client reads them and as the database gives them back. */

const some = <Value>(value: fc.Arbitrary<Value>) => fc.option(value);
export const foreign = fc.oneof(
  wildText,
  wildText.map((text) => text.repeat(20)),
);
export const moment = fc.date({
  min: new Date('2020-01-01'),
  max: new Date('2030-01-01'),
  noInvalidDate: true,
});
const e164 = fc.stringMatching(/^\+1[2-9]\d{2}[2-9]\d{6}$/);
/** As wild, for what the bot itself prints in bold. */
const named = wildText.map((text) => text.replaceAll(MARK, 'idq').slice(0, 200));
/** Ids are Zoom's to choose; buttons and forms carry them, of which Slack lets none be without end. */
export const orderId = fc.oneof({ weight: 3, arbitrary: fc.stringMatching(/^port_[a-z0-9]{6}$/) }, named);
const day = fc.oneof(
  { weight: 3, arbitrary: moment.map((date) => date.toISOString().slice(0, 10)) },
  fc.constantFrom('2026-02-30', '0001-01-01', '2026-03-09T23:30:00-10:00', '', 'TBD'),
  wildText,
);
const time = fc.oneof(
  { weight: 3, arbitrary: moment.map((date) => date.toISOString()) },
  fc.constantFrom('0001-01-01T00:00:00Z', '2026-03-09T10:00:00+14:00', '2026-03-09T10:00:00', ''),
  wildText,
);
const status = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...PORTING_STATUSES) },
  fc.constantFrom('gone', 'constructor', '__proto__', 'toString'),
  named,
);
const phoneNumbers = fc.oneof(
  { weight: 3, arbitrary: fc.array(e164, { maxLength: 12 }) },
  fc.array(fc.oneof(e164, foreign), { maxLength: 400, size: 'max' }),
);

export const wildOrder: fc.Arbitrary<PortingOrder> = fc
  .record(
    {
      order_id: orderId,
      status,
      phone_numbers: phoneNumbers,
      carrier_name: some(foreign),
      authorized_person: some(foreign),
      billing_address: some(
        fc.record({ address: some(foreign), city: some(foreign), state: some(foreign), zip: some(foreign) }),
      ),
      requested_port_date: some(day),
      scheduled_port_date: some(day),
      estimated_completion: some(day),
      submitted_at: some(time),
      updated_at: some(time),
      completed_at: some(time),
      rejection_reason: some(fc.oneof(fc.constantFrom('Wrong BTN', 'PIN_INVALID'), foreign)),
      rejection_code: some(fc.oneof(fc.integer(), foreign)),
    },
    { requiredKeys: ['order_id', 'status', 'phone_numbers'] },
  )
  .map((raw) => portingOrder.parse(parseJson(JSON.stringify(raw))));

/** The same as it is kept, with what was said of it here. */
export const wildStoredOrder: fc.Arbitrary<StoredOrder> = fc
  .record({
    order: wildOrder,
    requesterId: fc.constantFrom('U01', null),
    details: fc.record(
      {
        billingNumber: fc.oneof(e164, foreign),
        scope: fc.constantFrom('full', 'partial'),
        remaining: foreign,
        lineType: foreign,
        siteId: foreign,
        cancelled: fc.record({ by: fc.constant('U01'), why: foreign }),
      },
      { requiredKeys: [] },
    ),
    changedAt: moment,
    version: fc.nat(),
  })
  .map(({ order, requesterId, details, changedAt, version }) =>
    fromOrderRow({
      ...toOrderRow(order, changedAt),
      order: JSON.parse(JSON.stringify(order)),
      requesterId,
      details,
      version,
    }),
  );

/** Everything that may be told of an order: what a comparison finds, and what is due. */
export const wildChange = (stored: StoredOrder): fc.Arbitrary<StoredChange> =>
  fc
    .record({
      before: fc.option(wildOrder),
      due: fc.constantFrom(
        { kind: 'day_before', key: 'd', date: '2026-03-09' },
        { kind: 'day_of', key: 'd', date: '2026-03-09' },
        { kind: 'overdue', key: 'd', date: '2026-03-09' },
        { kind: 'silent', key: 'd', days: 5 },
        { kind: 'tested', key: 'd', by: 'U01' },
        { kind: 'gone', key: 'd' },
        undefined,
      ),
      id: fc.nat(),
      foundAt: moment,
      at: moment,
    })
    .map(({ before, due, id, foundAt, at }) => {
      const [found] = changesOf(before ?? undefined, stored.order, 1);
      const change = due ?? found ?? { kind: 'cancelled', key: 'c' };
      const { orderId: order } = stored.order;
      const details: unknown = JSON.parse(JSON.stringify(change));
      return fromChangeRow({ id, orderId: order, key: change.key, kind: change.kind, at, foundAt, details });
    });

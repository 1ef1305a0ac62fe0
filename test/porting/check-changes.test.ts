import { describe, expect, it } from 'vitest';
import {
  type ChangedOrder,
  dayInForm,
  readChanges,
  type TypedChanges,
} from '../../src/porting/check-changes.ts';
import type { PortingOrder } from '../../src/zoom/types.ts';

// A Tuesday morning.
const here = { now: new Date('2026-03-10T09:00:00-05:00'), timeZone: 'America/Chicago' };
const changed = (order: Partial<PortingOrder> = {}, details: ChangedOrder['details'] = {}): ChangedOrder => ({
  order: {
    orderId: 'port_1',
    status: 'rejected',
    phoneNumbers: ['+14155559900'],
    carrierName: 'AT&T',
    authorizedPerson: 'Ada Lindqvist',
    billingAddress: { address: '123 Main St', city: 'San Francisco', state: 'CA', zip: '94105' },
    requestedPortDate: '2026-03-16',
    ...order,
  },
  details,
});
/** What is typed into fields that begin with what stands. */
const read = (order: ChangedOrder, typed: TypedChanges = {}) =>
  readChanges(order, { requestedPortDate: dayInForm(order, here), ...typed }, here);
const sent = ({ changes }: ReturnType<typeof read>) =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));

describe('A rejected order', () => {
  it('is resubmitted for a day that can still come: the usual one is proposed where the old one is over', () => {
    const over = changed({ requestedPortDate: '2026-03-09' });
    expect(dayInForm(over, here)).toBe('2026-03-19');
    expect(dayInForm(changed({ requestedPortDate: '2026-03-09' }, { lineType: 'wireless' }), here)).toBe(
      '2026-03-16',
    );
    expect(sent(read(over, { accountPin: '4821' }))).toEqual({
      accountPin: '4821',
      requestedPortDate: '2026-03-19',
    });
    expect(read(over, { accountPin: '4821', requestedPortDate: '2026-03-09' }).problems).toEqual([
      { field: 'requestedPortDate', message: 'This day is over. Choose a later one.' },
    ]);
  });

  it('keeps its day while that can still come', () => {
    expect(dayInForm(changed(), here)).toBe('2026-03-16');
    expect(sent(read(changed(), { accountPin: '4821' }))).toEqual({ accountPin: '4821' });
  });

  it('is sent with its day again when nothing of it is to be different', () => {
    expect(read(changed())).toMatchObject({ isUntouched: true, problems: [] });
    expect(sent(read(changed()))).toEqual({ requestedPortDate: '2026-03-16' });
    const over = read(changed({ requestedPortDate: '2026-03-09' }));
    expect(over).toMatchObject({ isUntouched: true, problems: [] });
    expect(sent(over)).toEqual({ requestedPortDate: '2026-03-19' });
  });

  it('has its billing number and what stays corrected here, and is resubmitted with its day', () => {
    const order = changed({}, { billingNumber: '+14155559900' });
    expect(read(order, { billingNumber: '+1 (415) 555-9900' }).isUntouched).toBe(true);
    const corrected = read(order, { billingNumber: '(415) 555-9901', remaining: '9902 becomes the BTN' });
    expect(corrected).toMatchObject({
      isUntouched: false,
      problems: [],
      kept: { billingNumber: '+14155559901', remaining: '9902 becomes the BTN' },
    });
    expect(sent(corrected)).toEqual({ requestedPortDate: '2026-03-16' });
    expect(read(order, { billingNumber: '12' }).problems.map(({ field }) => field)).toEqual([
      'billingNumber',
    ]);
  });
});

describe('An order that is under way', () => {
  it('is sent nothing that is not different, whatever day it asks for', () => {
    const pending = changed({ status: 'pending', requestedPortDate: '2026-03-09' });
    expect(dayInForm(pending, here)).toBe('2026-03-09');
    expect(read(pending)).toMatchObject({ isUntouched: true, problems: [] });
    expect(sent(read(pending))).toEqual({});
    const kept = read(pending, { billingNumber: '(415) 555-9901' });
    expect([sent(kept), kept.isUntouched]).toEqual([{}, false]);
  });
});

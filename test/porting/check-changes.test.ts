import { describe, expect, it } from 'vitest';
import { readChanges } from '../../src/porting/check-changes.ts';
import {
  type ChangedOrder,
  changedSince,
  dayInForm,
  meantBy,
  seenIn,
  shownIn,
  type TypedChanges,
} from '../../src/porting/shown-order.ts';
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
/** What is typed into fields that begin with what stands, where the order has become another by the time they are sent. */
const read = (order: ChangedOrder, typed: TypedChanges = {}, now = order) =>
  readChanges(now, { typed: { ...shownIn(order, here), ...typed }, seen: seenIn(order, here) }, here);
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

describe('A form of changes that was open while the order changed', () => {
  const shown = changed({ status: 'pending' });
  const elsewhere = changed({
    status: 'pending',
    billingAddress: { address: '99 New St', city: 'San Francisco', state: 'CA', zip: '94105' },
    requestedPortDate: '2026-03-20',
  });
  const since = (typed: TypedChanges, now = elsewhere) => {
    const seen = seenIn(shown, here);
    const meant = meantBy({ ...shownIn(shown, here), ...typed }, seen);
    return changedSince(now, { meant, seen }, here);
  };

  it('sends what was typed, and leaves as it is by now what was not', () => {
    expect(since({ authorizedPerson: 'Grace Hopper' })).toBeUndefined();
    expect(sent(read(shown, { authorizedPerson: 'Grace Hopper' }, elsewhere))).toEqual({
      authorizedPerson: 'Grace Hopper',
    });
    expect(sent(read(shown, { zip: '94110' }, elsewhere))).toEqual({
      billingAddress: { address: '99 New St', city: 'San Francisco', state: 'CA', zip: '94110' },
    });
    expect(read(shown, {}, elsewhere)).toMatchObject({ isUntouched: true, problems: [] });
  });

  it('asks anew when somebody else has made the same different, unless it is the same already', () => {
    expect(since({ address: '1 Other St', requestedPortDate: '2026-03-18' })).toEqual({
      isRejection: false,
      fields: ['address', 'requestedPortDate'],
    });
    expect(since({ address: '99 New St', requestedPortDate: '2026-03-20' })).toBeUndefined();
  });

  it('knows a billing number that is written otherwise', () => {
    const kept = changed({ status: 'pending' }, { billingNumber: '+14155559901' });
    expect(since({ billingNumber: '(415) 555-9901' }, kept)).toBeUndefined();
    expect(since({ billingNumber: '(415) 555-9902' }, kept)).toMatchObject({ fields: ['billingNumber'] });
  });

  it('asks anew when the carrier has rejected it, or it was resubmitted', () => {
    const rejected = changed({ rejectionReason: 'Wrong PIN' });
    expect(since({ accountPin: '4821' }, rejected)).toEqual({ isRejection: true, fields: [] });
    const [seen, meant] = [seenIn(rejected, here), { accountPin: '4821' }];
    expect(changedSince(rejected, { meant, seen }, here)).toBeUndefined();
    expect(changedSince(shown, { meant, seen }, here)).toMatchObject({ isRejection: true });
    const another = changed({ rejectionReason: 'Wrong BTN' });
    expect(changedSince(another, { meant, seen }, here)).toMatchObject({ isRejection: true });
  });

  it('asks for the day of a rejected order that it proposed, though by now it would propose another', () => {
    const over = changed({ requestedPortDate: '2026-03-09' });
    const [typed, seen] = [{ ...shownIn(over, here), accountPin: '4821' }, seenIn(over, here)];
    const tomorrow = { ...here, now: new Date('2026-03-11T09:00:00-05:00') };
    expect(sent(readChanges(over, { typed, seen }, tomorrow))).toEqual({
      accountPin: '4821',
      requestedPortDate: '2026-03-19',
    });
    const meant = { requestedPortDate: '2026-03-23' };
    expect(changedSince(over, { meant, seen }, tomorrow)).toBeUndefined();
  });
});

describe('What an order says otherwise than a form would', () => {
  const address = { address: '1 Main St', city: 'Phoenix', state: 'Arizona', zip: '85001' };
  const order = changed({ status: 'pending', billingAddress: address });

  it('is no change: a state in full is shown and sent by its letters', () => {
    expect(shownIn(order, here).state).toBe('AZ');
    expect(read(order)).toMatchObject({ isUntouched: true, problems: [] });
    expect(sent(read(order, { authorizedPerson: 'Grace Hopper' }))).toEqual({
      authorizedPerson: 'Grace Hopper',
    });
    expect(sent(read(order, { address: '2 Main St' }))).toEqual({
      billingAddress: { ...address, address: '2 Main St', state: 'AZ' },
    });
  });

  it('is not shown where its field is too short, and stays', () => {
    const long = changed({ status: 'pending', carrierName: 'A'.repeat(101) });
    expect(shownIn(long, here).carrierName).toBeUndefined();
    expect(read(long)).toMatchObject({ isUntouched: true, problems: [] });
    expect(sent(read(long, { carrierName: 'AT&T' }))).toEqual({ carrierName: 'AT&T' });
  });
});

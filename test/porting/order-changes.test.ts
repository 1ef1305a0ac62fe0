import { describe, expect, it } from 'vitest';
import { dueNotices } from '../../src/porting/due-notices.ts';
import { changesOf } from '../../src/porting/order-changes.ts';
import { cureOf } from '../../src/porting/rejections.ts';
import type { PortingOrder } from '../../src/zoom/types.ts';

const order = (change: Partial<PortingOrder> = {}): PortingOrder => ({
  orderId: 'port_1',
  status: 'submitted',
  phoneNumbers: ['+14155559900'],
  submittedAt: '2026-03-02T15:00:00Z',
  updatedAt: '2026-03-02T15:00:00Z',
  ...change,
});
const kinds = (before: PortingOrder | undefined, after: PortingOrder) =>
  changesOf(before, after, 2).map(({ kind }) => kind);

describe('What has changed of an order', () => {
  it.each<[string, Partial<PortingOrder> | undefined, Partial<PortingOrder>, string[]]>([
    ['nothing', {}, {}, []],
    ['a new one', undefined, {}, ['new']],
    ['the carrier is asked', {}, { status: 'pending' }, ['carrier_asked']],
    ['a date', { status: 'pending' }, { status: 'scheduled', scheduledPortDate: '2026-03-09' }, ['date_set']],
    [
      'another date',
      { status: 'scheduled', scheduledPortDate: '2026-03-09' },
      { status: 'scheduled', scheduledPortDate: '2026-03-12' },
      ['date_moved'],
    ],
    [
      'the end',
      { status: 'scheduled', scheduledPortDate: '2026-03-09' },
      { status: 'completed' },
      ['completed'],
    ],
    ['a no', { status: 'pending' }, { status: 'rejected', rejectionCode: 'PIN_INVALID' }, ['rejected']],
    [
      'a second no, found only now',
      { status: 'rejected', rejectionCode: 'PIN_INVALID' },
      { status: 'rejected', rejectionCode: 'ADDRESS_MISMATCH' },
      ['rejected'],
    ],
    ['another try', { status: 'rejected' }, { status: 'submitted' }, ['resubmitted']],
    ['a withdrawal', { status: 'pending' }, { status: 'cancelled' }, ['cancelled']],
    ['all at once: only what is seen', {}, { status: 'completed' }, ['completed']],
    ['something new', { status: 'pending' }, { status: 'in_limbo' }, ['status']],
  ])('%s', (_, before, after, expected) => {
    expect(kinds(before && order(before), order(after))).toEqual(expected);
  });

  it('says by how many days a date has moved', () => {
    const before = order({ status: 'scheduled', scheduledPortDate: '2026-03-09' });
    const [change] = changesOf(before, order({ status: 'scheduled', scheduledPortDate: '2026-03-05' }), 2);
    expect(change).toMatchObject({ kind: 'date_moved', from: '2026-03-09', date: '2026-03-05', days: -4 });
  });

  it('has a key of its own for each time the same thing happens', () => {
    // Though Zoom does not say when.
    const rejected = order({ status: 'rejected', updatedAt: undefined });
    const keys = [2, 4].map((version) => changesOf(order({ status: 'pending' }), rejected, version)[0]?.key);
    expect(new Set(keys).size).toBe(2);
  });
});

describe('What is due', () => {
  const scheduled = {
    status: 'scheduled',
    scheduledPortDate: '2026-03-09',
    changedAt: new Date('2026-03-02T15:00:00Z'),
  };
  it.each([
    ['two days before', '2026-03-07T20:00:00Z', []],
    ['before the morning of the day before', '2026-03-08T11:59:00Z', []],
    // Clocks went forward that night: eight o'clock is an hour earlier in UTC.
    ['the morning of the day before', '2026-03-08T12:00:00Z', ['day_before:2026-03-09']],
    ['the night before', '2026-03-09T03:00:00Z', ['day_before:2026-03-09']],
    ['the morning of the day', '2026-03-09T12:30:00Z', ['day_of:2026-03-09']],
    ['after half past eleven', '2026-03-09T15:30:00Z', []],
    // In San Francisco it is the evening of the day itself.
    ['midnight in New York', '2026-03-10T04:01:00Z', []],
    ['the morning of the day after', '2026-03-10T12:00:00Z', ['overdue:2026-03-09']],
    ['the night after that', '2026-03-11T04:01:00Z', ['overdue:2026-03-09']],
  ])('%s', (_, now, keys) => {
    expect(dueNotices(scheduled, new Date(now)).map(({ key }) => key)).toEqual(keys);
  });

  it('is a word about silence, after five business days and each five more', () => {
    const pending = { ...scheduled, status: 'pending', scheduledPortDate: undefined };
    const said = ['2026-03-06', '2026-03-09', '2026-03-13', '2026-03-16'].map((day) =>
      dueNotices(pending, new Date(`${day}T18:00:00Z`)).map(
        (notice) => notice.kind === 'silent' && notice.days,
      ),
    );
    expect(said).toEqual([[], [5], [5], [10]]);
  });

  it('is no word about silence at midnight, when the day has just begun', () => {
    const pending = { status: 'pending', scheduledPortDate: undefined };
    const said = (now: string) =>
      dueNotices({ ...pending, changedAt: new Date('2026-03-03T04:00:00Z') }, new Date(now)).map(
        (notice) => notice.kind === 'silent' && notice.days,
      );
    expect(said('2026-03-09T04:01:00Z')).toEqual([]);
    expect(said('2026-03-09T12:00:00Z')).toEqual([5]);
    expect(said('2026-03-16T04:01:00Z')).toEqual([5]);
    expect(said('2026-03-16T12:00:00Z')).toEqual([10]);
  });

  it('counts silence in business days: none of a long weekend, nor of a holiday, by the clock in New York', () => {
    const said = (changedAt: string, now: string) =>
      dueNotices(
        { status: 'pending', scheduledPortDate: undefined, changedAt: new Date(changedAt) },
        new Date(now),
      ).map(({ key }) => key);
    // Five business days after the Friday before Thanksgiving are over on the Monday after it.
    expect(said('2026-11-20T18:00:00Z', '2026-11-28T04:59:00Z')).toEqual([]);
    expect(said('2026-11-20T18:00:00Z', '2026-11-30T13:00:00Z')).toEqual(['silent:pending:2026-11-20:5']);
    // Late in the evening, UTC has the next day already.
    expect(said('2026-03-03T04:30:00Z', '2026-03-09T23:00:00Z')).toEqual(['silent:pending:2026-03-02:5']);
    expect(said('2026-03-03T05:30:00Z', '2026-03-09T23:00:00Z')).toEqual([]);
  });

  it('is silence also of one that is scheduled without a day, or in a status that nobody knows', () => {
    const waiting = { scheduledPortDate: undefined, changedAt: new Date('2026-03-02T15:00:00Z') };
    const kindsOf = (status: string) =>
      dueNotices({ ...waiting, status }, new Date('2026-03-16T15:00:00Z')).map(({ kind }) => kind);
    expect(['scheduled', 'on_hold', 'submitted'].map(kindsOf)).toEqual([['silent'], ['silent'], ['silent']]);
    expect(['rejected', 'completed', 'cancelled', 'gone'].flatMap(kindsOf)).toEqual([]);
  });

  it.each([
    [
      'in autumn, when clocks went back that night',
      '2026-11-02',
      '2026-11-01T12:59:00Z',
      '2026-11-01T13:00:00Z',
    ],
    ['over the end of a month', '2026-12-01', '2026-11-30T12:59:00Z', '2026-11-30T13:00:00Z'],
    ['over the end of a year', '2027-01-04', '2027-01-03T12:59:00Z', '2027-01-03T13:00:00Z'],
  ])('is the day before, from eight o’clock on, %s', (_, date, before, at) => {
    const keys = (now: string) =>
      dueNotices({ ...scheduled, scheduledPortDate: date }, new Date(now)).map(({ key }) => key);
    expect(keys(before)).toEqual([]);
    expect(keys(at)).toEqual([`day_before:${date}`]);
  });

  it('is nothing for an order that has ended', () => {
    expect(dueNotices({ ...scheduled, status: 'completed' }, new Date('2026-04-01T12:00:00Z'))).toEqual([]);
  });
});

describe('A rejection', () => {
  it.each([
    ['The account PIN is not the one on file at the losing carrier.', 'accountPin'],
    ['The account number does not match the records of the losing carrier.', 'accountNumber'],
    ['The billing address does not match the records of the losing carrier.', 'address'],
    ['Wrong BTN', 'billingNumber'],
    ['End user not authorized to make changes', 'authorizedPerson'],
    ['Partial port indicator missing', 'remaining'],
    ['The numbers are on different accounts', 'phoneNumbers'],
    ['Port freeze on the account', undefined],
    ['Pending order on the account', undefined],
    ['Number is inactive', undefined],
    ['Bill too old', undefined],
    ['No reason at all', undefined],
    ['Subscriber name does not match', 'address'],
    ['Invalid account name', 'address'],
    ['The name of the authorized person is not on the account', 'authorizedPerson'],
  ])('“%s” concerns %s', (rejectionReason, field) => {
    const { cure, field: found } = cureOf({ rejectionReason });
    expect(found).toBe(field);
    expect(cure).toMatch(/\.$/);
  });

  it.each([
    ['Port-out protection is on', /port freeze/],
    ['Telephone number not active', /not active/],
    ['Invoice older than 30 days', /bill is too old/],
    ['The bill is outdated', /bill is too old/],
    ['An order is pending', /Another order/],
  ])('“%s” is no riddle', (rejectionReason, cause) => {
    expect(cureOf({ rejectionReason }).cause).toMatch(cause);
  });

  it('is understood by its code alone', () => {
    expect(cureOf({ rejectionCode: 'ACCOUNT_NUMBER_MISMATCH' }).field).toBe('accountNumber');
    expect(cureOf({ rejectionCode: 'PIN_INVALID' }).field).toBe('accountPin');
    expect(cureOf({ rejectionCode: 'ADDRESS_MISMATCH' }).field).toBe('address');
  });
});

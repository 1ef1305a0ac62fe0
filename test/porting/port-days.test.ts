import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { federalHoliday } from '../../src/porting/holidays.ts';
import {
  activationOn,
  addBusinessDays,
  addDays,
  businessDaysBetween,
  countsFrom,
  dayIn,
  daysBetween,
  earliestPortDay,
  isBusinessDay,
  isOver,
  notBusiness,
} from '../../src/porting/port-days.ts';

describe('Days', () => {
  it('go on over the ends of months and years, leap days among them', () => {
    expect(addDays('2026-01-31', 1)).toBe('2026-02-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    // Days on which clocks change are days as well.
    expect(daysBetween('2026-03-07', '2026-03-09')).toBe(2);
    expect(daysBetween('2026-11-02', '2026-10-31')).toBe(-2);
    expect(daysBetween('2026-12-31', '2027-03-01')).toBe(60);
  });

  it('of business are counted over Thanksgiving, the end of the year and a leap day', () => {
    expect(businessDaysBetween('2026-11-25', '2026-11-30')).toBe(2);
    expect(businessDaysBetween('2026-12-23', '2027-01-04')).toBe(6);
    expect(businessDaysBetween('2028-02-28', '2028-03-01')).toBe(2);
    expect(businessDaysBetween('2026-03-09', '2026-03-02')).toBe(0);
  });
});

describe('Federal holidays', () => {
  // As published by the US Office of Personnel Management.
  it.each([
    [2026, '01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25'],
    [2027, '01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31'],
    [2028, '01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25'],
  ])('of %i are the days on which they are observed', (year, days) => {
    const found: string[] = [];
    for (let day = `${year}-01-01`; day.startsWith(String(year)); day = addDays(day, 1)) {
      if (federalHoliday(day)) found.push(day.slice(5));
    }
    expect(found.join(' ')).toBe(days);
  });

  it('are named', () => {
    expect(notBusiness('2026-11-26')).toBe('Thanksgiving');
    expect(notBusiness('2027-12-31')).toBe('New Year’s Day');
    expect(notBusiness('2026-11-28')).toBe('a Saturday');
  });
});

describe('A request', () => {
  const chicago = 'America/Chicago';

  it.each([
    ['at noon counts from the same day', '2026-03-02T12:00:00-06:00', '2026-03-02'],
    ['at one o’clock counts from the next', '2026-03-02T13:00:00-06:00', '2026-03-03'],
    ['on a Friday afternoon counts from Monday', '2026-03-06T13:30:00-06:00', '2026-03-09'],
    ['on a Sunday counts from Monday', '2026-03-08T09:00:00-05:00', '2026-03-09'],
    [
      'on the day before a holiday, too late, counts from after it',
      '2026-11-25T15:00:00-06:00',
      '2026-11-27',
    ],
    ['on a holiday counts from the next business day', '2026-12-25T09:00:00-06:00', '2026-12-28'],
    [
      'after one, on the day clocks change forward, counts by the clock',
      '2026-03-09T13:00:00-05:00',
      '2026-03-10',
    ],
  ])('%s', (_, at, day) => {
    expect(countsFrom(new Date(at), chicago)).toBe(day);
  });

  it('is of the day that it is where it is made, on both sides of the date line', () => {
    const moment = new Date('2026-03-03T11:30:00Z');
    expect(dayIn(moment, 'Pacific/Kiritimati')).toBe('2026-03-04');
    expect(dayIn(moment, 'Pacific/Pago_Pago')).toBe('2026-03-03');
    expect(dayIn(new Date('2026-03-03T10:30:00Z'), 'Pacific/Pago_Pago')).toBe('2026-03-02');
  });

  it('at one moment is before the cut-off in one zone, after it in another, and on another day in a third', () => {
    // 13:00 on Thursday in New York, a minute before and at it.
    const before = new Date('2026-03-05T17:59:59Z');
    const at = new Date('2026-03-05T18:00:00Z');
    expect(countsFrom(before, 'America/New_York')).toBe('2026-03-05');
    expect(countsFrom(at, 'America/New_York')).toBe('2026-03-06');
    expect(countsFrom(at, 'America/Los_Angeles')).toBe('2026-03-05');
    // Friday already, and Thursday still.
    expect(countsFrom(at, 'Pacific/Kiritimati')).toBe('2026-03-06');
    expect(countsFrom(at, 'Pacific/Pago_Pago')).toBe('2026-03-05');
    // Saturday on one side of the date line, Friday noon on the other.
    const friday = new Date('2026-03-06T23:00:00Z');
    expect(countsFrom(friday, 'Pacific/Kiritimati')).toBe('2026-03-09');
    expect(countsFrom(friday, 'Pacific/Pago_Pago')).toBe('2026-03-06');
  });

  it('keeps to the clock on the wall when clocks change, in spring and in autumn', () => {
    const eastern = 'America/New_York';
    // The last business days of winter and of summer, and the first after each change.
    expect(countsFrom(new Date('2026-03-06T17:59:00Z'), eastern)).toBe('2026-03-06');
    expect(countsFrom(new Date('2026-03-09T16:59:00Z'), eastern)).toBe('2026-03-09');
    expect(countsFrom(new Date('2026-03-09T17:00:00Z'), eastern)).toBe('2026-03-10');
    expect(countsFrom(new Date('2026-10-30T17:00:00Z'), eastern)).toBe('2026-11-02');
    expect(countsFrom(new Date('2026-11-02T17:59:00Z'), eastern)).toBe('2026-11-02');
    expect(countsFrom(new Date('2026-11-02T18:00:00Z'), eastern)).toBe('2026-11-03');
    // The hour that comes twice, and the one that never comes, are of a Sunday.
    expect(countsFrom(new Date('2026-11-01T05:30:00Z'), eastern)).toBe('2026-11-02');
    expect(countsFrom(new Date('2026-03-08T07:30:00Z'), eastern)).toBe('2026-03-09');
    expect(dayIn(new Date('2026-11-01T04:30:00Z'), eastern)).toBe('2026-11-01');
    expect(dayIn(new Date('2026-11-01T03:59:00Z'), eastern)).toBe('2026-10-31');
  });

  it('made before an observed holiday counts from after it', () => {
    // Independence Day of 2026 is a Saturday, observed on Friday; New Year’s Day of 2028, on the last day of 2027.
    expect(countsFrom(new Date('2026-07-02T14:00:00-05:00'), chicago)).toBe('2026-07-06');
    expect(countsFrom(new Date('2026-07-03T09:00:00-05:00'), chicago)).toBe('2026-07-06');
    expect(countsFrom(new Date('2027-12-30T14:00:00-06:00'), chicago)).toBe('2028-01-03');
    expect(countsFrom(new Date('2027-12-31T09:00:00-06:00'), chicago)).toBe('2028-01-03');
    expect(notBusiness('2027-07-05')).toBe('Independence Day');
    expect(notBusiness('2026-07-04')).toBe('a Saturday');
  });

  it('gets the first day that the lead allows, over month ends and holidays', () => {
    expect(earliestPortDay(new Date('2026-01-28T09:00:00-06:00'), chicago, 4)).toBe('2026-02-03');
    expect(earliestPortDay(new Date('2026-11-24T09:00:00-06:00'), chicago, 4)).toBe('2026-12-01');
    expect(earliestPortDay(new Date('2026-12-29T09:00:00-06:00'), chicago, 10)).toBe('2027-01-13');
    expect(earliestPortDay(new Date('2028-02-28T09:00:00-06:00'), chicago, 1)).toBe('2028-02-29');
  });
});

it('Zoom takes numbers over at 11:30 Eastern, in winter and in summer', () => {
  expect(activationOn('2026-03-06').toISOString()).toBe('2026-03-06T16:30:00.000Z');
  expect(activationOn('2026-03-09').toISOString()).toBe('2026-03-09T15:30:00.000Z');
  expect(activationOn('2026-10-30').toISOString()).toBe('2026-10-30T15:30:00.000Z');
  expect(activationOn('2026-11-02').toISOString()).toBe('2026-11-02T16:30:00.000Z');
});

it('A day is over for ports once Zoom has taken over what was due on it, whatever day it is elsewhere', () => {
  expect(isOver('2026-03-09', new Date('2026-03-09T15:29:59Z'))).toBe(false);
  expect(isOver('2026-03-09', new Date('2026-03-09T15:30:00Z'))).toBe(true);
  expect(isOver('2026-03-10', new Date('2026-03-10T02:00:00Z'))).toBe(false);
  expect(isOver('2026-03-06', new Date('2026-03-06T16:29:59Z'))).toBe(false);
  expect(isOver('2026-03-06', new Date('2026-03-06T16:30:00Z'))).toBe(true);
});

const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2020-01-01', days));

it('Business days add up, whatever the day and the count', () => {
  fc.assert(
    fc.property(day, fc.nat({ max: 60 }), (from, count) => {
      const to = addBusinessDays(from, count);
      expect(isBusinessDay(to)).toBe(true);
      const start = addBusinessDays(from, 0);
      expect(businessDaysBetween(start, to)).toBe(count);
    }),
  );
});

it('A day is as far from another as days have to be added, whatever the months', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -800, max: 800 }), (from, days) => {
      const to = addDays(from, days);
      expect(daysBetween(from, to)).toBe(days);
      expect(to > from).toBe(days > 0);
    }),
  );
});

it('The day that a request counts from is a business day, today’s or later, in every zone', () => {
  const zones = [
    'Pacific/Kiritimati',
    'Pacific/Pago_Pago',
    'America/St_Johns',
    'Asia/Kathmandu',
    'America/Denver',
  ];
  const moment = fc.date({ min: new Date('2024-01-01'), max: new Date('2032-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(moment, fc.constantFrom(...zones), fc.nat({ max: 15 }), (at, zone, lead) => {
      const from = countsFrom(at, zone);
      expect(isBusinessDay(from)).toBe(true);
      expect(from >= dayIn(at, zone)).toBe(true);
      // The longest pause there is: a holiday at a weekend, after one o’clock.
      expect(daysBetween(dayIn(at, zone), from)).toBeLessThanOrEqual(5);
      expect(businessDaysBetween(from, earliestPortDay(at, zone, lead))).toBe(lead);
    }),
  );
});

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
  earliestPortDay,
  isBusinessDay,
  notBusiness,
} from '../../src/porting/port-days.ts';

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

import { describe, expect, test } from 'vitest';
import { formatSlackDate } from '../../../src/sandbox/page/text/slack-date.ts';

const now = new Date('2026-11-23T20:00:00Z');
const timeZone = 'America/Los_Angeles';
const at = (iso: string) => Date.parse(iso) / 1000;

const read = (format: string, iso: string) =>
  formatSlackDate({ timestamp: at(iso), format, fallback: 'fallback', now, timeZone });

describe('dates in messages', () => {
  test.each([
    ['{date_num}', '2014-02-18'],
    ['{date_slash}', '02/18/2014'],
    ['{date}', 'February 18th, 2014'],
    ['{date_short}', 'Feb 18, 2014'],
    ['{date_long}', 'Tuesday, February 18th, 2014'],
    ['{date_pretty}', 'February 18th, 2014'],
    ['{date_short_pretty}', 'Feb 18, 2014'],
    ['{date_long_pretty}', 'Tuesday, February 18th, 2014'],
    ['{time}', '6:39 AM'],
    ['{time_secs}', '6:39:42 AM'],
    ['Posted {date_num} {time_secs}', 'Posted 2014-02-18 6:39:42 AM'],
    ['{no_such_token}', '{no_such_token}'],
  ])('%s is %s', (format, expected) => {
    expect(read(format, '2014-02-18T14:39:42Z').replaceAll(' ', ' ')).toBe(expected);
  });

  test('the days next to this one have names, by the reader’s own calendar', () => {
    expect(read('{date_short_pretty}', '2026-11-24T07:30:00Z')).toBe('today');
    expect(read('{date_pretty}', '2026-11-23T07:30:00Z')).toBe('yesterday');
    expect(read('{date_long_pretty}', '2026-11-24T08:30:00Z')).toBe('tomorrow');
  });

  test('a time gone by is told in its largest unit', () => {
    expect(read('{ago}', '2026-11-23T19:57:00Z')).toBe('3 minutes ago');
    expect(read('{ago}', '2026-11-23T17:00:00Z')).toBe('3 hours ago');
    expect(read('{ago}', '2026-11-22T19:00:00Z')).toBe('yesterday');
  });

  test('a timestamp that is none shows the fallback', () => {
    expect(formatSlackDate({ timestamp: Number.NaN, format: '{date}', fallback: 'soon', now })).toBe('soon');
  });
});

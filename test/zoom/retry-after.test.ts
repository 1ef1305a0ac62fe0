import { expect, test } from 'vitest';
import { parseRetryAfter } from '../../src/zoom/retry-after.ts';

const now = new Date('2026-03-02T15:00:00.000Z');

test.each([
  ['seconds', '2', 2_000],
  ['a fraction of a second', '0.5', 500],
  ['no wait at all', '0', 0],
  ['an HTTP date', 'Mon, 02 Mar 2026 15:00:07 GMT', 7_000],
  ['the older HTTP date', 'Monday, 02-Mar-26 15:00:07 GMT', 7_000],
  ['an ISO 8601 date', '2026-03-02T15:00:09Z', 9_000],
  ['an ISO 8601 date with milliseconds and an offset', '2026-03-02T16:00:00.250+01:00', 250],
  ['an ISO 8601 date without a zone, which is UTC', '2026-03-02T15:01:00', 60_000],
  ['a date that is over', 'Mon, 02 Mar 2026 14:00:00 GMT', 0],
])('understands %s', (_, header, milliseconds) => {
  expect(parseRetryAfter(header, now)).toBe(milliseconds);
});

test.each([null, '', '  ', 'soon', '-5', '1e3', 'Mon, 99 Foo 2026'])('makes nothing of %j', (header) => {
  expect(parseRetryAfter(header, now)).toBeUndefined();
});

import type { RateLimited } from './errors.ts';
import { parseRetryAfter } from './retry-after.ts';

/**
 * No wait by Zoom's word is longer, lest a wrong date in one answer stop every call for good. People are told the
 * wait that is kept. A day's allowance is back after a day at the latest.
 */
const LONGEST_WAIT_SECONDS = { second: 10 * 60, day: 24 * 60 * 60 };

/** What the headers of a 429 say; any of them may be missing. */
export function readRateLimit(headers: Headers, now: Date): RateLimited {
  const daily = /^daily/i.test(headers.get('x-ratelimit-type') ?? '');
  const wait = parseRetryAfter(headers.get('retry-after'), now);
  const longest = daily ? LONGEST_WAIT_SECONDS.day : LONGEST_WAIT_SECONDS.second;
  return {
    retryAfter: wait === undefined ? undefined : Math.min(wait / 1000, longest),
    daily,
    category: headers.get('x-ratelimit-category') ?? undefined,
  };
}

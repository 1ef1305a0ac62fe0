import type { RateLimited } from '../zoom/errors.ts';

/** Seconds after which something is tried again that did not happen. */
export const SOON = 10;
const HOUR = 60 * 60;

/** Seconds until Zoom takes calls again: as it says, else an hour where its limit for the day is used up. */
export function pauseOf({ retryAfter, daily }: RateLimited): number {
  return retryAfter ?? (daily ? HOUR : SOON);
}

import type { RateLimits } from '../../src/sandbox/slack/rate-limits.ts';

/** A Slack that is never too busy: for stories of many messages, which would take a second each. */
export const noRateLimits: RateLimits = { call: () => null, message: () => null };

import type { Clock } from '../../../clock.ts';
import type { Weight } from './endpoint-table.ts';

export type Plan = 'pro' | 'business';

/** Calls in any one second, for the whole account. */
export const LIMITS: Record<Plan, Record<Weight, number>> = {
  pro: { light: 20, medium: 10, heavy: 5 },
  business: { light: 40, medium: 20, heavy: 10 },
};

export type RateVerdict = { allowed: boolean; headers: Record<string, string> };

/** Counts over the second just past, not over clock seconds: no burst across a boundary gets through. */
export function createRateLimits(plan: Plan, clock: Clock): (weight: Weight) => RateVerdict {
  const recent: Record<Weight, number[]> = { light: [], medium: [], heavy: [] };

  return (weight) => {
    const now = clock.now().getTime();
    const limit = LIMITS[plan][weight];
    const inWindow = recent[weight].filter((at) => at > now - 1000);
    recent[weight] = inWindow;
    const allowed = inWindow.length < limit;
    if (allowed) inWindow.push(now);
    return {
      allowed,
      headers: {
        'x-ratelimit-category': weight.replace(/^./, (letter) => letter.toUpperCase()),
        'x-ratelimit-type': 'QPS',
        'x-ratelimit-limit': String(limit),
        'x-ratelimit-remaining': String(limit - inWindow.length),
        ...(allowed ? {} : { 'retry-after': '1' }),
      },
    };
  };
}

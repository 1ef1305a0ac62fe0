import type { Clock } from '../../clock.ts';

/** Calls a minute, by Slack's tiers. */
const TIERS = { 1: 1, 2: 20, 3: 50, 4: 100 } as const;
const MINUTE = 60_000;
/** One message a second a channel. */
const CHANNEL_PAUSE = 1_000;

/**
 * `special` methods have limits of their own that an app does not meet. Socket connections are tier 1 on paper, but an
 * app may hold ten and open them at once.
 */
export type Tier = keyof typeof TIERS | 'special';

export type RateLimits = ReturnType<typeof createRateLimits>;

/** Slack's limits, on the injected clock. Each check answers the seconds to wait, or null and counts the call. */
export function createRateLimits(clock: Clock) {
  const calls = new Map<string, number[]>();
  const lastMessage = new Map<string, number>();
  const seconds = (milliseconds: number) => Math.max(1, Math.ceil(milliseconds / 1000));

  return {
    call(method: string, tier: Tier): number | null {
      if (tier === 'special') return null;
      const now = clock.now().getTime();
      const recent = (calls.get(method) ?? []).filter((at) => now - at < MINUTE);
      calls.set(method, recent);
      const [oldest = now] = recent;
      if (recent.length >= TIERS[tier]) return seconds(oldest + MINUTE - now);
      recent.push(now);
      return null;
    },

    message(channel: string): number | null {
      const now = clock.now().getTime();
      const last = lastMessage.get(channel);
      if (last !== undefined && now - last < CHANNEL_PAUSE) return seconds(last + CHANNEL_PAUSE - now);
      lastMessage.set(channel, now);
      return null;
    },
  };
}

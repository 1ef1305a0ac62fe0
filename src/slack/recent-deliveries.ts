import type { Clock } from '../clock.ts';

/** Slack's last redelivery comes five minutes after the one before. */
const REMEMBERED_MS = 10 * 60_000;

/**
 * Recognises a delivery that came before: Slack repeats events, and a socket can repeat an envelope.
 *
 * Kept in memory on purpose: what it guards only answers with something to read, so that after a crash a repeated
 * delivery should be answered again. What must happen once (a purchase, a vote) is unique in the database.
 */
export function createRecentDeliveries(clock: Clock): (key: string) => boolean {
  const seen = new Map<string, number>();
  return (key) => {
    const now = clock.now().getTime();
    for (const [old, at] of seen) {
      if (at > now - REMEMBERED_MS) break;
      seen.delete(old);
    }
    if (seen.has(key)) return true;
    seen.set(key, now);
    return false;
  };
}

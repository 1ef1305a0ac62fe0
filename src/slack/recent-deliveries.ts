import type { Clock } from '../clock.ts';

/** Slack's last redelivery comes five minutes after the one before. */
const REMEMBERED_MS = 10 * 60_000;

/**
 * Recognises a delivery that came before: Slack repeats events, and a socket can repeat an envelope.
 *
 * Kept in memory on purpose: after a crash a repeated delivery should be answered again. What must happen once (a
 * purchase, a vote) is unique in the database.
 * @returns what was kept under the same key before; else undefined, and this is kept from now on
 */
export function createRecentDeliveries<Kept>(clock: Clock): (key: string, keep: Kept) => Kept | undefined {
  const seen = new Map<string, { kept: Kept; at: number }>();
  return (key, keep) => {
    const now = clock.now().getTime();
    for (const [old, { at }] of seen) {
      if (at > now - REMEMBERED_MS) break;
      seen.delete(old);
    }
    const before = seen.get(key);
    if (!before) seen.set(key, { kept: keep, at: now });
    return before?.kept;
  };
}

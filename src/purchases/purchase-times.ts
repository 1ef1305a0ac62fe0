/** A purchase that is not on its way to Zoom by then is not sent: a process that stood still must not wake up and buy. */
export const SEND_WITHIN_MS = 30_000;

/**
 * From the start of a purchase until no process can be in the middle of it any more: sending, Zoom's answer (the
 * client waits 30 s for that), and something to spare.
 */
export const ABANDONED_AFTER_MS = 90_000;

/** After a lost answer, Zoom may still be at work on it: not before this is a number that is absent really absent. */
export const SETTLING_MS = 10_000;

/** Between the two readings that have to agree before "not bought" is said. */
export const READINGS_APART_MS = 15_000;

const SHORTEST_PAUSE_MS = 15_000;
const LONGEST_PAUSE_MS = 10 * 60_000;

/** Until Zoom is tried again, which has not answered for so long already: the longer, the longer. Milliseconds. */
export function pauseAfter(soFarMs: number): number {
  return Math.min(LONGEST_PAUSE_MS, Math.max(SHORTEST_PAUSE_MS, soFarMs / 2));
}

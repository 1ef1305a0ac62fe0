const FIRST_MS = 250;
const LONGEST_MS = 8_000;

/**
 * How long to wait before try number `tries` + 1: doubling, half of it up to chance, so that callers who failed
 * together do not come back together.
 * @param tries how often it was tried, at least 1
 * @returns whole milliseconds
 */
export function backoff(tries: number, random: () => number): number {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** (tries - 1));
  return Math.round(longest / 2 + (random() * longest) / 2);
}

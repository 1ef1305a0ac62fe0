import type { Clock } from '../clock.ts';
import { nationalNumber } from '../numbers/format-number.ts';
import type { Zoom } from '../zoom/zoom.ts';
import type { Wanted } from './request.ts';

/** Numbers of the account that nobody uses, E.164. */
export type Spare = { numbers: string[]; hasMore: boolean };

const OFFERED = 3;
const AREA_CODES = 3;
/** Milliseconds: it is an offer, and not worth waiting for. */
const PATIENCE = 4_000;

/**
 * Unassigned numbers with the area codes that are asked for, which could be used instead of a purchase.
 * @returns undefined when Zoom cannot say so quickly
 */
export async function findSpareNumbers(
  { zoom, clock }: { zoom: Zoom; clock: Clock },
  wanted: Wanted,
): Promise<Spare | undefined> {
  const patience = new AbortController();
  const cancel = clock.schedule(PATIENCE, () => patience.abort(new Error('Too slow for an offer')));
  try {
    const numbers: string[] = [];
    for (const keyword of prefixes(wanted)) {
      for await (const { phoneNumber } of zoom.numbers.unassigned(
        { keyword },
        { pageSize: OFFERED + 1, signal: patience.signal },
      )) {
        if (!phoneNumber.startsWith(keyword)) continue;
        if (numbers.length === OFFERED) return { numbers, hasMore: true };
        numbers.push(phoneNumber);
      }
    }
    return { numbers, hasMore: false };
  } catch {
    return undefined;
  } finally {
    cancel();
  }
}

/** Beginnings of numbers, e.g. `+1415`: area codes are told from the rest of a number in North America alone. */
function prefixes({ kind, numbers, block }: Wanted): string[] {
  if (kind === 'release') return [];
  const wanted = numbers.flatMap(({ phoneNumber }) => {
    const parts = nationalNumber(phoneNumber);
    return parts?.callingCode === '1' ? [`+1${parts.digits.slice(0, 3)}`] : [];
  });
  const ofBlock = block && ['US', 'CA'].includes(block.country) && /^\d{3}$/.test(block.areaCode);
  return [...new Set([...wanted, ...(ofBlock ? [`+1${block.areaCode}`] : [])])].slice(0, AREA_CODES);
}

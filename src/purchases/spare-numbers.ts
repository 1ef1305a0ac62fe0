import { subDays } from 'date-fns/subDays';
import type { Context } from '../context.ts';
import { nationalNumber } from '../numbers/format-number.ts';
import { readRequestRows } from '../store/requests.ts';
import type { Database } from '../store/store.ts';
import { isPurchaseKind, OPEN_STATUSES, type Wanted } from './request.ts';
import { fromRow, numbersOf } from './stored-request.ts';

/** Numbers of the account that nobody uses and nobody has bought for something, E.164. */
export type Spare = { numbers: string[]; hasMore: boolean };

const OFFERED = 3;
const AREA_CODES = 3;
/** Milliseconds: it is an offer, and not worth waiting for. */
const PATIENCE = 4_000;
/** Days in which a number that was bought for something is not offered for something else. */
const BOUGHT_FOR = 30;
/** Numbers of an area code that are looked at. */
const LOOKED_AT = 50;

/**
 * Unassigned numbers with the area codes that are asked for, which could be used instead of a purchase.
 * @returns undefined when Zoom cannot say so quickly
 */
export async function findSpareNumbers(
  { zoom, store, clock }: Pick<Context, 'zoom' | 'store' | 'clock'>,
  wanted: Pick<Wanted, 'kind' | 'numbers' | 'block'>,
  patience = PATIENCE,
): Promise<Spare | undefined> {
  const tooLong = new AbortController();
  const cancel = clock.schedule(patience, () => tooLong.abort(new Error('Too slow for an offer')));
  try {
    const taken = await meantForSomething(store.db, clock.now());
    const numbers: string[] = [];
    for (const keyword of prefixes(wanted)) {
      let looked = 0;
      for await (const { phoneNumber, status } of zoom.numbers.unassigned(
        { keyword, status: 'active' },
        { pageSize: LOOKED_AT, signal: tooLong.signal },
      )) {
        looked += 1;
        if (looked > LOOKED_AT) break;
        // One that a porting order is to bring is pending, and not there to be used.
        if (!phoneNumber.startsWith(keyword) || status !== 'active' || taken.has(phoneNumber)) continue;
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

/** Numbers that were bought for something lately, or that are to be given up. */
async function meantForSomething(db: Database, now: Date): Promise<Set<string>> {
  const bought = await readRequestRows(db, {
    statuses: ['purchased', 'partly_purchased'],
    endedFrom: subDays(now, BOUGHT_FOR),
  });
  const open = await readRequestRows(db, { kind: 'release', statuses: OPEN_STATUSES });
  return new Set([
    ...bought.flatMap((row) => fromRow(row).outcome?.bought ?? []).map(({ phoneNumber }) => phoneNumber),
    ...open.flatMap((row) => numbersOf(fromRow(row))),
  ]);
}

/** Beginnings of numbers, e.g. `+1415`: area codes are told from the rest of a number in North America alone. */
function prefixes({ kind, numbers, block }: Pick<Wanted, 'kind' | 'numbers' | 'block'>): string[] {
  if (!isPurchaseKind(kind)) return [];
  const wanted = numbers.flatMap(({ phoneNumber }) => {
    const parts = nationalNumber(phoneNumber);
    return parts?.callingCode === '1' ? [`+1${parts.digits.slice(0, 3)}`] : [];
  });
  const ofBlock = block && ['US', 'CA'].includes(block.country) && /^\d{3}$/.test(block.areaCode);
  return [...new Set([...wanted, ...(ofBlock ? [`+1${block.areaCode}`] : [])])].slice(0, AREA_CODES);
}

import type { Context } from '../context.ts';
import { readKnownAmong } from '../store/known-numbers.ts';
import { readPortFilings } from '../store/port-filings.ts';
import { readPortOrdersOfNumbers } from '../store/port-orders.ts';
import { isZoomError, ZoomRefused } from '../zoom/errors.ts';
import type { PortabilityCheck } from '../zoom/types.ts';
import type { NumberFacts } from './check-numbers.ts';
import { ENDED_STATUSES } from './port-statuses.ts';
import { fromFilingRow } from './stored-filing.ts';

/**
 * What is known of numbers that are to be ported: by Zoom, and here. That a number is in the account is Zoom's to say
 * where it answers, for what was read of the inventory may be an hour old.
 * @returns `checks` null when Zoom cannot be asked at the moment
 */
export async function checkWithZoom(
  { zoom }: Pick<Context, 'zoom'>,
  phoneNumbers: readonly string[],
): Promise<PortabilityCheck[] | null> {
  if (!zoom.offers('portability-check') || phoneNumbers.length === 0) return null;
  try {
    return await zoom.porting.validate([...phoneNumbers]);
  } catch (error) {
    // What Zoom refuses for another reason than haste, a missing scope for example, somebody has to hear of.
    if (!isZoomError(error) || (error instanceof ZoomRefused && !error.rateLimited)) throw error;
    return null;
  }
}

/**
 * @param filing whose numbers these are: it is not in its own way, and that they are ours was asked when it was made, so
 *   that only a later reading of the inventory says otherwise
 */
export async function readNumberFacts(
  { store }: Pick<Context, 'store'>,
  phoneNumbers: readonly string[],
  checks: readonly PortabilityCheck[] | null,
  filing?: { id: string; createdAt: Date },
): Promise<NumberFacts> {
  const answered = new Set(checks?.map(({ phoneNumber }) => phoneNumber));
  const known = await readKnownAmong(
    store.db,
    phoneNumbers.filter((number) => !answered.has(number)),
    filing?.createdAt,
  );
  const orders = await readPortOrdersOfNumbers(store.db, phoneNumbers, { notIn: ENDED_STATUSES });
  const filings = await readPortFilings(store.db, { statuses: ['awaiting_approval', 'filing', 'uncertain'] });
  return {
    inInventory: new Set(known),
    openOrders: new Map([
      ...filings
        .filter(({ id }) => id !== filing?.id)
        .map(fromFilingRow)
        .flatMap(({ form }) => form.phoneNumbers.map((each) => [each, ''] as const)),
      ...orders.flatMap(({ id, phoneNumbers: theirs }) => theirs.map((each) => [each, id] as const)),
    ]),
    portability: checks ?? [],
  };
}

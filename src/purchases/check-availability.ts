import { lookUpNumbers, type Missing } from '../numbers/look-up-numbers.ts';
import { zoomCode } from '../zoom/errors.ts';
import type { AvailableNumber, FailedNumber } from '../zoom/types.ts';
import type { Zoom } from '../zoom/zoom.ts';

export type Availability = {
  /** E.164, to be bought: still offered, or not known to be gone. */
  phoneNumbers: string[];
  /** Not to be had (as it was approved), and why. */
  gone: FailedNumber[];
};

/**
 * Looks once more before buying. A number that Zoom may have all the same, although it does not offer it, is left for
 * Zoom to decide.
 * @throws the errors of `zoom/errors.ts`
 */
export async function checkAvailability(
  zoom: Zoom,
  wanted: readonly AvailableNumber[],
): Promise<Availability> {
  const { available, missing } = await lookUpNumbers(
    zoom,
    wanted.map(({ phoneNumber }) => phoneNumber),
  );
  const offers = new Map(available.map((offer) => [offer.phoneNumber, offer]));
  const reasons = new Map(missing.map((each) => [each.phoneNumber, each]));
  const checked = wanted.map(({ phoneNumber, monthlyCost }) => ({
    phoneNumber,
    problem: problemWith(monthlyCost, offers.get(phoneNumber), reasons.get(phoneNumber)),
  }));
  return {
    phoneNumbers: checked.filter(({ problem }) => !problem).map(({ phoneNumber }) => phoneNumber),
    gone: checked.flatMap(({ phoneNumber, problem }) => (problem ? [{ phoneNumber, ...problem }] : [])),
  };
}

function problemWith(
  approvedCost: number,
  offer: AvailableNumber | undefined,
  missing: Missing | undefined,
): Omit<FailedNumber, 'phoneNumber'> | undefined {
  if (offer) {
    return offer.monthlyCost > approvedCost
      ? { message: 'It costs more now than what was approved.' }
      : undefined;
  }
  if (missing?.mayBeHad) return undefined;
  const message = missing?.why === 'ours' ? 'It is in the account already.' : 'It was taken meanwhile.';
  return { code: zoomCode.noLongerAvailable, message };
}

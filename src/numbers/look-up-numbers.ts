import { ZoomRefused } from '../zoom/errors.ts';
import type { AvailableNumber } from '../zoom/types.ts';
import type { Zoom } from '../zoom/zoom.ts';
import { countryOfNumber, nationalNumber } from './format-number.ts';
import { MAX_AREA_CODES, MAX_QUANTITY, type NumberSearch } from './number-search.ts';
import { isTollFreePrefix } from './toll-free.ts';

/** Why a number cannot be asked for: the account has it, or Zoom does not offer it. */
export type Missing = {
  phoneNumber: string;
  why: 'ours' | 'not_offered';
  /** Zoom offered as many as it does at once, so it may have this one all the same. */
  mayBeHad: boolean;
};

export type LookedUp = { available: AvailableNumber[]; missing: Missing[] };

/** The part of Zoom that is asked here. */
export type NumberDesk = {
  numbers: Pick<Zoom['numbers'], 'searchAvailable' | 'get'>;
  tollFree: Pick<Zoom['tollFree'], 'searchAvailable'>;
};

/**
 * Looks which of these numbers can be bought now, and what they cost. Zoom cannot be asked about a number, only for
 * what it offers in an area: one light call for each area code, and one for each number that is not among the answers.
 * @param phoneNumbers E.164
 * @throws the errors of `zoom/errors.ts`
 */
export async function lookUpNumbers(zoom: NumberDesk, phoneNumbers: readonly string[]): Promise<LookedUp> {
  const areas = [...Map.groupBy(phoneNumbers, areaKey).values()];
  const answers = await Promise.all(areas.map((numbers) => lookUpArea(zoom, numbers)));
  const order = (one: { phoneNumber: string }) => phoneNumbers.indexOf(one.phoneNumber);
  return {
    available: answers.flatMap(({ available }) => available).toSorted((a, b) => order(a) - order(b)),
    missing: answers.flatMap(({ missing }) => missing).toSorted((a, b) => order(a) - order(b)),
  };
}

/** A search that would find numbers like these. */
export function searchLike(phoneNumbers: readonly string[]): NumberSearch {
  const areas = phoneNumbers.map(areaOf);
  const prefixes = unique(areas.flatMap(({ prefix }) => prefix ?? []));
  const codes = unique(areas.flatMap(({ areaCode }) => areaCode ?? []));
  const [country] = areas.flatMap((area) => area.country ?? []);
  if (codes.length > 0) return { areaCodes: codes };
  if (prefixes.length > 0) return { type: 'toll_free', tollFreePrefixes: prefixes };
  return country === undefined ? {} : { country };
}

async function lookUpArea(zoom: NumberDesk, numbers: readonly string[]): Promise<LookedUp> {
  const [first = ''] = numbers;
  const { prefix, areaCode, country } = areaOf(first);
  const quantity = MAX_QUANTITY;
  const offers = prefix
    ? await zoom.tollFree.searchAvailable({ prefix, quantity })
    : await zoom.numbers.searchAvailable({ country, quantity, ...(areaCode ? { areaCode } : {}) });
  const offered = new Map(offers.map((offer) => [offer.phoneNumber, offer]));
  const available = numbers.flatMap((number) => offered.get(number) ?? []);
  const missing = await Promise.all(
    numbers
      .filter((number) => !offered.has(number))
      .map(async (phoneNumber): Promise<Missing> => {
        const why = (await isOurs(zoom, phoneNumber)) ? 'ours' : 'not_offered';
        return { phoneNumber, why, mayBeHad: why === 'not_offered' && offers.length >= quantity };
      }),
  );
  return { available, missing };
}

async function isOurs(zoom: NumberDesk, phoneNumber: string): Promise<boolean> {
  try {
    await zoom.numbers.get(phoneNumber);
    return true;
  } catch (error) {
    if (error instanceof ZoomRefused && error.status === 404) return false;
    throw error;
  }
}

function areaOf(phoneNumber: string) {
  const national = nationalNumber(phoneNumber);
  const country = countryOfNumber(phoneNumber);
  if (national?.callingCode !== '1') return { country };
  const code = national.digits.slice(0, 3);
  return isTollFreePrefix(code) ? { prefix: code } : { country: country ?? 'US', areaCode: code };
}

function areaKey(phoneNumber: string): string {
  return JSON.stringify(areaOf(phoneNumber));
}

function unique<Item>(items: readonly Item[]): Item[] {
  return [...new Set(items)].slice(0, MAX_AREA_CODES);
}

import type { NumberType } from '../account/records.ts';
import { sameCity } from './cities.ts';
import { foreignGroups } from './foreign-groups.ts';
import { nanpGroups } from './nanp-groups.ts';
import type { AvailableNumber, NumberGroup } from './number-group.ts';

export type NumberQuery = {
  country?: string | undefined;
  state?: string | undefined;
  city?: string | undefined;
  areaCode?: string | undefined;
  type?: NumberType | undefined;
  quantity: number;
};

/** Every number that the carriers ever offer, bought ones included: the account knows which those are. */
export type NumberPool = {
  /** At most `quantity` that match and that `isFree` lets pass; the same question finds the same numbers. */
  find(query: NumberQuery, isFree: (phoneNumber: string) => boolean): AvailableNumber[];
  get(phoneNumber: string): AvailableNumber | undefined;
};

export function createNumberPool(seed: string): NumberPool {
  const groups = [...nanpGroups(seed), ...foreignGroups(seed)];

  return {
    find(query, isFree) {
      const streams = groups
        .filter((group) => groupMatches(group, query))
        .map((group) =>
          group
            .numbers()
            .values()
            .filter((number) => numberMatches(number, query) && isFree(number.phone_number)),
        );
      return takeInTurns(streams, query.quantity);
    },
    get(phoneNumber) {
      for (const group of groups) {
        if (!phoneNumber.startsWith(`${callingCode(group)}${group.areaCode}`)) continue;
        const number = group.numbers().find((candidate) => candidate.phone_number === phoneNumber);
        if (number) return number;
      }
      return undefined;
    },
  };
}

const CALLING_CODES: Readonly<Record<string, string>> = {
  GB: '+44',
  DE: '+49',
  FR: '+33',
  AU: '+61',
  IE: '+353',
};
const callingCode = ({ country }: NumberGroup) => CALLING_CODES[country] ?? '+1';

/** Without a country: where the area code is in North America, else the United States. */
function groupMatches(group: NumberGroup, { country, areaCode, state, city, type }: NumberQuery): boolean {
  const inCountry =
    country === undefined
      ? group.country === 'US' || (areaCode !== undefined && group.country === 'CA')
      : group.country === country;
  // Toll-free numbers belong to no place: they are found by their type or their prefix, not among a country's others.
  const ofType =
    type === undefined ? group.type !== 'toll_free' || areaCode !== undefined : group.type === type;
  return (
    inCountry &&
    ofType &&
    (areaCode === undefined || group.areaCode === areaCode) &&
    (state === undefined || group.places.some((place) => place.state === state)) &&
    (city === undefined || group.places.some((place) => isCity(place.city, city)))
  );
}

const numberMatches = (number: AvailableNumber, { state, city }: NumberQuery) =>
  (state === undefined || number.state === state) && (city === undefined || isCity(number.city, city));

const isCity = (actual: string | undefined, asked: string) => actual !== undefined && sameCity(actual, asked);

/** One from each in turn, so that a whole state's answer is not all one area code. */
function takeInTurns(streams: readonly IteratorObject<AvailableNumber>[], count: number): AvailableNumber[] {
  const taken: AvailableNumber[] = [];
  let open = [...streams];
  while (open.length > 0 && taken.length < count) {
    open = open.filter((stream) => {
      if (taken.length >= count) return true;
      const next = stream.next();
      if (!next.done) taken.push(next.value);
      return !next.done;
    });
  }
  return taken;
}

import { AREA_CODES, type AreaCode } from '../../../numbers/area-codes.ts';
import { TOLL_FREE_PREFIXES } from '../../../numbers/toll-free.ts';
import { createRandom } from '../random.ts';
import { placesOf } from './cities.ts';
import { pickExchanges, subscriberNumbers } from './line-numbers.ts';
import type { AvailableNumber, NumberGroup, Place } from './number-group.ts';
import { pickCapabilities, pickMonthlyCost } from './offer.ts';

/** Area codes and prefixes of which hardly any number is left. */
const SCARCE: Readonly<Record<string, number>> = { 212: 6, 310: 9, 917: 3, 604: 12, 800: 8 };

/** The numbers of the API document's examples. */
const EXAMPLES = ['+14155551001', '+14155551002'];

/** One group for each area code of the United States and Canada, and for each toll-free prefix. */
export const nanpGroups = (seed: string): NumberGroup[] => [
  ...AREA_CODES.map((areaCode) => localGroup(seed, areaCode)),
  ...TOLL_FREE_PREFIXES.map((prefix) => tollFreeGroup(seed, prefix)),
];

function localGroup(seed: string, areaCode: AreaCode): NumberGroup {
  const { code, country } = areaCode;
  const places = placesOf(areaCode);

  const make = (): AvailableNumber[] => {
    const random = createRandom(seed, 'available', code);
    const count = SCARCE[code] ?? random.integer(120, 180);
    const exchanges = pickExchanges(random, Math.max(5, places.length * 2));
    // A rate centre owns whole exchanges, so a number's exchange tells its city.
    const placeOf = (exchange: string): Place => places[exchanges.indexOf(exchange) % places.length] ?? {};
    const numbers = subscriberNumbers(random, exchanges, count).map((subscriber): AvailableNumber => {
      const phoneNumber = `+1${code}${subscriber}`;
      const place = exchanges.includes(subscriber.slice(0, 3))
        ? placeOf(subscriber.slice(0, 3))
        : (places[0] ?? {});
      return {
        phone_number: phoneNumber,
        country,
        ...place,
        type: 'local',
        capabilities: pickCapabilities(random),
        monthly_cost: pickMonthlyCost(random, phoneNumber, country === 'CA' ? 1.25 : 1),
      };
    });
    return code === '415' ? [...documentExamples(areaCode), ...numbers] : numbers;
  };

  return { country, areaCode: code, type: 'local', places, numbers: once(make) };
}

const documentExamples = ({ country, state, city }: AreaCode) =>
  EXAMPLES.map(
    (phone_number): AvailableNumber => ({
      phone_number,
      country,
      state,
      city,
      type: 'local',
      capabilities: ['voice', 'sms'],
      monthly_cost: 1,
    }),
  );

function tollFreeGroup(seed: string, prefix: string): NumberGroup {
  const make = () => {
    const random = createRandom(seed, 'toll-free', prefix);
    const exchanges = pickExchanges(random, 12);
    return subscriberNumbers(random, exchanges, SCARCE[prefix] ?? 120).map((subscriber): AvailableNumber => {
      const phoneNumber = `+1${prefix}${subscriber}`;
      return {
        phone_number: phoneNumber,
        country: 'US',
        type: 'toll_free',
        capabilities: random.chance(0.6) ? ['voice', 'sms'] : ['voice'],
        monthly_cost: pickMonthlyCost(random, phoneNumber, prefix === '800' ? 5 : 2.5),
      };
    });
  };
  return { country: 'US', areaCode: prefix, type: 'toll_free', places: [{}], numbers: once(make) };
}

/** Runs `make` at the first call and answers with its result ever after. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

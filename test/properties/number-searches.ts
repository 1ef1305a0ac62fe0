import fc from 'fast-check';
import { AREA_CODES } from '../../src/numbers/area-codes.ts';
import { checkSearch } from '../../src/numbers/check-search.ts';
import { CITY_NAMES, spellCity } from '../../src/numbers/cities.ts';
import { isNorthAmerican } from '../../src/numbers/countries.ts';
import { type NumberSearch, SEARCH_CAPABILITIES, SEARCH_TYPES } from '../../src/numbers/number-search.ts';
import { STATES } from '../../src/numbers/states.ts';
import { TOLL_FREE_PREFIXES } from '../../src/numbers/toll-free.ts';

const knownCode = fc.constantFrom(...AREA_CODES.map(({ code }) => code));
const anyCode = fc.integer({ min: 200, max: 999 }).map(String);
const codes = fc.oneof(
  fc.array(knownCode, { minLength: 1, maxLength: 5 }),
  fc.array(anyCode, { minLength: 1, maxLength: 2 }),
  fc.array(fc.integer({ min: 1, max: 99_999 }).map(String), { minLength: 1, maxLength: 2 }),
);
const sorted = <Item extends string>(items: readonly Item[]) => [...new Set(items)].sort();

const cityName = fc.oneof(
  fc.constantFrom(...CITY_NAMES),
  fc
    .array(fc.stringMatching(/^[A-Z][a-z]{1,8}$/), { minLength: 1, maxLength: 3 })
    .map((words) => words.join(' ')),
  fc.constantFrom(
    'La Jolla',
    "Coeur d'Alene",
    'Winston-Salem',
    'Falls Church',
    'Saint-Jérôme',
    'In',
    'Voice City',
  ),
);
const pattern = fc.oneof(
  fc.stringMatching(/^\d{1,7}$/),
  fc.stringMatching(/^[A-Z]{1,7}$/),
  fc.constantFrom('SMS', 'MOBILE', 'CA', 'X25', '415', 'WITH', 'IN'),
);

/** Any search that is worth sending: what parts it has are up to chance, and that they agree is checked. */
export const numberSearch: fc.Arbitrary<NumberSearch> = fc
  .record(
    {
      areaCodes: codes.map(sorted).filter((list) => list.every((code) => !isPrefix(code))),
      tollFreePrefixes: fc.subarray([...TOLL_FREE_PREFIXES], { minLength: 1, maxLength: 5 }).map(sorted),
      country: fc.constantFrom('US', 'CA', 'GB', 'GE', 'IN', 'DE', 'TT'),
      state: fc.constantFrom(...STATES.map(({ code }) => code)),
      city: cityName.map(spellCity),
      type: fc.constantFrom(...SEARCH_TYPES),
      capabilities: fc.subarray([...SEARCH_CAPABILITIES], { minLength: 1 }),
      quantity: fc.integer({ min: 1, max: 100 }),
      starts: pattern,
      contains: pattern,
      ends: pattern,
      under: fc.integer({ min: 1, max: 100_000 }).map((cents) => cents / 100),
      memorable: fc.constant(true),
    },
    { requiredKeys: [] },
  )
  .map((search): NumberSearch => (search.tollFreePrefixes ? { ...search, type: 'toll_free' } : search))
  .map(agreeing)
  .filter((search) => checkSearch(search).length === 0);

/** Most searches made by chance contradict themselves; what a toll-free one cannot have is left out of it. */
function agreeing(search: NumberSearch): NumberSearch {
  const { areaCodes, state, city, country, ...rest } = search;
  if (search.type === 'toll_free') return rest;
  // Abroad any area code will do, and there are no states.
  if (country !== undefined && !isNorthAmerican(country))
    return { ...rest, country, ...(areaCodes && { areaCodes }) };
  return areaCodes && (state || country)
    ? { ...rest, ...(city && { city }), ...(state && { state }) }
    : search;
}

function isPrefix(code: string): boolean {
  return TOLL_FREE_PREFIXES.some((prefix) => prefix === code);
}

import { findAreaCode, statesOfAreaCode } from './area-codes.ts';
import { countryInSentence, countryName, isNorthAmerican } from './countries.ts';
import { formatMoney } from './format-money.ts';
import { TYPE_NAMES } from './kind-names.ts';
import { MAX_AREA_CODES, type NumberSearch, SEARCH_CAPABILITIES, type SearchType } from './number-search.ts';
import { type Conflict, type Part, valuesOf } from './search-parts.ts';
import { stateName } from './states.ts';

/** Puts the parts together. Of two that cannot both be had the first is taken, and the pair is named. */
export function assembleSearch(parts: readonly Part[]): { search: NumberSearch; conflicts: Conflict[] } {
  const knownCodes = valuesOf(parts, 'knownAreaCode');
  const areaCodes = areaCodesOf(parts);
  const prefixes = valuesOf(parts, 'tollFreePrefix');
  const capabilities = valuesOf(parts, 'capability');
  const [state, ...moreStates] = valuesOf(parts, 'state');
  const place = state ?? perhapsState(parts);
  const [city, ...moreCities] = valuesOf(parts, 'city');
  const [country, ...moreCountries] = valuesOf(parts, 'country');
  const [type, ...moreTypes] = valuesOf(parts, 'type');
  const [quantity, ...moreQuantities] = valuesOf(parts, 'quantity');
  const [starts, ...moreStarts] = valuesOf(parts, 'starts');
  const [contains, ...moreContains] = valuesOf(parts, 'contains');
  const [ends, ...moreEnds] = valuesOf(parts, 'ends');
  const [under, ...moreUnder] = valuesOf(parts, 'under');
  const memorable = valuesOf(parts, 'memorable')[0];

  const search: NumberSearch = {
    ...(areaCodes.length > 0 && { areaCodes: areaCodes.slice(0, MAX_AREA_CODES).sort() }),
    ...(prefixes.length > 0 && { tollFreePrefixes: prefixes.sort(), type: 'toll_free' }),
    ...(country !== undefined && { country }),
    ...(place !== undefined && { state: place }),
    ...(city !== undefined && { city }),
    ...(type !== undefined && { type }),
    ...(capabilities.length > 0 && {
      capabilities: SEARCH_CAPABILITIES.filter((capability) => capabilities.includes(capability)),
    }),
    ...(quantity !== undefined && { quantity }),
    ...(starts !== undefined && { starts }),
    ...(contains !== undefined && { contains }),
    ...(ends !== undefined && { ends }),
    ...(under !== undefined && { under }),
    ...(memorable && { memorable }),
  };

  const conflicts = [
    twice('state', [state, ...moreStates].map(nameState)),
    twice('city', [city, ...moreCities]),
    twice('country', [country, ...moreCountries].map(nameCountry)),
    twice('type', [type, ...moreTypes].map(nameType)),
    twice('count', [quantity, ...moreQuantities].map(String)),
    twice('beginning', [starts, ...moreStarts]),
    twice('“contains”', [contains, ...moreContains]),
    twice('ending', [ends, ...moreEnds]),
    twice(
      'price',
      [under, ...moreUnder].map((price) => formatMoney(price ?? 0)),
    ),
    tooMany(areaCodes),
    abroad(search, knownCodes),
  ].flatMap((conflict) => (conflict ? [{ instead: search, ...conflict }] : []));
  return { search, conflicts };
}

/** `OR` counts as Oregon when it is the only place, or goes with the area codes that were given. */
function perhapsState(parts: readonly Part[]): string | undefined {
  const [state] = valuesOf(parts, 'perhapsState');
  if (
    state === undefined ||
    parts.some(({ is }) => ['state', 'city', 'country', 'tollFreePrefix'].includes(is))
  ) {
    return undefined;
  }
  const agrees = areaCodesOf(parts).every(
    (code) => findAreaCode(code) === undefined || statesOfAreaCode(code).includes(state),
  );
  return agrees ? state : undefined;
}

function twice(what: string, wishes: readonly (string | undefined)[]): Conflict | undefined {
  if (wishes.length < 2) return undefined;
  const words = wishes.join(' and ');
  return { words, sentence: `A search has one ${what}, and this one has ${wishes.length}: ${words}.` };
}

/** `415 country:GB`: `area:415` is the way to ask for a British 415. */
function abroad(search: NumberSearch, knownCodes: readonly string[]): Conflict | undefined {
  const { country, ...elsewhere } = search;
  const known = knownCodes.map(findAreaCode).find((areaCode) => areaCode !== undefined);
  if (known === undefined || country === undefined || isNorthAmerican(country)) return undefined;
  const { code, city, state } = known;
  const where = `Area code ${code} is in ${city}, ${stateName(state)}, not in ${countryInSentence(country)}.`;
  return {
    words: `${code} ${country}`,
    sentence: `${where} For an area code of another country write area:${code}.`,
    instead: elsewhere,
  };
}

function areaCodesOf(parts: readonly Part[]): string[] {
  const codes = parts.flatMap((part) =>
    part.is === 'areaCode' || part.is === 'knownAreaCode' ? [part.value] : [],
  );
  return [...new Set(codes)];
}

function tooMany(areaCodes: readonly string[]): Conflict | undefined {
  if (areaCodes.length <= MAX_AREA_CODES) return undefined;
  return {
    words: areaCodes.join(' '),
    sentence: `A search has up to ${MAX_AREA_CODES} area codes, and this one has ${areaCodes.length}.`,
  };
}

function nameState(code: string | undefined): string {
  return stateName(code ?? '');
}

function nameCountry(code: string | undefined): string {
  return countryName(code ?? '');
}

function nameType(type: SearchType | undefined): string {
  return type ? TYPE_NAMES[type] : '';
}

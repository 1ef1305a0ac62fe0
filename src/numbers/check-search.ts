import { findAreaCode, statesOfAreaCode } from './area-codes.ts';
import { checkPattern } from './check-pattern.ts';
import { statesOfCity } from './cities.ts';
import { countryInSentence, isNorthAmerican, isStateIn } from './countries.ts';
import { MAX_QUANTITY, type NumberSearch } from './number-search.ts';
import type { Conflict } from './search-parts.ts';
import { findState, stateName } from './states.ts';

/** Wishes in a search that cannot all be met, each with a search that can. Empty for a search worth sending. */
export function checkSearch(search: NumberSearch): Conflict[] {
  return [
    ...checkTollFree(search),
    ...checkAreaCodes(search),
    ...checkPlace(search),
    ...checkQuantity(search),
    ...checkPattern(search),
  ];
}

function checkTollFree(search: NumberSearch): Conflict[] {
  const { tollFreePrefixes, areaCodes, city, state, country, type } = search;
  if (tollFreePrefixes && type !== 'toll_free') {
    const words = `${tollFreePrefixes.join(' ')} ${type ?? ''}`.trim();
    const sentence = `${tollFreePrefixes.join(' and ')} is a toll-free prefix, so its numbers are not ${type ?? 'local'}.`;
    return [{ words, sentence, instead: { ...search, type: 'toll_free' } }];
  }
  if (type !== 'toll_free') return [];
  const place = areaCodes ? `area code ${areaCodes.join(' or ')}` : (city ?? (state && stateName(state)));
  const abroad = !isNorthAmerican(country);
  if (place === undefined && !abroad) return [];
  const { areaCodes: _, city: __, state: ___, country: ____, ...instead } = search;
  const sentence =
    place === undefined
      ? `Toll-free numbers are sold for North America only, not for ${countryInSentence(country ?? '')}.`
      : `Toll-free numbers belong to no place, so they cannot be searched by ${place}.`;
  return [{ words: `toll-free ${place ?? country}`, sentence, instead }];
}

function checkAreaCodes(search: NumberSearch): Conflict[] {
  const { areaCodes = [], country, state, city, ...rest } = search;
  if (!isNorthAmerican(country)) return [];
  const { areaCodes: _, ...without } = search;
  return areaCodes.flatMap((code): Conflict[] => {
    if (!/^[2-9]\d\d$/.test(code) || code.endsWith('11')) {
      const sentence = `“${code}” cannot be an area code: they have three digits, begin with 2 to 9 and do not end in 11.`;
      const meant = code.length === 4 && code.startsWith('1') ? code.slice(1) : '';
      const instead = findAreaCode(meant) ? { ...search, areaCodes: [meant] } : without;
      return [{ words: code, sentence, instead }];
    }
    const known = findAreaCode(code);
    if (!known) return [];
    const where = `Area code ${code} is in ${known.city}, ${stateName(known.state)}`;
    const states = statesOfAreaCode(code);
    const instead = { areaCodes, ...rest };
    if (state && !states.includes(state)) {
      return [{ words: `${code} ${state}`, sentence: `${where}, not in ${stateName(state)}.`, instead }];
    }
    const cityStates = city && !state ? statesOfCity(city) : [];
    if (cityStates.length > 0 && !cityStates.some((cityState) => states.includes(cityState))) {
      return [{ words: `${code} ${city}`, sentence: `${where}, not in ${city}.`, instead }];
    }
    if (country && !isStateIn({ code: known.state, country: known.country }, country)) {
      return [
        { words: `${code} ${country}`, sentence: `${where}, not in ${countryInSentence(country)}.`, instead },
      ];
    }
    return [];
  });
}

function checkPlace(search: NumberSearch): Conflict[] {
  const { state, country } = search;
  const known = state === undefined ? undefined : findState(state);
  if (!known || !country || isStateIn(known, country)) return [];
  const { country: _, ...elsewhere } = search;
  const { state: __, ...inCountry } = search;
  const sentence = `${known.name} is in ${countryInSentence(known.country)}, not in ${countryInSentence(country)}.`;
  const words = `${state} ${country}`;
  // “CA Canada” names one place twice.
  return known.code === country
    ? [
        {
          words,
          sentence: `${sentence} ${country} alone is ${known.name}; for ${countryInSentence(country)} write country:${country}.`,
          instead: inCountry,
        },
      ]
    : [{ words, sentence, instead: elsewhere }];
}

function checkQuantity(search: NumberSearch): Conflict[] {
  const { quantity, ...rest } = search;
  if (quantity === undefined || (quantity >= 1 && quantity <= MAX_QUANTITY)) return [];
  return [
    {
      words: `x${quantity}`,
      sentence: `A search shows 1 to ${MAX_QUANTITY} numbers, and x${quantity} asks for ${quantity}.`,
      instead: quantity > MAX_QUANTITY ? { ...rest, quantity: MAX_QUANTITY } : rest,
    },
  ];
}

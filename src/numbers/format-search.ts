import { findAreaCode } from './area-codes.ts';
import { statesOfCity } from './cities.ts';
import { isNorthAmerican } from './countries.ts';
import { isStateLikeWord } from './filler-words.ts';
import type { NumberSearch } from './number-search.ts';

/** Words that `parseSearch` reads back as this search; what a person could have typed, e.g. `415 sms ends:00`. */
export function formatSearch(search: NumberSearch): string {
  const { areaCodes = [], tollFreePrefixes = [], type, capabilities = [] } = search;
  return [
    ...areaCodes.map((code) =>
      isNorthAmerican(search.country) && findAreaCode(code) ? code : `area:${code}`,
    ),
    ...place(search),
    search.country && `country:${search.country}`,
    ...tollFreePrefixes,
    type && !(type === 'toll_free' && tollFreePrefixes.length > 0) && type.replace('_', '-'),
    ...capabilities,
    search.quantity !== undefined && `x${search.quantity}`,
    search.starts && `starts:${search.starts}`,
    search.contains && `contains:${search.contains}`,
    search.ends && `ends:${search.ends}`,
    search.under !== undefined && `under:$${amount(search.under)}`,
    search.memorable && 'memorable',
  ]
    .filter(Boolean)
    .join(' ');
}

function place({ city, state }: NumberSearch): string[] {
  if (city && state && statesOfCity(city).includes(state)) return [`${city}, ${state}`];
  const words = city ? [`city:"${city}"`] : [];
  if (state) words.push(isStateLikeWord(state) ? `state:${state}` : state);
  return words;
}

function amount(dollars: number): string {
  return Number.isInteger(dollars) ? String(dollars) : dollars.toFixed(2);
}

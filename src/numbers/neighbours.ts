import { AREA_CODES, type AreaCode, areaCodesOfState, findAreaCode } from './area-codes.ts';
import type { NumberSearch } from './number-search.ts';
import { TOLL_FREE_PREFIXES } from './toll-free.ts';

/** As many as are looked at before one gives up, and as fit in a row of buttons. */
const MOST = 6;

/** A search that may find something where another found nothing. */
export interface Neighbour {
  /** `628 San Francisco` */
  label: string;
  search: NumberSearch;
}

/**
 * Area codes near a search that found nothing, in the same state: those of the same city first (its overlays), then
 * those of the region, then the rest. Empty when the search names no place that is known.
 */
export function neighbouringAreaCodes(search: NumberSearch, most = MOST): AreaCode[] {
  const { areaCodes = [], city, state } = search;
  const here = areaCodes.map(findAreaCode).filter((areaCode) => areaCode !== undefined);
  const home =
    here[0] ?? AREA_CODES.find((known) => known.city === city && (!state || known.state === state));
  const homeState = state ?? home?.state;
  if (homeState === undefined) return [];
  const nearness = (areaCode: AreaCode) =>
    areaCode.city === home?.city ? 0 : areaCode.region === home?.region ? 1 : 2;
  return areaCodesOfState(homeState)
    .filter(({ code }) => !areaCodes.includes(code))
    .sort((a, b) => nearness(a) - nearness(b))
    .slice(0, most);
}

/** The same search in each neighbouring area code, or with the other toll-free prefixes. */
export function neighbouringSearches(search: NumberSearch, most = MOST): Neighbour[] {
  if (search.type === 'toll_free') return otherPrefixes(search, most);
  const { city: _, state: __, ...rest } = search;
  return neighbouringAreaCodes(search, most).map(({ code, city }) => ({
    label: `${code} ${city}`,
    search: { ...rest, areaCodes: [code] },
  }));
}

function otherPrefixes(search: NumberSearch, most: number): Neighbour[] {
  if (!search.tollFreePrefixes) return [];
  return TOLL_FREE_PREFIXES.filter((prefix) => !search.tollFreePrefixes?.includes(prefix))
    .slice(0, most)
    .map((prefix) => ({ label: prefix, search: { ...search, tollFreePrefixes: [prefix] } }));
}

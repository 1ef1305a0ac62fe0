import { callingCode } from '../numbers/countries.ts';
import { keypadDigits } from '../numbers/keypad.ts';
import type { NumberSearch } from '../numbers/number-search.ts';
import type { NumberFilter as ZoomFilter } from '../zoom/zoom.ts';
import { surePart } from './names.ts';
import type { NumberFilter } from './number-filter.ts';

/** What Zoom is asked for, and whether that is all that is wanted or what it answers has to be looked through. */
export type ZoomQuery = { query: ZoomFilter; isWhole: boolean };

/** Zoom takes no longer keywords. */
const LONGEST_KEYWORD = 100;

/**
 * As much of a filter as Zoom knows: type, status, assigned or not, site, state, and one keyword, which is the beginning
 * of the number or a part of the display name. The rest is for `isWanted`.
 */
export function zoomQuery(filter: NumberFilter): ZoomQuery {
  const { search, status, siteId, name, assignee } = filter;
  const { type, state } = search;
  const beginning = beginningOf(search);
  const part = surePart(name ?? '').slice(0, LONGEST_KEYWORD);
  const keyword = beginning?.digits ?? (part === '' ? undefined : part);
  const nameIsAsked = name === undefined || (beginning === undefined && part === name);
  // Nobody has it whose name could be looked for.
  const assigned = assignee === undefined ? filter.assigned : true;
  return {
    query: {
      ...(type !== undefined && { type }),
      ...(status !== undefined && { status }),
      ...(assigned !== undefined && { assigned }),
      ...(siteId !== undefined && { siteId }),
      ...(state !== undefined && { state }),
      ...(keyword !== undefined && { keyword }),
    },
    isWhole: nameIsAsked && assignee === undefined && isAsked(search, beginning?.says ?? []),
  };
}

type Said = keyof NumberSearch;

/** Of the search, what the keyword says besides type and state, which Zoom has names for. */
function isAsked(search: NumberSearch, says: readonly Said[]): boolean {
  const asked = new Set<string>(['type', 'state', ...says]);
  return Object.keys(search).every((key) => asked.has(key));
}

/** How the numbers begin, where there is one way: an area code, a toll-free prefix, a country's calling code. */
function beginningOf(search: NumberSearch): { digits: string; says: Said[] } | undefined {
  const { areaCodes = [], tollFreePrefixes = [], country, starts } = search;
  const code = callingCode(country ?? 'US');
  const [area, ...more] = [...areaCodes, ...tollFreePrefixes];
  if (code === undefined || more.length > 0) return undefined;
  if (area !== undefined) {
    const said: Said[] = [areaCodes.length > 0 ? 'areaCodes' : 'tollFreePrefixes'];
    return {
      digits: `+${code}${area}${keypadDigits(starts ?? '')}`,
      says: [...said, ...(starts === undefined ? [] : (['starts'] satisfies Said[]))],
    };
  }
  // +1 and +44 are several countries'.
  return country === undefined || code === '1' ? undefined : { digits: `+${code}`, says: [] };
}

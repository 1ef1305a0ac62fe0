import { isAsAsked, isAsWished } from '../numbers/match-number.ts';
import { parseSearch } from '../numbers/parse-search.ts';
import { plainText } from '../numbers/plain-text.ts';
import type { AvailableNumber, PhoneNumber } from '../zoom/types.ts';
import type { NumberFilter } from '../zoom/zoom.ts';

/** Which numbers an export is to have. */
export type ExportFilter = {
  /** As far as Zoom sorts them out. */
  filter: NumberFilter;
  /** The rest of it. */
  isWanted(number: PhoneNumber): boolean;
};

const OWN_WORDS: ReadonlyMap<string, NumberFilter> = new Map([
  ['assigned', { assigned: true }],
  ['unassigned', { assigned: false }],
  ['free', { assigned: false }],
  ['idle', { assigned: false }],
  ['active', { status: 'active' }],
  ['pending', { status: 'pending' }],
  ['releasing', { status: 'releasing' }],
]);

/** @property problems in a sentence each, for the person who wrote it */
export type ExportFilterReading =
  | ({ kind: 'filter' } & ExportFilter)
  | { kind: 'unclear'; problems: string[] };

/** Reads what stands behind `/phone export`: `unassigned`, `site:hq`, and the words of a search. */
export function readExportFilter(words: string): ExportFilterReading {
  let filter: NumberFilter = {};
  const rest: string[] = [];
  for (const word of plainText(words).split(' ').filter(Boolean)) {
    const site = /^site:(.+)$/i.exec(word)?.[1];
    const own = OWN_WORDS.get(word.toLowerCase());
    if (site === undefined && !own) rest.push(word);
    filter = { ...filter, ...own, ...(site === undefined ? {} : { siteId: site }) };
  }
  const reading = parseSearch(rest.join(' '));
  if (reading.kind === 'unclear') {
    return { kind: 'unclear', problems: reading.problems.map(({ sentence }) => sentence) };
  }
  if (reading.kind === 'empty') return { kind: 'filter', filter, isWanted: () => true };
  const { search } = reading;
  return {
    kind: 'filter',
    filter: search.type === undefined ? filter : { ...filter, type: search.type },
    isWanted(number) {
      const known = asOffered(number);
      return isAsAsked(known, search) && isAsWished(known, search);
    },
  };
}

/** A number that the account has, as one that could be bought: what is not known of it excludes nothing. */
function asOffered(number: PhoneNumber): AvailableNumber {
  return { ...number, country: number.country ?? '', monthlyCost: number.monthlyCost ?? 0 };
}

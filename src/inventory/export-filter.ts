import { isAsAsked, isAsWished } from '../numbers/match-number.ts';
import type { AvailableNumber, PhoneNumber } from '../zoom/types.ts';
import type { NumberFilter as ZoomFilter } from '../zoom/zoom.ts';
import { isEveryNumber } from './number-filter.ts';
import { parseFilter } from './parse-filter.ts';

/** Which numbers an export is to have. */
export type ExportFilter = {
  /** As far as Zoom sorts them out. */
  filter: ZoomFilter;
  /** The rest of it. */
  isWanted(number: PhoneNumber): boolean;
};

/** @property problems in a sentence each, for the person who wrote it */
export type ExportFilterReading =
  | ({ kind: 'filter' } & ExportFilter)
  | { kind: 'unclear'; problems: string[] };

/** Reads what stands behind `/phone export`, in the words of a list of numbers. */
export function readExportFilter(words: string): ExportFilterReading {
  const reading = parseFilter(words);
  if (reading.kind === 'unclear') {
    return { kind: 'unclear', problems: reading.problems.map(({ sentence }) => sentence) };
  }
  if (reading.kind === 'empty' || isEveryNumber(reading.search)) {
    return { kind: 'filter', filter: {}, isWanted: () => true };
  }
  const { search, assigned, status, siteId, name, assignee } = reading.search;
  return {
    kind: 'filter',
    filter: { assigned, status, siteId, type: search.type },
    isWanted(number) {
      const known = asOffered(number);
      return (
        isAsAsked(known, search) &&
        isAsWished(known, search) &&
        has(number.displayName, name) &&
        has(number.assignee?.name, assignee)
      );
    },
  };
}

function has(text: string | undefined, part: string | undefined): boolean {
  return part === undefined || (text ?? '').toLowerCase().includes(part.toLowerCase());
}

/** A number that the account has, as one that could be bought: what is not known of it excludes nothing. */
function asOffered(number: PhoneNumber): AvailableNumber {
  return { ...number, country: number.country ?? '', monthlyCost: number.monthlyCost ?? 0 };
}

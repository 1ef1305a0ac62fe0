import { EVERY_NUMBER, type NumberFilter } from './number-filter.ts';
import { parseFilter } from './parse-filter.ts';

/** @property problems in a sentence each, for the person who wrote it */
export type ExportFilterReading =
  | { kind: 'filter'; filter: NumberFilter }
  | { kind: 'unclear'; problems: string[] };

/** Reads what stands behind `/phone export`, in the words of a list of numbers. */
export function readExportFilter(words: string): ExportFilterReading {
  const reading = parseFilter(words);
  if (reading.kind === 'unclear') {
    return { kind: 'unclear', problems: reading.problems.map(({ sentence }) => sentence) };
  }
  return { kind: 'filter', filter: reading.kind === 'search' ? reading.search : EVERY_NUMBER };
}

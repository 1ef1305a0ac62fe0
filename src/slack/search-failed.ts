import { formatSearch } from '../numbers/format-search.ts';
import type { NumberSearch } from '../numbers/number-search.ts';

/** A search that brought nothing because something failed; the cause says what. It can be tried again. */
export class SearchFailed extends Error {
  /** What to search for again. */
  readonly words: string;

  constructor(search: NumberSearch, cause: unknown) {
    super('A search failed', { cause });
    this.name = 'SearchFailed';
    this.words = formatSearch(search);
  }
}

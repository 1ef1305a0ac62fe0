import type { NumberSearch, SearchCapability, SearchType } from './number-search.ts';
import type { Token } from './search-tokens.ts';
import type { TollFreePrefix } from './toll-free.ts';

/** What can be asked for, and what each is. */
interface PartValues {
  areaCode: string;
  /** `415` without `area:`: the North American one that is known, and none of another country. */
  knownAreaCode: string;
  tollFreePrefix: TollFreePrefix;
  state: string;
  /** `OR` in capitals: Oregon, unless another place is named and it is only the word “or”. */
  perhapsState: string;
  city: string;
  country: string;
  type: SearchType;
  capability: SearchCapability;
  quantity: number;
  starts: string;
  contains: string;
  ends: string;
  under: number;
  memorable: boolean;
  /** What can only be said of numbers that the company has already (`inventory/read-filter-words.ts`). */
  assigned: boolean;
  status: OwnedStatus;
  siteId: string;
  name: string;
  assignee: string;
}

/** Statuses of numbers that the company has; the words of the Number Management API. */
export const OWNED_STATUSES = ['active', 'pending', 'releasing'] as const;
export type OwnedStatus = (typeof OWNED_STATUSES)[number];

type PartOf<Is extends keyof PartValues> = { is: Is; value: PartValues[Is] };

/** One thing a person asked for, before all of them are put together. */
export type Part = { [Is in keyof PartValues]: PartOf<Is> }[keyof PartValues];

/** The different values of one kind, in the order in which they were asked for. */
export function valuesOf<Is extends keyof PartValues>(parts: readonly Part[], is: Is): PartValues[Is][] {
  const found = parts.filter((part): part is Part & PartOf<Is> => part.is === is);
  return [...new Set(found.map((part): PartValues[Is] => part.value))];
}

export type PatternKind = 'starts' | 'contains' | 'ends';

/** What words mean, or why they mean nothing. `fix` is what to write instead, where that can be guessed. */
export type Meaning = { parts: Part[] } | { sentence: string; fix?: string };

/** A meaning and the number of tokens it took. */
export type Taken = { length: number; meaning: Meaning };

/** Reads the words at a place; undefined when they are not its own. */
export type Reader = (tokens: readonly Token[], at: number) => Taken | undefined;

/** Two wishes that cannot both be met; `instead` is a search that can. */
export interface Conflict {
  words: string;
  sentence: string;
  instead?: NumberSearch;
}

export function takes(length: number, ...parts: Part[]): Taken {
  return { length, meaning: { parts } };
}

/** A word and the value after it, with a word like “with” between them or not. */
export function valueAfter(
  tokens: readonly Token[],
  at: number,
  between: RegExp,
  read: (text: string) => Meaning,
): Taken {
  const skipped = tokens[at + 1]?.key === undefined && between.test(tokens[at + 1]?.text ?? '') ? 2 : 1;
  const value = tokens[at + skipped];
  const missing = value === undefined || value.key !== undefined;
  return missing
    ? { length: skipped, meaning: read('') }
    : { length: skipped + 1, meaning: read(value.text) };
}

/** The words of up to `length` tokens as a name; undefined when a comma or a key comes between. */
export function phraseAt(tokens: readonly Token[], at: number, length: number): string | undefined {
  const words = tokens.slice(at, at + length);
  if (words.length < length) return undefined;
  if (words.some(({ key }, index) => key !== undefined && index > 0)) return undefined;
  if (words.slice(0, -1).some(({ comma }) => comma)) return undefined;
  return words.map(({ text }) => text).join(' ');
}

import { findAreaCode } from './area-codes.ts';
import { isNorthAmerican } from './countries.ts';
import { keypadDigits } from './keypad.ts';
import { MAX_PATTERN, type NumberSearch } from './number-search.ts';
import type { Conflict, PatternKind } from './search-parts.ts';
import { isTollFreePrefix } from './toll-free.ts';

const KINDS: readonly PatternKind[] = ['starts', 'contains', 'ends'];

/** What no phone number can look like. */
export function checkPattern(search: NumberSearch): Conflict[] {
  const each = KINDS.flatMap((kind) => {
    const pattern = search[kind];
    const conflict = pattern === undefined ? undefined : checkOne(search, kind, pattern);
    return conflict ? [conflict] : [];
  });
  return each.length > 0 ? each : (checkBeginning(search) ?? []);
}

function checkOne(search: NumberSearch, kind: PatternKind, pattern: string): Conflict | undefined {
  const words = `${kind} ${pattern}`;
  // A word with a slip, like C0FFEE; in 415X25 and 1CALL the digits are meant.
  if (/^[A-Z][A-Z01]*[A-Z]$/.test(pattern) && /[01]/.test(pattern)) {
    const letters = pattern.replaceAll('0', 'O').replaceAll('1', 'I');
    const sentence = `“${pattern}” mixes letters with ${pattern.includes('0') ? '0' : '1'}, and no letter is on that key. Did you mean ${letters}? For the digit itself write ${keypadDigits(pattern)}.`;
    return { words, sentence, instead: { ...search, [kind]: letters } };
  }
  if (pattern.length > MAX_PATTERN) {
    const sentence = `“${pattern}” has ${pattern.length} places, and a number has ${MAX_PATTERN} after its area code.`;
    const instead = shorter(search, kind, pattern);
    return { words, sentence, ...(instead && { instead }) };
  }
  return undefined;
}

/** A number written from its area code on can be parted; the end of a longer one is still its end. */
function shorter(search: NumberSearch, kind: PatternKind, pattern: string): NumberSearch | undefined {
  const [area, rest] = [pattern.slice(0, 3), pattern.slice(3)];
  if (kind === 'contains') return undefined;
  if (rest.length <= MAX_PATTERN && isTollFreePrefix(area)) {
    return { ...search, tollFreePrefixes: [area], type: 'toll_free', [kind]: rest };
  }
  if (rest.length <= MAX_PATTERN && findAreaCode(area)) return { ...search, areaCodes: [area], [kind]: rest };
  const { [kind]: _, ...others } = search;
  return kind === 'ends' ? { ...others, ends: pattern.slice(-MAX_PATTERN) } : undefined;
}

function checkBeginning(search: NumberSearch): Conflict[] | undefined {
  const { starts, ends, ...rest } = search;
  if (starts === undefined || !isNorthAmerican(search.country)) return undefined;
  if (/^[01]/.test(starts)) {
    const sentence = `No number has 0 or 1 right after its area code, so none starts with ${starts}.`;
    return [
      { words: `starts ${starts}`, sentence, instead: { ...rest, ...(ends && { ends }), contains: starts } },
    ];
  }
  if (ends === undefined || meet(keypadDigits(starts), keypadDigits(ends))) return undefined;
  const sentence = `A number has ${MAX_PATTERN} places after its area code: one that starts with ${starts} cannot end in ${ends}.`;
  return [{ words: `starts ${starts} ends ${ends}`, sentence, instead: { ...rest, ends } }];
}

/** Whether a beginning and an end can be of the same number: where they overlap they must agree. */
function meet(starts: string, ends: string): boolean {
  const overlap = starts.length + ends.length - MAX_PATTERN;
  return overlap <= 0 || starts.slice(-overlap) === ends.slice(0, overlap);
}

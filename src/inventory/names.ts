import { plainText } from '../numbers/plain-text.ts';

/**
 * Whether a name has these words in it, as people type them: whatever case, and whatever kind of dash or quote Zoom's
 * portal has made of theirs.
 */
export function hasWords(name: string | undefined, words: string): boolean {
  return name !== undefined && fold(name).includes(fold(words));
}

/** The longest part of a name that is written the same whoever typed it: what a list can be asked for by. */
export function surePart(words: string): string {
  const parts = words.split(/[-'"–—‘’“”]+/).map((part) => part.trim());
  return parts.reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}

function fold(text: string): string {
  return plainText(text).toLowerCase();
}

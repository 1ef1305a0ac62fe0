import type { Screen } from '../screen.ts';
import { paragraph } from './text.ts';

/** Something was to be shared where there is nobody else. @param words behind `/phone`, what shows it */
export function nowhereToShare(words: 'number' | 'inventory'): Screen {
  const text = `There is no channel here to share it in. Use \`/phone ${words}\` in the channel that should see it.`;
  return { title: 'Nowhere to share', text, blocks: [paragraph(`:information_source: ${text}`)] };
}

import type { Screen } from '../screen.ts';
import { paragraph } from './text.ts';

/** A card was to be shared where there is nobody else. */
export function nowhereToShare(): Screen {
  const text =
    'There is no channel here to share it in. Use `/phone number` in the channel that should see it.';
  return { title: 'Nowhere to share', text, blocks: [paragraph(`:information_source: ${text}`)] };
}

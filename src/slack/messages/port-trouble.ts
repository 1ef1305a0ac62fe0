import type { Screen } from '../screen.ts';
import { paragraph } from './text.ts';

/** The order could not be read before it was changed, so nothing was. */
export function troubleWithZoom(): Screen {
  const text = 'Zoom could not be asked about this order, so nothing was changed. Try again in a moment.';
  return { title: 'Change the order', text, blocks: [paragraph(`:x: ${text}`)] };
}

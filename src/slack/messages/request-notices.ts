import type { Screen } from '../screen.ts';
import { paragraph } from './text.ts';

/** A request that is not there, for whoever asks. */
export function requestUnknown(): Screen {
  const text = 'I do not know this request (any more). `/phone requests` lists those that I know.';
  return { title: 'Request is gone', text, blocks: [paragraph(`:hourglass: ${text}`)] };
}

/** The Zoom API that this account has cannot buy. */
export function notSold(): Screen {
  const text =
    'Zoom lets me buy nothing of that kind for this account. An admin can buy it in Zoom’s own web portal.';
  return { title: 'Not for sale here', text, blocks: [paragraph(`:no_entry: ${text}`)] };
}

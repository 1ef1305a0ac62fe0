import type { Screen } from '../screen.ts';
import { paragraph } from './text.ts';

/** A click on something that this version of the bot does not know: a message from before an update. */
export function outdatedScreen(): Screen {
  const text =
    'This message is from an older version of me, and that part no longer works. Type `/phone` to start anew.';
  return { title: 'No longer there', text, blocks: [paragraph(`:hourglass: ${text}`)] };
}

/** A shortcut that the app's settings offer and that this version of the bot does not have. */
export function notYetScreen(): Screen {
  const text =
    'This shortcut is newer than I am, so I do not know it yet. Type `/phone help` for what I can do.';
  return { title: 'Not there yet', text, blocks: [paragraph(`:information_source: ${text}`)] };
}

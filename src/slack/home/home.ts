import { helpScreen } from '../messages/help.ts';
import type { HomeHandler } from '../visits.ts';

/** The Home tab: what there is to do, and the button to start with. */
export function homeBlocks(): HomeHandler {
  return async () => [
    { type: 'header', text: { type: 'plain_text', text: 'Phone numbers, without leaving Slack' } },
    ...helpScreen().blocks,
  ];
}

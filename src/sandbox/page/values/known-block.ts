import type { KnownBlock } from '@slack/types';
import type { PageBlock } from '../../slack/page-protocol.ts';

const shown = [
  'section',
  'header',
  'divider',
  'context',
  'image',
  'actions',
  'input',
  'rich_text',
  'table',
  'markdown',
  'file',
  'video',
  'alert',
] as const;

/** The blocks that the page can draw. The local Slack has checked their fields before it let them in. */
export type ShownBlock = Extract<KnownBlock, { type: (typeof shown)[number] }>;

export function isShown(block: PageBlock): block is ShownBlock {
  return shown.some((type) => type === block.type);
}

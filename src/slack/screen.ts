import type { KnownBlock, ModalView } from '@slack/types';

/** A message: blocks, and the text that notifications and screen readers read instead. */
export type Message = { text: string; blocks: KnownBlock[] };

/** Something that can be shown as a message or as a modal alike. */
export type Screen = Message & {
  /** The modal's title, at most 24 characters. */
  title: string;
};

/** A screen as a modal without a form. */
export function modalOf(screen: Screen): ModalView {
  return {
    type: 'modal',
    title: { type: 'plain_text', text: screen.title },
    close: { type: 'plain_text', text: 'Close' },
    blocks: screen.blocks,
  };
}

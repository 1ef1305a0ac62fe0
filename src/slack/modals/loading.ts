import type { ModalView } from '@slack/types';
import { paragraph, plain } from '../messages/text.ts';

/** What stands in a modal while its content is on the way. */
export function loadingModal(title: string): ModalView {
  return {
    type: 'modal',
    title: plain(title, 24),
    close: plain('Close'),
    blocks: [paragraph(':hourglass_flowing_sand: One moment…')],
  };
}

import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
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

/** Opens a loading modal, on top of another one when there is one. @returns its view id */
export async function openLoadingModal(
  client: WebClient,
  { triggerId, title, onTop }: { triggerId: string; title: string; onTop: boolean },
): Promise<string> {
  const modal = { trigger_id: triggerId, view: loadingModal(title) };
  const { view } = await (onTop ? client.views.push(modal) : client.views.open(modal));
  if (!view?.id) throw new Error('Slack opened a modal without telling its id');
  return view.id;
}

import type { ModalView } from '@slack/types';
import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { loadingModal } from '../modals/loading.ts';
import { post } from '../posting.ts';
import { modalOf } from '../screen.ts';
import type { Visit } from '../visits.ts';
import type { Gateway } from './gateway.ts';

/** What a modal is opened with; `onTopOf` is the view id of the modal that it was asked for in. */
export type Opening = { triggerId: string; onTopOf?: string | undefined };

/**
 * Opens a modal, on top of the one that it was asked for in. Slack stacks three: with no room left, it takes that one's
 * place.
 * @returns its view id
 */
export async function showModal(
  client: WebClient,
  { triggerId, onTopOf }: Opening,
  view: ModalView,
): Promise<string> {
  const modal = { trigger_id: triggerId, view };
  const opened = onTopOf === undefined ? client.views.open(modal) : client.views.push(modal);
  const answer = await opened.catch(async (error: unknown) => {
    if (onTopOf === undefined || !isRefusal(error, 'push_limit_reached')) throw error;
    return client.views.update({ view_id: onTopOf, view });
  });
  if (!answer.view?.id) throw new Error('Slack opened a modal without telling its id');
  return answer.view.id;
}

function isRefusal(error: unknown, code: string): boolean {
  return error instanceof WebAPIPlatformError && error.data.error === code;
}

/** Replaces what a modal shows, however busy Slack is. One that was closed meanwhile is left alone. */
export async function fillModal(
  { client, clock }: Pick<Gateway, 'client' | 'clock'>,
  viewId: string,
  view: ModalView,
): Promise<void> {
  try {
    await post(clock, () => client.views.update({ view_id: viewId, view }));
  } catch (error) {
    if (!isRefusal(error, 'not_found')) throw error;
  }
}

/** Fills a modal that stands in its loading state; a failure is shown in it. */
export function fillOrExplain(
  gateway: Gateway,
  { name, viewId }: { name: string; viewId: string },
  fill: () => Promise<ModalView>,
): Promise<void> {
  const tell = (screen: Parameters<typeof modalOf>[0]) => fillModal(gateway, viewId, modalOf(screen));
  return gateway.guard({ kind: 'modal', name, tell }, async () => {
    await fillModal(gateway, viewId, await fill());
  });
}

/** How a visit opens modals: on top of the one it came from, when it came from one. */
export function modalOpener(gateway: Gateway, from: Opening & { name: string }): Visit['openModal'] {
  return async (title, fill) => {
    const viewId = await showModal(gateway.client, from, loadingModal(title));
    await fillOrExplain(gateway, { name: from.name, viewId }, fill);
  };
}

import type { ModalView } from '@slack/types';
import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { loadingModal } from '../modals/loading.ts';
import { post, postDirectly, type Readable } from '../posting.ts';
import { modalOf, type Screen } from '../screen.ts';
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

/** Shows somebody something in a modal; where Slack does not take it there, they read it in the direct message. */
export async function showOrPost(
  gateway: Gateway,
  userId: string,
  show: () => Promise<unknown>,
  readable: Readable,
): Promise<void> {
  try {
    await show();
  } catch (error) {
    gateway.log.warn(
      { err: error },
      'Slack did not take the answer as a modal; sending it as a direct message',
    );
    await postDirectly(gateway, userId, readable);
  }
}

/** Fills a modal that stands in its loading state; a failure is shown in it. */
function fillOrExplain(
  gateway: Gateway,
  { name, userId, viewId }: { name: string; userId: string; viewId: string },
  fill: () => Promise<ModalView>,
): Promise<void> {
  const tell = (screen: Screen) =>
    showOrPost(gateway, userId, () => fillModal(gateway, viewId, modalOf(screen)), screen);
  return gateway.guard({ kind: 'modal', name, tell }, async () => {
    await fillModal(gateway, viewId, await fill());
  });
}

/** How a visit opens modals: on top of the one it came from, when it came from one. */
export function modalOpener(
  gateway: Gateway,
  from: Opening & { name: string; userId: string },
): Visit['openModal'] {
  return async (title, fill) => {
    const viewId = await showModal(gateway.client, from, loadingModal(title));
    await fillOrExplain(gateway, { name: from.name, userId: from.userId, viewId }, fill);
  };
}

import type { ModalView } from '@slack/types';
import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { openLoadingModal } from '../modals/loading.ts';
import { modalOf } from '../screen.ts';
import type { Visit } from '../visits.ts';
import type { Gateway } from './gateway.ts';

/** Replaces what a modal shows. One that was closed meanwhile is left alone. */
export async function fillModal(client: WebClient, viewId: string, view: ModalView): Promise<void> {
  try {
    await client.views.update({ view_id: viewId, view });
  } catch (error) {
    if (!(error instanceof WebAPIPlatformError && error.data.error === 'not_found')) throw error;
  }
}

/** Fills a modal that stands in its loading state; a failure is shown in it. */
export function fillOrExplain(
  gateway: Gateway,
  { name, viewId }: { name: string; viewId: string },
  fill: () => Promise<ModalView>,
): Promise<void> {
  const tell = (screen: Parameters<typeof modalOf>[0]) => fillModal(gateway.client, viewId, modalOf(screen));
  return gateway.guard({ kind: 'submission', name, tell }, async () => {
    await fillModal(gateway.client, viewId, await fill());
  });
}

/** How a visit opens modals: on top of the one it came from, when it came from one. */
export function modalOpener(
  gateway: Gateway,
  from: { name: string; triggerId: string; onTop: boolean },
): Visit['openModal'] {
  return async (title, fill) => {
    const viewId = await openLoadingModal(gateway.client, { ...from, title });
    await fillOrExplain(gateway, { name: from.name, viewId }, fill);
  };
}

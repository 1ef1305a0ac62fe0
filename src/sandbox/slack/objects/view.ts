import type { View } from '@slack/types';
import type { ElementValues } from '../page-protocol.ts';
import { APP_ID, BOT_ID, TEAM } from '../seed.ts';
import type { StoredView } from '../workspace/model.ts';

/** A view as payloads and `views.*` answers show it. @param values the complete `state.values` */
export function viewObject(view: StoredView, values: ElementValues = {}) {
  return {
    id: view.id,
    team_id: TEAM.id,
    type: view.type,
    blocks: view.blocks,
    private_metadata: view.privateMetadata,
    callback_id: view.callbackId,
    state: { values },
    hash: view.hash,
    title: view.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: view.clearOnClose,
    notify_on_close: view.notifyOnClose,
    close: view.close,
    submit: view.submit,
    previous_view_id: view.previousId,
    root_view_id: view.rootId,
    app_id: APP_ID,
    external_id: view.externalId,
    app_installed_team_id: TEAM.id,
    bot_id: BOT_ID,
  };
}

/** A view as the app wrote it, for the page to draw. */
export function pageView(view: StoredView): { id: string; hash: string; view: View } {
  const shared = {
    blocks: view.blocks,
    callback_id: view.callbackId,
    private_metadata: view.privateMetadata,
    external_id: view.externalId,
  };
  if (view.type === 'home') return { id: view.id, hash: view.hash, view: { type: 'home', ...shared } };
  return {
    id: view.id,
    hash: view.hash,
    view: {
      type: 'modal',
      ...shared,
      title: view.title ?? { type: 'plain_text', text: '' },
      ...(view.submit ? { submit: view.submit } : {}),
      ...(view.close ? { close: view.close } : {}),
      clear_on_close: view.clearOnClose,
      notify_on_close: view.notifyOnClose,
    },
  };
}

import type { App } from '@slack/bolt';
import { textOfMessage } from '../message-text.ts';
import { notYetScreen } from '../messages/notices.ts';
import { shortcutPayload } from '../payloads.ts';
import { postDirectly } from '../posting.ts';
import { type Message, modalOf } from '../screen.ts';
import type { ShortcutHandler } from '../visits.ts';
import type { Gateway } from './gateway.ts';
import { modalOpener, showModal } from './modals.ts';

/**
 * Shortcuts. A global one comes from no channel, so what cannot stand in a modal is said in the direct message. One
 * that the app offers and this version does not know is answered all the same.
 */
export function connectShortcuts(
  app: App,
  gateway: Gateway,
  shortcuts: Record<string, ShortcutHandler>,
): void {
  app.shortcut(/./, ({ body, ack }) =>
    gateway.handle('shortcut', async () => {
      await ack();
      const { callback_id, trigger_id: triggerId, user, message } = shortcutPayload.parse(body);
      if (gateway.seenBefore(triggerId)) return;
      const handler = Object.hasOwn(shortcuts, callback_id) ? shortcuts[callback_id] : undefined;
      const name = handler ? callback_id : 'unknown';
      const answer = (message: Message) => postDirectly(gateway, user.id, message);
      await gateway.receive({ kind: 'shortcut', name, userId: user.id, tell: answer }, async (person) => {
        if (handler) {
          const openModal = modalOpener(gateway, { name, userId: user.id, triggerId });
          return handler({ person, answer, openModal, messageText: message && textOfMessage(message) });
        }
        await showModal(gateway.client, { triggerId }, modalOf(notYetScreen()));
      });
    }),
  );
}

import type { App } from '@slack/bolt';
import { shortcutPayload } from '../payloads.ts';
import type { Message } from '../screen.ts';
import type { ShortcutHandler } from '../visits.ts';
import type { Gateway } from './gateway.ts';
import { modalOpener } from './modals.ts';

/** Global shortcuts. They come from no channel, so what cannot stand in a modal is said in the direct message. */
export function connectShortcuts(
  app: App,
  gateway: Gateway,
  shortcuts: Record<string, ShortcutHandler>,
): void {
  for (const [name, handler] of Object.entries(shortcuts)) {
    app.shortcut(name, async ({ body, ack }) => {
      await ack();
      const shortcut = shortcutPayload.parse(body);
      if (gateway.seenBefore(shortcut.trigger_id)) return;
      const userId = shortcut.user.id;
      const answer = async (message: Message) => {
        await gateway.client.chat.postMessage({
          channel: userId,
          text: message.text,
          blocks: message.blocks,
        });
      };
      await gateway.receive({ kind: 'shortcut', name, userId, tell: answer }, (person) =>
        handler({
          person,
          answer,
          openModal: modalOpener(gateway, { name, triggerId: shortcut.trigger_id, onTop: false }),
        }),
      );
    });
  }
}

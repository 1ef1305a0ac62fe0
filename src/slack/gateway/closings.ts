import type { App } from '@slack/bolt';
import { closingPayload } from '../payloads.ts';
import { postDirectly } from '../posting.ts';
import type { Message } from '../screen.ts';
import type { ClosingHandler } from '../visits.ts';
import type { Gateway } from './gateway.ts';

/**
 * Forms that were closed without being submitted, by the part of the callback id before its colon: those that ask to be
 * told with `notify_on_close`. Nobody waits for an answer, so what there is to say is a direct message.
 */
export function connectClosings(app: App, gateway: Gateway, closings: Record<string, ClosingHandler>): void {
  app.view({ callback_id: /^/, type: 'view_closed' }, ({ body, ack }) =>
    gateway.handle('closing', async () => {
      await ack();
      const { view, user } = closingPayload.parse(body);
      const [name = ''] = view.callback_id.split(':');
      const handler = Object.hasOwn(closings, name) ? closings[name] : undefined;
      if (!handler || gateway.seenBefore(`closed ${view.id}`)) return;
      const answer = (message: Message) => postDirectly(gateway, user.id, message);
      await gateway.receive({ kind: 'closing', name, userId: user.id, tell: answer }, (person) =>
        handler({ person, carried: view.private_metadata, answer }),
      );
    }),
  );
}

import type { App } from '@slack/bolt';
import { channelSharer, privateAnswers } from '../answering.ts';
import { outdatedScreen } from '../messages/notices.ts';
import { clickPayload, formValues, tickedValues } from '../payloads.ts';
import { modalOf, type Screen } from '../screen.ts';
import type { ClickHandler } from '../visits.ts';
import type { Gateway } from './gateway.ts';
import { fillModal, modalOpener, showModal, showOrPost } from './modals.ts';

/**
 * Clicks on whatever stands in messages, modals and the Home. An action id is a name, and a suffix behind a colon where
 * the name stands several times on one surface. One that nobody knows (any more) is answered all the same.
 */
export function connectClicks(app: App, gateway: Gateway, clicks: Record<string, ClickHandler>): void {
  const { client } = gateway;
  app.action(/./, ({ body, ack, respond }) =>
    gateway.handle('click', async () => {
      await ack();
      const click = clickPayload.parse(body);
      if (gateway.seenBefore(click.trigger_id)) return;
      const [action] = click.actions;
      const [name = ''] = action.action_id.split(':');
      const handler = Object.hasOwn(clicks, name) ? clicks[name] : undefined;
      const userId = click.user.id;
      // The Home is a view too, but nothing can be stacked on it or said in it.
      const modal = click.view?.type === 'modal' ? click.view : undefined;
      const opening = { triggerId: click.trigger_id, onTopOf: modal?.id };

      const say = privateAnswers({ ...gateway, respond }, { userId, channelId: click.channel?.id });
      const tell = async (screen: Screen) => {
        if (click.response_url) return say(screen);
        await showOrPost(gateway, userId, () => showModal(client, opening, modalOf(screen)), screen);
      };
      const arrival = { kind: 'click', name: handler ? name : 'unknown', userId, tell } as const;
      await gateway.receive(arrival, async (person) => {
        if (!handler) return tell(outdatedScreen());
        await handler({
          person,
          blockId: action.block_id,
          value: action.value ?? action.selected_option?.value ?? '',
          ticked: tickedValues(click.view?.state ?? click.state),
          answer: tell,
          share: click.response_url ? channelSharer(respond, click.channel?.id) : undefined,
          redraw: (screen) => (modal ? fillModal(gateway, modal.id, modalOf(screen)) : say(screen, true)),
          openModal: modalOpener(gateway, { name, userId, ...opening }),
          form: modal && {
            carried: modal.private_metadata,
            values: formValues(modal.state?.values ?? {}),
            redraw: (view) => fillModal(gateway, modal.id, view),
          },
        });
      });
    }),
  );
}

import type { App } from '@slack/bolt';
import { channelSharer, privateAnswers } from '../answering.ts';
import { commandPayload } from '../payloads.ts';
import type { Message } from '../screen.ts';
import type { CommandHandler } from '../visits.ts';
import type { Gateway } from './gateway.ts';
import { modalOpener } from './modals.ts';

export function connectCommands(app: App, gateway: Gateway, commands: Record<string, CommandHandler>): void {
  for (const [name, handler] of Object.entries(commands)) {
    app.command(name, ({ body, ack, respond }) =>
      gateway.handle('command', async () => {
        await ack();
        const command = commandPayload.parse(body);
        if (gateway.seenBefore(command.trigger_id)) return;
        const { user_id: userId, channel_id: channelId } = command;
        const say = privateAnswers({ ...gateway, respond }, { userId, channelId });
        const answer = (message: Message) => say(message);
        await gateway.receive({ kind: 'command', name, userId, tell: answer }, (person) =>
          handler({
            person,
            words: command.text,
            spoken: false,
            answer,
            share: channelSharer(respond, channelId),
            openModal: modalOpener(gateway, { name, userId, triggerId: command.trigger_id }),
          }),
        );
      }),
    );
  }
}

import type { App } from '@slack/bolt';
import { answerPrivately, channelSharer } from '../answering.ts';
import { commandPayload } from '../payloads.ts';
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
        const userId = command.user_id;
        const answer = (message: Parameters<typeof answerPrivately>[2]) =>
          answerPrivately({ ...gateway, respond }, userId, message);
        await gateway.receive({ kind: 'command', name, userId, tell: answer }, (person) =>
          handler({
            person,
            words: command.text,
            spoken: false,
            answer,
            share: channelSharer(respond, command.channel_id),
            openModal: modalOpener(gateway, { name, triggerId: command.trigger_id }),
          }),
        );
      }),
    );
  }
}

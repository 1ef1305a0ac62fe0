import type { App } from '@slack/bolt';
import { homeOpenedPayload, saidPayload } from '../payloads.ts';
import { post } from '../posting.ts';
import type { Message } from '../screen.ts';
import type { CommandHandler, HomeHandler } from '../visits.ts';
import type { Gateway } from './gateway.ts';

/** Words in the direct message with the bot, and behind a mention of it, are the words of `/phone`. */
export function connectConversations(app: App, gateway: Gateway, command: CommandHandler): void {
  const { client } = gateway;

  async function hear(body: unknown, name: 'direct' | 'mention') {
    const { event, event_id } = saidPayload.parse(body);
    // Edits, joins, files and the words of apps are not said to the bot.
    if (!event.user || event.subtype || event.bot_id || gateway.seenBefore(event_id)) return;
    const { user, channel } = event;
    const thread = event.thread_ts ? { thread_ts: event.thread_ts } : {};
    const answer = async ({ text, blocks }: Message) => {
      await post(gateway.clock, () =>
        name === 'direct'
          ? client.chat.postMessage({ channel, text, blocks, ...thread })
          : client.chat.postEphemeral({ channel, user, text, blocks, ...thread }),
      );
    };
    const share = ({ text, blocks }: Message) =>
      post(gateway.clock, () => client.chat.postMessage({ channel, text, blocks, ...thread }));
    const words = wordsFor(gateway.botUserId, event.text);
    await gateway.receive({ kind: 'message', name, userId: user, tell: answer }, (person) =>
      command({
        person,
        words,
        spoken: true,
        answer,
        ...(name === 'mention' ? { share } : {}),
      }),
    );
  }

  app.event('message', ({ body, event }) =>
    gateway.handle('message', async () => {
      if (event.channel_type === 'im') await hear(body, 'direct');
    }),
  );
  app.event('app_mention', ({ body }) => gateway.handle('message', () => hear(body, 'mention')));
}

/** What stands behind the mention of the bot, wherever in the message it is; without one, all of it. */
function wordsFor(botUserId: string, text: string): string {
  const mention = new RegExp(`<@${botUserId}(?:\\|[^>]*)?>[\\s,:]*`);
  const [before = '', after] = text.split(mention, 2);
  return after?.trim() ? after : before;
}

export function connectHome(app: App, gateway: Gateway, home: HomeHandler): void {
  app.event('app_home_opened', ({ body }) =>
    gateway.handle('home', async () => {
      const { event } = homeOpenedPayload.parse(body);
      if (event.tab !== 'home') return;
      const publish = async (blocks: Message['blocks']) => {
        await gateway.client.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
      };
      const tell = (screen: Message) => publish(screen.blocks);
      await gateway.receive({ kind: 'home', name: 'opened', userId: event.user, tell }, home);
    }),
  );
}

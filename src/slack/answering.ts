import type { WebClient } from '@slack/web-api';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { IsWithBot } from './direct-messages.ts';
import { postDirectly } from './posting.ts';
import type { Message } from './screen.ts';

export type Respond = (message: {
  text: string;
  blocks: Message['blocks'];
  response_type?: 'ephemeral' | 'in_channel';
  replace_original?: boolean;
}) => Promise<unknown>;

/**
 * Answers one person through the `response_url` of their command or click, which works in every channel, five times in
 * half an hour: plainly in their direct message with the bot, elsewhere so that they alone see it. When the address does
 * not work (any more), the answer goes to the direct message: every click gets an answer.
 * @returns what says something beside the message that was clicked, or in its place
 */
export function privateAnswers(
  {
    respond,
    client,
    clock,
    log,
    isWithBot,
  }: { respond: Respond; client: WebClient; clock: Clock; log: Log; isWithBot: IsWithBot },
  { userId, channelId }: { userId: string; channelId: string | undefined },
): (message: Message, replace?: boolean) => Promise<void> {
  // Asked for at once, while the answer is being worked out.
  const plain = isWithBot(userId, channelId);
  // Picked apart, for a screen is a message with a title besides, which Slack takes for a mistake.
  return async ({ text, blocks }, replace = false) => {
    const type = (await plain) ? 'in_channel' : 'ephemeral';
    try {
      await respond({ text, blocks, response_type: type, replace_original: replace });
    } catch (error) {
      log.warn({ err: error }, 'The response_url did not take the answer; sending it as a direct message');
      await postDirectly({ client, clock }, userId, { text, blocks });
    }
  };
}

/**
 * Says something to everybody in the channel that a command or click came from, through its `response_url`, which works
 * in every channel.
 * @returns nothing where it came from no channel: a direct message, a modal, the Home
 */
export function channelSharer(
  respond: Respond,
  channelId: string | undefined,
): ((message: Message) => Promise<void>) | undefined {
  if (!channelId || !/^[CG]/.test(channelId)) return undefined;
  return async ({ text, blocks }) => {
    await respond({ text, blocks, response_type: 'in_channel', replace_original: false });
  };
}

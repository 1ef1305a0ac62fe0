import type { WebClient } from '@slack/web-api';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { postDirectly } from './posting.ts';
import type { Message } from './screen.ts';

export type Respond = (message: {
  text: string;
  blocks: Message['blocks'];
  response_type?: 'ephemeral' | 'in_channel';
  replace_original?: boolean;
}) => Promise<unknown>;

/**
 * Answers through the `response_url` of a command or click, which works in every channel, five times in half an hour.
 * When it does not work (any more), the answer goes to the person's direct message: every click gets an answer.
 */
export async function answerPrivately(
  { respond, client, clock, log }: { respond: Respond; client: WebClient; clock: Clock; log: Log },
  userId: string,
  // Picked apart, for a screen is a message with a title besides, which Slack takes for a mistake.
  { text, blocks }: Message,
  replace = false,
): Promise<void> {
  try {
    await respond({ text, blocks, response_type: 'ephemeral', replace_original: replace });
  } catch (error) {
    log.warn({ err: error }, 'The response_url did not take the answer; sending it as a direct message');
    await postDirectly({ client, clock }, userId, { text, blocks });
  }
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

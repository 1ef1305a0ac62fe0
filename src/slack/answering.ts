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

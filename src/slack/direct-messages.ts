import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Log } from '../log.ts';

/**
 * Whether a conversation is the direct message between a person and the bot. Those among people have ids that look the
 * same, and the bot cannot write in them. While Slack cannot say, it is not. Never rejects.
 */
export type IsWithBot = (userId: string, channelId: string | undefined) => Promise<boolean>;

const openedSchema = z.object({ channel: z.object({ id: z.string() }) });

/** Asks Slack once for each person: their direct message stays the same one. */
export function createIsWithBot(client: WebClient, log: Log): IsWithBot {
  const known = new Map<string, string>();

  async function read(userId: string): Promise<string> {
    const { channel } = openedSchema.parse(await client.conversations.open({ users: userId }));
    if (known.size > 10_000) known.clear();
    known.set(userId, channel.id);
    return channel.id;
  }

  return async (userId, channelId) => {
    if (!channelId?.startsWith('D')) return false;
    try {
      return (known.get(userId) ?? (await read(userId))) === channelId;
    } catch (error) {
      log.warn({ err: error }, 'Slack does not tell which direct message is with the bot');
      return false;
    }
  };
}

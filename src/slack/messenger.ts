import { WebAPIRateLimitedError, type WebClient } from '@slack/web-api';
import { min } from 'date-fns/min';
import type { Clock } from '../clock.ts';
import { type CardKey, workOnCard } from '../store/cards.ts';
import type { Store } from '../store/store.ts';
import { TryLater } from '../try-later.ts';
import { findFile, findMessage, findMessages, metadataFor } from './find-message.ts';
import type { Message } from './screen.ts';
import { type OutgoingFile, sendFile } from './send-file.ts';
import { malformed, slackCode, undeliverable } from './undeliverable.ts';

/** A message in a conversation. */
export type Place = { channel: string; ts: string };

/** Something that is said once. */
export type Said = {
  message: Message;
  /** The same for every attempt to say it, and for nothing else. */
  key: string;
  /** When it may have been said before: it is looked for since then, and not said again when it is there. */
  maybeSince?: Date | undefined;
};

/**
 * Writes to Slack what nobody asked for just now: at least once, and found again instead of repeated.
 *
 * Everything rejects with `Undeliverable` for what Slack will never take, with `TryLater` for what it does not take
 * yet, and with the SDK's errors for the rest, after which it may or may not have happened.
 */
export type Messenger = {
  /**
   * Shows a subject in a channel: posts its card or draws the one that is there anew. One that was deleted is posted
   * again. A card that was drawn from a newer version stays as it is.
   * @param render `isFirst` when nobody can have seen the card before: the one time to call somebody
   */
  showCard(
    card: CardKey & { version: number },
    render: (occasion: { isFirst: boolean }) => Message,
  ): Promise<Place>;
  /**
   * Answers in a thread.
   * @param options `isForAll` shows it in the channel as well
   * @returns false when there is no such thread (any more)
   */
  sayInThread(thread: Place, said: Said, options?: { isForAll?: boolean }): Promise<boolean>;
  /** The same, one after the other: what may have been said before is looked for once for all of them. */
  sayAllInThread(thread: Place, lines: readonly Said[]): Promise<boolean>;
  /** Says something in the direct message between a person and the bot. */
  sayDirectly(userId: string, said: Said): Promise<void>;
  /**
   * Puts a file into that direct message.
   * @param file its name is its key: the same for every attempt to send it, and for nothing else
   * @param maybeSince when it may have been sent before
   * @returns false when it was there already
   */
  sendFile(userId: string, file: OutgoingFile, maybeSince?: Date): Promise<boolean>;
  /** The conversation of that direct message. */
  directMessage(userId: string): Promise<string>;
};

/** Slack's words for a message that is not there to be changed: deleted, or from an app that was removed since. */
const GONE = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed']);

export function createMessenger({
  client,
  store,
  clock,
}: {
  /** Its retries are off and it rejects what is over the limits. */
  client: WebClient;
  store: Store;
  clock: Clock;
}): Messenger {
  const conversations = new Map<string, string>();

  async function directMessage(userId: string): Promise<string> {
    const known = conversations.get(userId);
    if (known) return known;
    const { channel } = await sorted(userId, () => client.conversations.open({ users: userId }));
    if (!channel?.id) throw new Error('Slack opened a conversation without telling its id');
    conversations.set(userId, channel.id);
    return channel.id;
  }

  async function post(
    channel: string,
    { text, blocks }: Message,
    key: string,
    thread: { thread_ts: string; reply_broadcast?: boolean } | undefined = undefined,
  ): Promise<string> {
    const said = {
      channel,
      text,
      blocks,
      metadata: metadataFor(key),
      unfurl_links: false,
      unfurl_media: false,
    };
    const { ts } = await client.chat.postMessage(thread ? { ...said, ...thread } : said);
    if (!ts) throw new Error('Slack took a message without telling its timestamp');
    return ts;
  }

  /** @returns false when there is no such thread (any more) */
  async function sayAll(
    { channel, ts }: Place,
    lines: readonly Said[],
    { isForAll = false }: { isForAll?: boolean } = {},
  ): Promise<boolean> {
    const thread = { thread_ts: ts, ...(isForAll ? { reply_broadcast: true } : {}) };
    return sorted(channel, async () => {
      try {
        const there = await findLines(client, { channel, thread: ts }, lines);
        for (const { message, key } of lines) {
          if (!there.has(key)) await post(channel, message, key, thread);
        }
        return true;
      } catch (error) {
        if (slackCode(error) === 'thread_not_found') return false;
        throw error;
      }
    });
  }

  /** @returns whether the message was there to be changed */
  async function update(place: Place, { text, blocks }: Message, key: string): Promise<boolean> {
    try {
      await client.chat.update({ ...place, text, blocks, metadata: metadataFor(key) });
      return true;
    } catch (error) {
      if (GONE.has(slackCode(error) ?? '')) return false;
      throw error;
    }
  }

  return {
    directMessage,

    showCard({ version, ...key }, render) {
      const { subject, channel } = key;
      return sorted(channel, () =>
        workOnCard(store, key, clock.now(), async ({ card, isNew, save }) => {
          const { ts: known, rendered } = card;
          if (known !== null && rendered > version) return { channel, ts: known };
          const drawn = async (ts: string) => {
            await save({ ts, rendered: version });
            return { channel, ts };
          };

          const again = (ts: string) => update({ channel, ts }, render({ isFirst: false }), subject);
          if (known !== null && (await again(known))) return drawn(known);
          // A post whose answer was lost, by us or by a process that is no more.
          const found = isNew
            ? undefined
            : await findMessage(client, { channel }, subject, card.postedAt ?? clock.now());
          if (found && (await again(found))) return drawn(found);
          return drawn(await post(channel, render({ isFirst: known === null }), subject));
        }),
      );
    },

    sayInThread: (thread, said, options) => sayAll(thread, [said], options),
    sayAllInThread: (thread, lines) => sayAll(thread, lines),

    async sayDirectly(userId, { message, key, maybeSince }) {
      const channel = await directMessage(userId);
      await sorted(userId, async () => {
        if (maybeSince && (await findMessage(client, { channel }, key, maybeSince))) return;
        await post(channel, message, key);
      });
    },

    async sendFile(userId, file, maybeSince) {
      const channel = await directMessage(userId);
      return sorted(userId, async () => {
        if (maybeSince && (await findFile(client, { channel }, file.name, maybeSince))) return false;
        await sendFile(client, channel, file);
        return true;
      });
    },
  };
}

/** Which of these are there, of those that may be. */
async function findLines(
  client: WebClient,
  where: { channel: string; thread: string },
  lines: readonly Said[],
): Promise<ReadonlySet<string>> {
  const maybe = lines.flatMap(({ key, maybeSince }) => (maybeSince ? [{ key, maybeSince }] : []));
  if (maybe.length === 0) return new Set();
  const keys = maybe.map(({ key }) => key);
  const since = min(maybe.map(({ maybeSince }) => maybeSince));
  return new Set((await findMessages(client, where, keys, since)).keys());
}

/** Sorts what goes wrong into what stays, what passes with time, and the rest. */
async function sorted<Result>(to: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof WebAPIRateLimitedError) throw new TryLater(error.retryAfter, { cause: error });
    throw undeliverable(error, to) ?? malformed(error, to) ?? error;
  }
}

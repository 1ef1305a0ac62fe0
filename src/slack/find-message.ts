import type { WebClient } from '@slack/web-api';
import { z } from 'zod';

/** How the bot's own messages are found again: their metadata holds a key of ours. */
const EVENT_TYPE = 'zoom_phone_message';

/** Messages that are looked through at the most, the newest first. */
const PAGES = 5;
const PAGE = 200;
/** Slack's clock and ours may differ. */
const CLOCK_TOLERANCE = 5 * 60;

const page = z.object({
  messages: z
    .array(
      z.object({
        ts: z.string(),
        files: z.array(z.object({ name: z.string().nullish() })).optional(),
        metadata: z
          .object({
            event_type: z.string().optional(),
            event_payload: z.record(z.string(), z.unknown()).optional(),
          })
          .optional(),
      }),
    )
    .default([]),
  has_more: z.boolean().optional(),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});

/** Goes with the message under this key. */
export function metadataFor(key: string) {
  return { event_type: EVENT_TYPE, event_payload: { key } };
}

type Where = {
  channel: string;
  /** A thread in the conversation. */
  thread?: string | undefined;
};
type Found = z.infer<typeof page>['messages'][number];

/**
 * Looks for a message of ours that may have been posted since a moment.
 * @returns its timestamp
 */
export async function findMessage(
  client: WebClient,
  where: Where,
  key: string,
  since: Date,
): Promise<string | undefined> {
  return (await findMessages(client, where, [key], since)).get(key);
}

/**
 * The same for several messages in one place, which is read once for all of them.
 * @returns the timestamps of those that are there, by their keys
 */
export async function findMessages(
  client: WebClient,
  where: Where,
  keys: readonly string[],
  since: Date,
): Promise<Map<string, string>> {
  const missing = new Set(keys);
  const found = new Map<string, string>();
  for await (const { ts, metadata } of messagesSince(client, where, since)) {
    const key = metadata?.event_type === EVENT_TYPE ? metadata.event_payload?.['key'] : undefined;
    if (typeof key !== 'string' || !missing.delete(key)) continue;
    found.set(key, ts);
    if (missing.size === 0) break;
  }
  return found;
}

/**
 * Looks for a file that may have been posted since a moment. A file takes no key along, so that its name is one.
 * @returns the timestamp of its message
 */
export async function findFile(
  client: WebClient,
  where: Where,
  name: string,
  since: Date,
): Promise<string | undefined> {
  for await (const { ts, files = [] } of messagesSince(client, where, since)) {
    if (files.some((file) => file.name === name)) return ts;
  }
  return undefined;
}

async function* messagesSince(
  client: WebClient,
  { channel, thread }: Where,
  since: Date,
): AsyncGenerator<Found> {
  const oldest = (since.getTime() / 1_000 - CLOCK_TOLERANCE).toFixed(6);
  const span = { channel, oldest, limit: PAGE, include_all_metadata: true };
  let cursor: string | undefined;
  for (let read = 0; read < PAGES; read += 1) {
    const next = cursor ? { cursor } : {};
    const answer = page.parse(
      thread === undefined
        ? await client.conversations.history({ ...span, ...next })
        : await client.conversations.replies({ ...span, ...next, ts: thread }),
    );
    yield* answer.messages;
    cursor = answer.response_metadata?.next_cursor;
    if (!cursor) return;
  }
}

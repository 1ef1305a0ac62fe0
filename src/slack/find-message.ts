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

/**
 * Looks for a message of ours that may have been posted since a moment.
 * @param where a conversation, or a thread in it
 * @returns its timestamp
 */
export async function findMessage(
  client: WebClient,
  where: { channel: string; thread?: string | undefined },
  key: string,
  since: Date,
): Promise<string | undefined> {
  const { channel, thread } = where;
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
    const found = answer.messages.find(
      ({ metadata }) => metadata?.event_type === EVENT_TYPE && metadata.event_payload?.['key'] === key,
    );
    if (found) return found.ts;
    cursor = answer.response_metadata?.next_cursor;
    if (!cursor) return undefined;
  }
  return undefined;
}

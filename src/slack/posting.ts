import type { ModalView } from '@slack/types';
import { WebAPIRateLimitedError, type WebClient } from '@slack/web-api';
import { type Clock, wait } from '../clock.ts';

/** A message, or what of a modal can be read in one. */
export type Readable = { text: string; blocks: ModalView['blocks'] };

/** Seconds that a person may wait for an answer which Slack does not take at once. */
const PATIENCE = 30;

/**
 * Sends a message once. Slack takes one a second for each conversation: a 429 says that nothing was posted, so it is
 * waited out and said again.
 */
export async function post(clock: Clock, send: () => Promise<unknown>): Promise<void> {
  await patiently(clock, PATIENCE, send);
}

/**
 * Calls Slack, and again when it has waited out what Slack asks for with a 429: nothing has happened then.
 * @param patience seconds that it may take altogether
 */
export async function patiently<Answer>(
  clock: Clock,
  patience: number,
  call: () => Promise<Answer>,
): Promise<Answer> {
  const until = clock.now().getTime() + patience * 1_000;
  for (;;) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof WebAPIRateLimitedError)) throw error;
      const pause = error.retryAfter * 1_000;
      if (clock.now().getTime() + pause > until) throw error;
      await wait(clock, pause);
    }
  }
}

/** Says something in the direct message between a person and the bot. */
export function postDirectly(
  { client, clock }: { client: WebClient; clock: Clock },
  userId: string,
  // Picked apart, for a screen is a message with a title besides, which Slack takes for a mistake.
  { text, blocks }: Readable,
): Promise<void> {
  return post(clock, () => client.chat.postMessage({ channel: userId, text, blocks }));
}

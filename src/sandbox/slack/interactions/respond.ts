import { z } from 'zod';
import type { Core } from '../core.ts';
import { SlackRefusal } from '../errors.ts';
import { BOT_USER_ID } from '../seed.ts';
import type { ResponseTarget } from '../workspace/response-urls.ts';
import { readContent, readNewContent } from './app-message.ts';

const answerSchema = z.strictObject({
  text: z.string().optional(),
  blocks: z.unknown().optional(),
  metadata: z.unknown().optional(),
  response_type: z.enum(['in_channel', 'ephemeral']).optional(),
  replace_original: z.boolean().optional(),
  delete_original: z.boolean().optional(),
  thread_ts: z.string().optional(),
  mrkdwn: z.boolean().optional(),
  link_names: z.boolean().optional(),
  unfurl_links: z.boolean().optional(),
  unfurl_media: z.boolean().optional(),
});

/**
 * Does what an answer to a command or to a `response_url` says.
 *
 * A command has no original message, so replacing there posts a new one, as in Slack.
 * @throws SlackRefusal
 */
export function respond(core: Core, target: ResponseTarget, body: unknown): void {
  const read = answerSchema.safeParse(body);
  if (!read.success) throw new SlackRefusal('invalid_payload', { messages: [z.prettifyError(read.error)] });
  const answer = read.data;
  const { messages } = core.workspace;
  const original = target.messageTs ? messages.find(target.channel, target.messageTs) : undefined;

  if (answer.delete_original) {
    if (original) messages.remove(original);
    if (answer.text === undefined && answer.blocks === undefined) return;
  }
  if (answer.replace_original && target.messageTs) {
    const content = readContent(core.workspace, answer, 'response');
    if (!original) return;
    // What replaces a message stands alone: unlike `chat.update`, nothing of the old one remains.
    const whole = { blocks: [], files: [], ...content };
    messages.update(original, whole, original.onlyFor === undefined ? BOT_USER_ID : undefined);
    return;
  }
  const threadTs = answer.thread_ts ?? target.threadTs;
  core.post({
    ...readNewContent(core.workspace, answer, 'response'),
    channel: target.channel,
    user: BOT_USER_ID,
    ...(threadTs ? { threadTs } : {}),
    ...(answer.response_type === 'in_channel' ? {} : { onlyFor: target.userId }),
  });
}

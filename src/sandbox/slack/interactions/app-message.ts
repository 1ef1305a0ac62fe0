import { z } from 'zod';
import { SlackRefusal } from '../errors.ts';
import { checkMessage, type MessageUse, slackError, withIds } from '../validation/index.ts';
import { checkFiles } from '../workspace/check-files.ts';
import { blockSchema, type Message, metadataSchema } from '../workspace/model.ts';
import { keepAppText } from '../workspace/text.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** What Slack shows in notifications for blocks that came without text. */
const NO_TEXT = "This content can't be displayed.";
const TEXT_KEPT = 40_000;

const contentSchema = z.object({
  text: z.string().optional(),
  blocks: z.array(blockSchema).optional(),
  metadata: metadataSchema.optional(),
});

export type AppContent = { text?: unknown; blocks?: unknown; metadata?: unknown };

/**
 * Judges what the app wants to say, and turns it into what Slack keeps. Only what was given is in the answer.
 * @throws SlackRefusal
 */
export function readContent(
  { ids, files }: Workspace,
  content: AppContent,
  use: MessageUse,
): Partial<Pick<Message, 'text' | 'blocks' | 'metadata'>> {
  const problems = [...checkMessage(content, use), ...checkFiles({ blocks: content.blocks }, files)];
  if (problems.length > 0) throw new SlackRefusal(slackError(problems), { problems });
  const { text, blocks, metadata } = contentSchema.parse(content);
  return {
    ...(text === undefined ? {} : { text: keepAppText(text).slice(0, TEXT_KEPT) }),
    ...(blocks === undefined ? {} : { blocks: withIds(blocks, () => ids.secret(5)) }),
    ...(metadata === undefined ? {} : { metadata }),
  };
}

/** The same for a whole new message. */
export function readNewContent(workspace: Workspace, content: AppContent, use: MessageUse) {
  const read = readContent(workspace, content, use);
  return {
    text: read.text ?? NO_TEXT,
    blocks: read.blocks ?? [],
    files: [],
    ...(read.metadata ? { metadata: read.metadata } : {}),
  };
}

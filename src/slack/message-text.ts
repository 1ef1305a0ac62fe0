import { z } from 'zod';

/** Apps write what they like: what is no text is left out. */
const words = z.string().optional().catch(undefined);
const attachment = z.object({
  pretext: words,
  title: words,
  text: words,
  fallback: words,
  fields: z
    .array(z.object({ title: words, value: words }))
    .optional()
    .catch(undefined),
  blocks: z.unknown().optional(),
  message_blocks: z.unknown().optional(),
});

/** A message as a shortcut has it: an app's may say everything in blocks or attachments, a forwarded one stands in one. */
export const saidMessage = z.object({
  text: z.string().default(''),
  blocks: z.unknown().optional(),
  attachments: z.array(attachment).optional().catch(undefined),
});

/** All that a message says, a line for each piece of it, with Slack's own markup. */
export function textOfMessage({ text, blocks, attachments = [] }: z.infer<typeof saidMessage>): string {
  return [text, ...textsIn(blocks), ...attachments.flatMap(textsOf)].filter(Boolean).join('\n');
}

function textsOf(of: z.infer<typeof attachment>): string[] {
  const fields = of.fields?.flatMap(({ title, value }) => [title, value]) ?? [];
  const own = [of.pretext, of.title, of.text, of.fallback, ...fields];
  return [...own.filter((each) => each !== undefined), ...textsIn(of.blocks), ...textsIn(of.message_blocks)];
}

/** What stands under `text` in blocks, however deep: a button's value and the like are for no reader. */
function textsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    key === 'text' && typeof each === 'string' ? [each] : textsIn(each),
  );
}

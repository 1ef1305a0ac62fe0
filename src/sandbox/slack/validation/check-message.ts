import { checkAttachments } from './check-attachments.ts';
import { checkBlocks } from './check-blocks.ts';
import { checkMetadata } from './check-metadata.ts';
import type { Placed } from './placed-blocks.ts';
import type { Problem } from './problem.ts';
import { count, inside, kindOf, type Place, refuse } from './rules.ts';
import { checkSurface } from './surfaces.ts';
import { textLength } from './text-length.ts';
import { checkUniqueIds } from './unique-ids.ts';

export type MessagePayload = { text?: unknown; blocks?: unknown; attachments?: unknown; metadata?: unknown };

/** `response` is an answer to a `response_url`, or a listener's own answer to a slash command. */
export type MessageUse = 'post' | 'update' | 'ephemeral' | 'response';

const BLOCKS = 50;
/** Found by trial, not documented: "about 13,200". */
const BLOCK_CHARACTERS = 13_200;
const MARKDOWN_CHARACTERS = 12_000;
/** Slack cuts a longer post off in silence; here it is refused. */
const POST_CHARACTERS = 40_000;
const UPDATE_CHARACTERS = 4_000;

const message: Place = { pointer: '', name: 'message', code: 'invalid_arguments', where: '' };

function checkText(text: unknown, use: MessageUse): Problem[] {
  if (text === undefined) return [];
  const place = inside(message, 'text');
  if (typeof text !== 'string') return [refuse(place, `must be a string, and is ${kindOf(text)}`)];
  const max = use === 'update' ? UPDATE_CHARACTERS : POST_CHARACTERS;
  if (text.length <= max) return [];
  const why = `is ${count(text.length)} characters; Slack takes at most ${count(max)}`;
  return [refuse({ ...place, code: 'msg_too_long' }, why)];
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** What the blocks of a message may not be together. */
function checkTogether(placed: readonly Placed[]): Problem[] {
  const problems: Problem[] = [];
  const length = textLength(placed.map(({ value }) => value));
  if (length > BLOCK_CHARACTERS) {
    const why = `hold ${count(length)} characters of text; Slack takes at most ${count(BLOCK_CHARACTERS)}`;
    problems.push(refuse(inside({ ...message, code: 'msg_blocks_too_long' }, 'blocks'), why));
  }
  const tables = placed.filter(({ value }) => value['type'] === 'table');
  for (const { place } of tables.slice(1)) {
    problems.push(
      refuse({ ...place, code: 'only_one_table_allowed' }, 'is the second of this message; Slack takes one'),
    );
  }
  const markdown = placed.filter(({ value }) => value['type'] === 'markdown');
  const markdownLength = textLength(markdown.map(({ value }) => value));
  const last = markdown.at(-1);
  if (last && markdown.length > 1 && markdownLength > MARKDOWN_CHARACTERS) {
    const why = `brings Markdown to ${count(markdownLength)} characters; Slack takes at most ${count(MARKDOWN_CHARACTERS)}`;
    problems.push(refuse(last.place, why));
  }
  return problems;
}

/** Judges what a message says; everything else in the call (channel, thread …) is the caller's to check. */
export function checkMessage(payload: MessagePayload, use: MessageUse): Problem[] {
  const { text, blocks, attachments, metadata } = payload;
  const blocksPlace = inside({ ...message, code: 'invalid_blocks' }, 'blocks', 'blocks');
  const own = isEmpty(blocks) ? { problems: [], placed: [] } : checkBlocks(blocks, blocksPlace, BLOCKS);
  const attached = isEmpty(attachments)
    ? { problems: [], placed: [] }
    : checkAttachments(
        attachments,
        inside({ ...message, code: 'invalid_attachments' }, 'attachments', 'attachments'),
      );
  const placed = [...own.placed, ...attached.placed];
  const problems = [
    ...checkText(text, use),
    ...own.problems,
    ...attached.problems,
    ...checkSurface(placed, 'message'),
    ...checkUniqueIds(placed),
    ...checkTogether(placed),
  ];
  if (isEmpty(text) && isEmpty(blocks) && isEmpty(attachments)) {
    problems.push(refuse({ ...message, code: 'no_text' }, 'has neither text nor blocks'));
  }
  if (metadata !== undefined) {
    const place = inside(message, 'metadata', 'metadata');
    if (use === 'ephemeral') problems.push(refuse(place, 'is not for ephemeral messages'));
    else problems.push(...checkMetadata(metadata, place));
  }
  return problems;
}

import { emojiFor } from './emoji.ts';
import { unescapeText } from './entities.ts';
import { readToken } from './mrkdwn-token.ts';
import type { Inline, TextBlock } from './text-tree.ts';

const marks: Record<string, 'bold' | 'italic' | 'strike'> = { '*': 'bold', _: 'italic', '~': 'strike' };

/** Reads Slack's mrkdwn: fences and quotes first, then each line by itself, as Slack does. */
export function parseMrkdwn(text: string): TextBlock[] {
  const blocks: TextBlock[] = [];
  const pieces = text.split(/```([\s\S]*?)```/);
  pieces.forEach((piece, index) => {
    if (index % 2 === 1) blocks.push({ kind: 'preformatted', text: preformatted(piece) });
    else blocks.push(...parseLines(piece, index > 0, index < pieces.length - 1));
  });
  return blocks;
}

function parseLines(text: string, afterFence: boolean, beforeFence: boolean): TextBlock[] {
  let rest = text;
  // The line ends that touch a fence belong to the fence.
  if (afterFence) rest = rest.replace(/^\n/, '');
  if (beforeFence) rest = rest.replace(/\n$/, '');
  if (rest === '') return [];
  const blocks: TextBlock[] = [];
  let plain: string[] = [];
  let quoted: string[] = [];
  const flush = () => {
    if (quoted.length > 0) blocks.push({ kind: 'quote', blocks: [paragraph(quoted)] });
    if (plain.length > 0) blocks.push(paragraph(plain));
    plain = [];
    quoted = [];
  };
  const lines = rest.split('\n');
  for (const [at, line] of lines.entries()) {
    const long = /^(?:&gt;|>){3} ?/.exec(line);
    if (long) {
      flush();
      const inside = [line.slice(long[0].length), ...lines.slice(at + 1)];
      return [...blocks, { kind: 'quote', blocks: [paragraph(inside)] }];
    }
    const quote = /^(?:&gt;|>) ?/.exec(line);
    if (quote) {
      if (plain.length > 0) flush();
      quoted.push(line.slice(quote[0].length));
    } else {
      if (quoted.length > 0) flush();
      plain.push(line);
    }
  }
  flush();
  return blocks;
}

function paragraph(lines: string[]): TextBlock {
  return {
    kind: 'paragraph',
    inline: lines.flatMap((line, index): Inline[] =>
      index === 0 ? parseInline(line) : [{ kind: 'break' }, ...parseInline(line)],
    ),
  };
}

/** One line of mrkdwn. */
export function parseInline(line: string): Inline[] {
  const parts: Inline[] = [];
  let text = '';
  const push = (part: Inline) => {
    if (text !== '') parts.push({ kind: 'text', text: unescapeText(text) });
    text = '';
    parts.push(part);
  };
  let at = 0;
  while (at < line.length) {
    const special = readSpecial(line, at);
    if (special) {
      push(special.part);
      at = special.end;
    } else {
      text += line.charAt(at);
      at += 1;
    }
  }
  if (text !== '') parts.push({ kind: 'text', text: unescapeText(text) });
  return parts;
}

type Found = { part: Inline; end: number };

function readSpecial(line: string, at: number): Found | undefined {
  const char = line.charAt(at);
  if (char === '<') {
    const end = line.indexOf('>', at);
    const part = end < 0 ? undefined : readToken(line.slice(at + 1, end));
    return part && { part, end: end + 1 };
  }
  if (char === '`') {
    const end = line.indexOf('`', at + 1);
    if (end <= at + 1) return undefined;
    return { part: { kind: 'code', text: preformatted(line.slice(at + 1, end)) }, end: end + 1 };
  }
  if (char === ':') {
    const name = /^:([a-z0-9_+-]+):/.exec(line.slice(at))?.[1];
    if (name === undefined || emojiFor(name) === undefined) return undefined;
    return { part: { kind: 'emoji', name }, end: at + name.length + 2 };
  }
  const kind = marks[char];
  if (!kind || isWord(line.charAt(at - 1)) || /\s/.test(line.charAt(at + 1) || ' ')) return undefined;
  const end = closing(line, at, char);
  if (end === undefined) return undefined;
  return { part: { kind, children: parseInline(line.slice(at + 1, end)) }, end: end + 1 };
}

/** Finds the mark that closes the one at `at`; tokens and code between are stepped over whole. */
function closing(line: string, at: number, mark: string): number | undefined {
  let index = at + 1;
  while (index < line.length) {
    const char = line.charAt(index);
    if (
      char === mark &&
      index > at + 1 &&
      !/\s/.test(line.charAt(index - 1)) &&
      !isWord(line.charAt(index + 1))
    ) {
      return index;
    }
    const over = char === '<' ? line.indexOf('>', index) : char === '`' ? line.indexOf('`', index + 1) : -1;
    index = over > index ? over + 1 : index + 1;
  }
  return undefined;
}

function isWord(char: string): boolean {
  return /[\p{L}\p{N}]/u.test(char);
}

function preformatted(text: string): string {
  const plain = text.replace(/^\n/, '').replaceAll(/<([^<>|\n]+)\|([^<>\n]+)>/g, '$2');
  return unescapeText(plain.replaceAll(/<((?:https?|mailto|tel):[^<>\n]+)>/g, '$1'));
}

import { emojiFor } from './emoji.ts';
import { isSafeLink } from './mrkdwn-token.ts';
import type { Inline } from './text-tree.ts';

type Rule = { pattern: RegExp; read: (match: RegExpExecArray) => Inline | undefined };

const nested = (kind: 'bold' | 'italic' | 'strike', text: string | undefined): Inline => ({
  kind,
  children: parseMarkdownInline(text ?? ''),
});

const rules: Rule[] = [
  { pattern: /^\\([!-/:-@[-`{-~])/, read: ([, char = '']) => ({ kind: 'text', text: char }) },
  { pattern: /^`([^`]+)`/, read: ([, text = '']) => ({ kind: 'code', text }) },
  {
    pattern: /^!?\[([^\]]*)\]\(([^)\s]+)\)/,
    read: ([, label = '', url = '']) =>
      isSafeLink(url) ? { kind: 'link', url, children: parseMarkdownInline(label || url) } : undefined,
  },
  { pattern: /^\*\*(?=\S)(.+?)\*\*/s, read: ([, text]) => nested('bold', text) },
  { pattern: /^__(?=\S)(.+?)__(?!\w)/s, read: ([, text]) => nested('bold', text) },
  { pattern: /^~~(?=\S)(.+?)~~/s, read: ([, text]) => nested('strike', text) },
  { pattern: /^\*(?=\S)(.+?)\*/s, read: ([, text]) => nested('italic', text) },
  { pattern: /^_(?=\S)(.+?)_(?!\w)/s, read: ([, text]) => nested('italic', text) },
  {
    pattern: /^:([a-z0-9_+-]+):/,
    read: ([, name = '']) => (emojiFor(name) === undefined ? undefined : { kind: 'emoji', name }),
  },
  { pattern: /^\n/, read: () => ({ kind: 'break' }) },
];

export function parseMarkdownInline(source: string): Inline[] {
  const parts: Inline[] = [];
  let text = '';
  let at = 0;
  while (at < source.length) {
    // An underscore inside a word (`order_id`) opens nothing.
    const inWord = source.charAt(at) === '_' && /\w/.test(source.charAt(at - 1));
    const found = inWord ? undefined : readRule(source.slice(at));
    if (found) {
      if (text !== '') parts.push({ kind: 'text', text });
      text = '';
      parts.push(found.part);
      at += found.length;
    } else {
      text += source.charAt(at);
      at += 1;
    }
  }
  if (text !== '') parts.push({ kind: 'text', text });
  return parts;
}

function readRule(rest: string): { part: Inline; length: number } | undefined {
  for (const { pattern, read } of rules) {
    const match = pattern.exec(rest);
    const part = match ? read(match) : undefined;
    if (match && part) return { part, length: match[0].length };
  }
  return undefined;
}

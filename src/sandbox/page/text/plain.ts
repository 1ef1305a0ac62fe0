import { emojiFor } from './emoji.ts';
import { parseInline } from './mrkdwn.ts';
import { type Inline, plainText } from './text-tree.ts';

/** `plain_text` of Block Kit: emoji shortcodes and line ends, nothing else. */
export function parsePlain(text: string): Inline[] {
  return text.split(/(:[a-z0-9_+-]+:|\n)/).flatMap((piece): Inline[] => {
    if (piece === '') return [];
    if (piece === '\n') return [{ kind: 'break' }];
    const name = /^:(.+):$/.exec(piece)?.[1];
    if (name !== undefined && emojiFor(name) !== undefined) return [{ kind: 'emoji', name }];
    return [{ kind: 'text', text: piece }];
  });
}

type NameOf = (userId: string) => string | undefined;

/** One line of words for an accessible name: marks, links and emoji taken away, people by their names. */
export function wordsOf(text: string, nameOf: NameOf = () => undefined): string {
  const line = text
    .split('\n')
    .map((part) => plainText(parseInline(part).flatMap((one) => spoken(one, nameOf))))
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}

function spoken(part: Inline, nameOf: NameOf): Inline[] {
  if (part.kind === 'emoji') return [];
  return part.kind === 'user' ? [{ ...part, label: nameOf(part.id) ?? part.label ?? part.id }] : [part];
}

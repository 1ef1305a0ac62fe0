import { parseMarkdownInline } from './markdown-inline.ts';
import type { Cell, TextBlock } from './text-tree.ts';

const listItem = /^(\s*)(?:([-*+])|(\d+)[.)])\s+(.*)$/;

/** The common part of Markdown, as Slack's `markdown` block takes it. */
export function parseMarkdown(text: string): TextBlock[] {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const blocks: TextBlock[] = [];
  let at = 0;
  const take = (while_: (line: string) => boolean): string[] => {
    const from = at;
    while (at < lines.length && while_(lines[at] ?? '')) at += 1;
    return lines.slice(from, at);
  };
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line);
    if (line.trim() === '') at += 1;
    else if (line.startsWith('```')) {
      at += 1;
      blocks.push({ kind: 'preformatted', text: take((l) => !l.startsWith('```')).join('\n') });
      at += 1;
    } else if (heading) {
      at += 1;
      const level = heading[1]?.length ?? 1;
      blocks.push({ kind: 'heading', level, inline: parseMarkdownInline(heading[2] ?? '') });
    } else if (/^\s*([-*_])(\s*\1){2,}\s*$/.test(line)) {
      at += 1;
      blocks.push({ kind: 'rule' });
    } else if (line.startsWith('>')) {
      const inside = take((l) => l.startsWith('>')).map((l) => l.replace(/^> ?/, ''));
      blocks.push({ kind: 'quote', blocks: parseMarkdown(inside.join('\n')) });
    } else if (isTable(line, lines[at + 1])) {
      blocks.push({ kind: 'table', rows: readTable(take((l) => l.includes('|'))) });
    } else if (listItem.test(line)) {
      pushList(
        blocks,
        take((l) => listItem.test(l)),
      );
    } else {
      const inside = take((l) => l.trim() !== '' && !startsBlock(l));
      if (inside.length === 0) inside.push(lines[at++] ?? '');
      blocks.push({ kind: 'paragraph', inline: parseMarkdownInline(inside.join('\n')) });
    }
  }
  return blocks;
}

function startsBlock(line: string): boolean {
  return /^(#{1,6}\s|```|>)/.test(line) || listItem.test(line);
}

/** Items of one depth and kind make one list; a deeper one is a list of its own with an indent. */
function pushList(blocks: TextBlock[], lines: string[]): void {
  let open: Extract<TextBlock, { kind: 'list' }> | undefined;
  for (const line of lines) {
    const [, space = '', , number, text = ''] = listItem.exec(line) ?? [];
    const indent = Math.floor(space.length / 2);
    const ordered = number !== undefined;
    if (!open || open.indent !== indent || open.ordered !== ordered) {
      open = { kind: 'list', ordered, indent, start: Number(number ?? 1), items: [] };
      blocks.push(open);
    }
    open.items.push(parseMarkdownInline(text));
  }
}

function isTable(line: string, next: string | undefined): boolean {
  return (
    line.includes('|') &&
    /^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$/.test(next ?? '') &&
    next !== undefined
  );
}

function readTable(lines: string[]): Cell[][] {
  const cells = (line: string) => line.trim().replace(/^\|/, '').replace(/\|$/, '').split('|');
  const aligns = cells(lines[1] ?? '').map((rule): Cell['align'] => {
    const text = rule.trim();
    if (!text.endsWith(':')) return 'left';
    return text.startsWith(':') ? 'center' : 'right';
  });
  return lines
    .filter((_, index) => index !== 1)
    .map((line) =>
      cells(line).map((cell, column) => ({
        inline: parseMarkdownInline(cell.trim()),
        align: aligns[column] ?? 'left',
        wrap: true,
      })),
    );
}

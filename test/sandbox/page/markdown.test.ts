import { expect, test } from 'vitest';
import { parseMarkdown } from '../../../src/sandbox/page/text/markdown.ts';

const text = (words: string) => ({ kind: 'text', text: words });

test('headings, lists, rules, fences and quotes are told apart', () => {
  expect(parseMarkdown('## Head\n\n- a\n  - b\n3. c\n\n---\n```ts\n# code\n```\n> q')).toEqual([
    { kind: 'heading', level: 2, inline: [text('Head')] },
    { kind: 'list', ordered: false, indent: 0, start: 1, items: [[text('a')]] },
    { kind: 'list', ordered: false, indent: 1, start: 1, items: [[text('b')]] },
    { kind: 'list', ordered: true, indent: 0, start: 3, items: [[text('c')]] },
    { kind: 'rule' },
    { kind: 'preformatted', text: '# code' },
    { kind: 'quote', blocks: [{ kind: 'paragraph', inline: [text('q')] }] },
  ]);
});

test('a table has cells aligned as its second line says', () => {
  const [table] = parseMarkdown('| Carrier | Numbers |\n|:--|--:|\n| AT&T | **12** |');
  expect(table).toEqual({
    kind: 'table',
    rows: [
      [
        { inline: [text('Carrier')], align: 'left', wrap: true },
        { inline: [text('Numbers')], align: 'right', wrap: true },
      ],
      [
        { inline: [text('AT&T')], align: 'left', wrap: true },
        { inline: [{ kind: 'bold', children: [text('12')] }], align: 'right', wrap: true },
      ],
    ],
  });
});

test('marks inside a line: bold, italic, strike, code, links, escapes', () => {
  expect(parseMarkdown('**a** *b* ~~c~~ `d` [e](https://x.test) \\*f\\* order_id_7')).toEqual([
    {
      kind: 'paragraph',
      inline: [
        { kind: 'bold', children: [text('a')] },
        text(' '),
        { kind: 'italic', children: [text('b')] },
        text(' '),
        { kind: 'strike', children: [text('c')] },
        text(' '),
        { kind: 'code', text: 'd' },
        text(' '),
        { kind: 'link', url: 'https://x.test', children: [text('e')] },
        text(' '),
        text('*'),
        text('f'),
        text('*'),
        text(' order_id_7'),
      ],
    },
  ]);
});

test('a link that would run a script stays text', () => {
  expect(parseMarkdown('[x](javascript:alert(1))')).toEqual([
    { kind: 'paragraph', inline: [text('[x](javascript:alert(1))')] },
  ]);
});

test('a pipe or a mark alone on a line does not stop the reading', () => {
  expect(parseMarkdown('a | b\n>\n#').map((block) => block.kind)).toEqual([
    'paragraph',
    'quote',
    'paragraph',
  ]);
});

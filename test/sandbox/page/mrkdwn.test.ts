import { describe, expect, test } from 'vitest';
import { parseInline, parseMrkdwn } from '../../../src/sandbox/page/text/mrkdwn.ts';
import { wordsOf } from '../../../src/sandbox/page/text/plain.ts';

const text = (words: string) => ({ kind: 'text', text: words });
const paragraph = (words: string) => ({ kind: 'paragraph', inline: [text(words)] });

describe('mrkdwn', () => {
  test('bold, italic, strike and code stand inside a sentence and inside each other', () => {
    expect(parseInline('a *b _c_* ~d~ `*e*`')).toEqual([
      text('a '),
      { kind: 'bold', children: [text('b '), { kind: 'italic', children: [text('c')] }] },
      text(' '),
      { kind: 'strike', children: [text('d')] },
      text(' '),
      { kind: 'code', text: '*e*' },
    ]);
  });

  test('a mark inside a word, before a space or alone is an ordinary character', () => {
    for (const line of ['order_id_7', '2 * 3 * 4', 'a*b*c', '* a*', 'snake_case_', '**']) {
      expect(parseInline(line)).toEqual([text(line)]);
    }
  });

  test('the underscores and stars of a link belong to the link', () => {
    expect(parseInline('*see <https://x.test/a_b*c|the _plan_>*')).toEqual([
      {
        kind: 'bold',
        children: [
          text('see '),
          { kind: 'link', url: 'https://x.test/a_b*c', children: [text('the _plan_')] },
        ],
      },
    ]);
  });

  test('escaped characters are shown, and never read as markup', () => {
    expect(parseInline('&lt;@U1&gt; &amp;lt; &lt;b&gt;')).toEqual([text('<@U1> &lt; <b>')]);
  });

  test('people, channels, groups, broadcasts and phone links are tokens', () => {
    expect(
      parseInline('<@U1> <#C1|general> <!subteam^S1> <!here> <tel:+14155551001|+1 (415) 555-1001>'),
    ).toEqual([
      { kind: 'user', id: 'U1' },
      text(' '),
      { kind: 'channel', id: 'C1', label: 'general' },
      text(' '),
      { kind: 'group', id: 'S1' },
      text(' '),
      { kind: 'broadcast', range: 'here' },
      text(' '),
      { kind: 'link', url: 'tel:+14155551001', children: [text('+1 (415) 555-1001')] },
    ]);
  });

  test('a link that would run a script stays text', () => {
    expect(parseInline('<javascript:alert(1)|click>')).toEqual([text('<javascript:alert(1)|click>')]);
  });

  test('a date keeps its format, link and fallback', () => {
    expect(parseInline('<!date^1392734382^{date} at {time}^https://x.test|Feb 18>')).toEqual([
      {
        kind: 'date',
        timestamp: 1392734382,
        format: '{date} at {time}',
        url: 'https://x.test',
        fallback: 'Feb 18',
      },
    ]);
  });

  test('known emoji are pictures; unknown ones and times of day stay as written', () => {
    expect(parseInline(':tada: :no_such: 10:30:45')).toEqual([
      { kind: 'emoji', name: 'tada' },
      text(' :no_such: 10:30:45'),
    ]);
  });

  test('a fence keeps its lines as they are, without the line ends that touch it', () => {
    expect(parseMrkdwn('before\n```\n*a*  <tel:+1415|x>\n```\nafter')).toEqual([
      paragraph('before'),
      { kind: 'preformatted', text: '*a*  x\n' },
      paragraph('after'),
    ]);
  });

  test('quoted lines make one quote, and three marks quote the rest', () => {
    const twoLines = [text('a'), { kind: 'break' }, text('b')];
    expect(parseMrkdwn('&gt; a\n&gt;b\nc')).toEqual([
      { kind: 'quote', blocks: [{ kind: 'paragraph', inline: twoLines }] },
      paragraph('c'),
    ]);
    expect(parseMrkdwn('&gt;&gt;&gt; a\nb')).toEqual([
      { kind: 'quote', blocks: [{ kind: 'paragraph', inline: twoLines }] },
    ]);
  });

  test('an accessible name holds the words alone', () => {
    expect(wordsOf(':tada: *Pick* the\n<https://x.test|numbers>')).toBe('Pick the numbers');
    expect(wordsOf('<@U1> asks', () => 'Ana Torres')).toBe('Ana Torres asks');
  });
});

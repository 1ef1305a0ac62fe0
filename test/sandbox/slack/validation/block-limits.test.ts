import { expect, it } from 'vitest';
import { checkMessage } from '../../../../src/sandbox/slack/validation/index.ts';
import { actions, button, image, mrkdwn, plain, section, table, times, video, words } from './blocks.ts';
import { describeLimits, type Limit } from './limits.ts';

const cell = (text = 'x') => ({ type: 'raw_text', text });

const limits: Limit[] = [
  {
    what: 'section text',
    most: 3000,
    block: (n) => section({ text: mrkdwn(words(n)) }),
    pointer: '/text/text',
  },
  {
    what: 'a section field',
    most: 2000,
    block: (n) => section({ fields: [plain(words(n))] }),
    pointer: '/fields/0/text',
  },
  {
    what: 'section fields',
    most: 10,
    block: (n) => section({ fields: times(n, () => plain()) }),
    pointer: '/fields',
  },
  {
    what: 'header text',
    most: 150,
    block: (n) => ({ type: 'header', text: plain(words(n)) }),
    pointer: '/text/text',
  },
  { what: 'a block_id', most: 255, block: (n) => section({ block_id: words(n) }), pointer: '/block_id' },
  {
    what: 'context elements',
    most: 10,
    block: (n) => ({ type: 'context', elements: times(n, () => plain()) }),
    pointer: '/elements',
  },
  {
    what: 'actions elements',
    most: 25,
    block: (n) => actions(...times(n, (i) => button({ action_id: `buy ${i}` }))),
    pointer: '/elements',
  },
  {
    what: 'an image description',
    most: 2000,
    block: (n) => image({ alt_text: words(n) }),
    pointer: '/alt_text',
  },
  {
    what: 'an image title',
    most: 2000,
    block: (n) => image({ title: plain(words(n)) }),
    pointer: '/title/text',
  },
  { what: 'table rows', most: 100, block: (n) => table(times(n, () => [cell()])), pointer: '/rows' },
  { what: 'cells of a row', most: 20, block: (n) => table([times(n, () => cell())]), pointer: '/rows/0' },
  {
    what: 'characters of a table',
    most: 10_000,
    block: (n) => table([[cell(words(5000)), cell(words(n - 5000))]]),
    pointer: '',
  },
  {
    what: 'column settings',
    most: 20,
    block: (n) => table(undefined, { column_settings: times(n, () => ({})) }),
    pointer: '/column_settings',
  },
  {
    what: 'a markdown block',
    most: 12_000,
    block: (n) => ({ type: 'markdown', text: words(n) }),
    pointer: '/text',
  },
  {
    what: 'context actions',
    most: 5,
    block: (n) => ({
      type: 'context_actions',
      elements: times(n, (i) => ({
        type: 'icon_button',
        icon: 'trash',
        text: plain('Remove'),
        action_id: `remove ${i}`,
      })),
    }),
    pointer: '/elements',
  },
  {
    what: 'a video title',
    most: 199,
    block: (n) => video({ title: plain(words(n)) }),
    pointer: '/title/text',
  },
  {
    what: 'a video author',
    most: 49,
    block: (n) => video({ author_name: words(n) }),
    pointer: '/author_name',
  },
  {
    what: 'an alert',
    most: 200,
    block: (n) => ({ type: 'alert', text: plain(words(n)) }),
    pointer: '/text/text',
    surface: 'modal',
  },
];

describeLimits(limits);

it('says which block, what of it, how long it is and how long it may be', () => {
  const [problem] = checkMessage(
    { text: 'Hello', blocks: [section(), section({ text: mrkdwn(words(3012)) })] },
    'post',
  );
  expect(problem).toEqual({
    code: 'invalid_blocks',
    message: 'block 2 (section): section text is 3,012 characters; Slack takes at most 3,000',
    pointer: '/blocks/1/text/text',
  });
});

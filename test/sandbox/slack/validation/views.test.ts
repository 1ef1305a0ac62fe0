import { describe, expect, it } from 'vitest';
import { checkOptions, checkView, checkViewErrors } from '../../../../src/sandbox/slack/validation/index.ts';
import {
  group,
  home,
  input,
  modal,
  option,
  options,
  plain,
  section,
  textInput,
  times,
  words,
} from './blocks.ts';

const codes = (view: unknown) => checkView(view).map(({ code }) => code);

describe('a modal', () => {
  it.each([
    ['title', 24],
    ['submit', 24],
    ['close', 24],
  ])('has a %s of at most %i characters', (field, most) => {
    expect(checkView(modal(undefined, { [field]: plain(words(most)) }))).toEqual([]);
    expect(checkView(modal(undefined, { [field]: plain(words(most + 1)) }))).toMatchObject([
      { code: 'invalid_arguments', pointer: `/${field}/text` },
    ]);
  });

  it.each([
    ['private_metadata', 3000],
    ['callback_id', 255],
    ['external_id', 255],
  ])('has a %s of at most %i characters', (field, most) => {
    expect(checkView(modal(undefined, { [field]: words(most) }))).toEqual([]);
    expect(checkView(modal(undefined, { [field]: words(most + 1) }))).toMatchObject([
      { code: 'invalid_arguments', pointer: `/${field}` },
    ]);
  });

  it('needs a title, and a submit button once it asks for something', () => {
    expect(checkView({ type: 'modal', blocks: [section()] })).toMatchObject([{ pointer: '/title' }]);
    expect(checkView({ type: 'modal', title: plain(), blocks: [section()] })).toEqual([]);
    expect(checkView({ type: 'modal', title: plain(), blocks: [input()] })).toMatchObject([
      { code: 'invalid_arguments', pointer: '/submit' },
    ]);
  });

  it('takes plain text only for its title', () => {
    expect(checkView(modal(undefined, { title: { type: 'mrkdwn', text: '*Search*' } }))).toMatchObject([
      { pointer: '/title/type' },
    ]);
  });

  it('takes true or false for its switches', () => {
    expect(codes(modal(undefined, { notify_on_close: true, clear_on_close: false }))).toEqual([]);
    expect(codes(modal(undefined, { notify_on_close: 'yes' }))).toEqual(['invalid_arguments']);
  });

  it('refuses fields of other things', () => {
    expect(checkView(modal(undefined, { hash: '156772938.1827394' }))).toMatchObject([{ pointer: '/hash' }]);
  });
});

describe('a Home tab', () => {
  it('has no title and no submit, and may hold inputs', () => {
    expect(codes(home([input()]))).toEqual([]);
    expect(checkView(home(undefined, { submit: plain() }))).toMatchObject([{ pointer: '/submit' }]);
    expect(checkView(home(undefined, { title: plain() }))).toMatchObject([{ pointer: '/title' }]);
  });
});

describe.each([
  ['a modal', modal],
  ['a Home tab', home],
])('%s', (_, view) => {
  it('has 1 to 100 blocks', () => {
    expect(codes(view(times(100, () => section())))).toEqual([]);
    expect(checkView(view(times(101, () => section())))).toMatchObject([
      { code: 'invalid_blocks', pointer: '/blocks' },
    ]);
    expect(codes(view([]))).toEqual(['invalid_blocks']);
  });

  it('is at most 250 KB', () => {
    /** A view of 100 sections whose JSON is so many bytes. */
    const sized = (bytes: number) => {
      const of = (lengths: number[]) =>
        view(lengths.map((length) => section({ text: plain(words(length)) })));
      const missing = bytes - JSON.stringify(of(times(100, () => 0))).length;
      return of(times(100, (i) => Math.floor(missing / 100) + (i === 0 ? missing % 100 : 0)));
    };
    expect(codes(sized(250_000))).toEqual([]);
    expect(codes(sized(250_001))).toEqual(['view_too_large']);
  });

  it('names each block and each element once', () => {
    const twice = [
      input(textInput({ action_id: 'a' })),
      input(textInput({ action_id: 'a' }), { block_id: 'other' }),
    ];
    expect(checkView(view(twice))).toMatchObject([
      { code: 'invalid_blocks', pointer: '/blocks/1/element/action_id' },
    ]);
    expect(checkView(view([section({ block_id: 'a' }), section({ block_id: 'a' })]))).toMatchObject([
      { code: 'invalid_blocks', pointer: '/blocks/1/block_id' },
    ]);
  });
});

it.each([null, [], 'modal', {}, { type: 'workflow_step', blocks: [] }])('%j is no view', (view) => {
  expect(codes(view)).toEqual(['invalid_arguments']);
});

describe('errors of a submission', () => {
  const view = modal([section({ block_id: 'intro' }), input(textInput(), { block_id: 'reason' })]);

  it('are sentences by the block id of an input block', () => {
    expect(checkViewErrors({ reason: 'Say why.' }, view)).toEqual([]);
  });

  it.each([
    ['a block that is no input', { intro: 'Say why.' }, '/intro'],
    ['a block that is not there', { motive: 'Say why.' }, '/motive'],
    ['an empty sentence', { reason: '' }, '/reason'],
    ['a sentence that is none', { reason: true }, '/reason'],
    ['no block at all', {}, ''],
    ['a list', ['reason'], ''],
  ])('of %s are refused', (_, errors, pointer) => {
    expect(checkViewErrors(errors, view)).toMatchObject([{ code: 'invalid_arguments', pointer }]);
  });
});

describe('suggestions for an external select', () => {
  const groups = (n: number) => times(n, (i) => group(`Group ${i}`, [option(`option ${i}`)]));

  it.each([
    ['no option', { options: [] }],
    ['100 options', { options: options(100) }],
    ['100 groups', { option_groups: groups(100) }],
    ['a group of 100', { option_groups: [group('All', options(100))] }],
  ])('may be %s', (_, answer) => {
    expect(checkOptions(answer)).toEqual([]);
  });

  it.each([
    ['101 options', { options: options(101) }, '/options'],
    ['101 groups', { option_groups: groups(101) }, '/option_groups'],
    ['a group of 101', { option_groups: [group('All', options(101))] }, '/option_groups/0/options'],
    ['options and groups', { options: options(1), option_groups: groups(0) }, ''],
    ['neither', {}, ''],
    ['two options of one value', { options: [option('a'), option('a')] }, '/options/1/value'],
    ['something else', { options: [], total: 0 }, '/total'],
  ])('may not be %s', (_, answer, pointer) => {
    expect(checkOptions(answer)).toMatchObject([{ pointer }]);
  });
});

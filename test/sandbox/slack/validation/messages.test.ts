import { describe, expect, it } from 'vitest';
import { checkMessage, type MessageUse, slackError } from '../../../../src/sandbox/slack/validation/index.ts';
import { actions, button, input, mrkdwn, richText, section, table, times, words } from './blocks.ts';

const codes = (payload: Parameters<typeof checkMessage>[0], use: MessageUse = 'post') =>
  checkMessage(payload, use).map(({ code }) => code);

describe('a message', () => {
  it.each<MessageUse>(['post', 'update', 'ephemeral', 'response'])(
    'without text and blocks is refused (%s)',
    (use) => {
      expect(codes({}, use)).toEqual(['no_text']);
      expect(codes({ text: '', blocks: [] }, use)).toEqual(['no_text']);
    },
  );

  it('takes text alone, and blocks alone', () => {
    expect(codes({ text: 'Hello' })).toEqual([]);
    expect(codes({ blocks: [section()] })).toEqual([]);
  });

  it.each<[MessageUse, number]>([
    ['post', 40_000],
    ['ephemeral', 40_000],
    ['response', 40_000],
    ['update', 4000],
  ])('of a %s has at most %i characters of text', (use, most) => {
    expect(codes({ text: words(most) }, use)).toEqual([]);
    expect(codes({ text: words(most + 1) }, use)).toEqual(['msg_too_long']);
  });

  it('has at most 50 blocks', () => {
    expect(codes({ blocks: times(50, () => section()) })).toEqual([]);
    expect(checkMessage({ blocks: times(51, () => section()) }, 'post')).toEqual([
      { code: 'invalid_blocks', message: 'blocks are 51; Slack takes at most 50 here', pointer: '/blocks' },
    ]);
  });

  it('has at most 13,200 characters in all its blocks', () => {
    const blocks = [
      ...times(4, () => section({ text: mrkdwn(words(3000)) })),
      section({ text: mrkdwn(words(1200)) }),
    ];
    expect(codes({ blocks })).toEqual([]);
    expect(codes({ blocks: [...blocks, section({ text: mrkdwn('x') })] })).toEqual(['msg_blocks_too_long']);
  });

  it('has one table', () => {
    expect(codes({ blocks: [table()] })).toEqual([]);
    const problems = checkMessage({ blocks: [table(), table()] }, 'post');
    expect(problems).toMatchObject([{ code: 'only_one_table_allowed', pointer: '/blocks/1' }]);
  });

  it('has at most 12,000 characters of Markdown, over all its markdown blocks', () => {
    const markdown = (length: number) => ({ type: 'markdown', text: words(length) });
    expect(codes({ blocks: [markdown(6000), markdown(6000)] })).toEqual([]);
    expect(codes({ blocks: [markdown(6000), markdown(6001)] })).toEqual(['invalid_blocks']);
  });

  it('names each of its blocks and elements once, attachments included', () => {
    const twice = [section({ block_id: 'a' }), section({ block_id: 'a' })];
    expect(checkMessage({ blocks: twice }, 'post')).toMatchObject([
      {
        code: 'invalid_blocks',
        pointer: '/blocks/1/block_id',
        message: expect.stringContaining('/blocks/0/block_id'),
      },
    ]);
    expect(codes({ blocks: [actions(button()), actions(button())] })).toEqual(['invalid_blocks']);
    const attached = { blocks: [actions(button())], attachments: [{ blocks: [actions(button())] }] };
    expect(checkMessage(attached, 'post')).toMatchObject([
      { pointer: '/attachments/0/blocks/0/elements/0/action_id' },
    ]);
  });

  it('names the tasks of a plan apart from its other blocks', () => {
    const task = (id: string) => ({
      type: 'task_card',
      block_id: id,
      task_id: id,
      title: 'Port',
      status: 'pending',
    });
    const blocks = [
      section({ block_id: 'a' }),
      { type: 'plan', title: 'Plan', tasks: [task('b'), task('a')] },
    ];
    expect(checkMessage({ blocks }, 'post')).toMatchObject([{ pointer: '/blocks/1/tasks/1/block_id' }]);
  });

  it('may hold inputs, and rich text of every kind', () => {
    expect(codes({ blocks: [input(), richText()] })).toEqual([]);
  });

  it('refuses blocks that are no list, text that is no text', () => {
    expect(codes({ blocks: 'none' })).toEqual(['invalid_blocks_format']);
    expect(codes({ text: 415 })).toEqual(['invalid_arguments']);
  });
});

describe('attachments', () => {
  it('count as content, and their blocks are judged like the others', () => {
    expect(codes({ attachments: [{ color: '#439FE0', fallback: 'A card', blocks: [section()] }] })).toEqual(
      [],
    );
    expect(
      checkMessage({ attachments: [{ blocks: [section({ text: mrkdwn('') })] }] }, 'post'),
    ).toMatchObject([{ code: 'invalid_blocks', pointer: '/attachments/0/blocks/0/text/text' }]);
  });

  it('refuse what is not theirs, legacy buttons too', () => {
    expect(codes({ attachments: [{ actions: [] }] })).toEqual(['invalid_attachments']);
    expect(codes({ attachments: [{ color: 'bright' }] })).toEqual(['invalid_attachments']);
    expect(codes({ attachments: times(101, () => ({ text: 'x' })) })).toEqual(['invalid_attachments']);
  });
});

describe('metadata', () => {
  const metadata = {
    event_type: 'request_card',
    event_payload: { key: 'R1', revision: 2, tags: [{ of: 'x' }] },
  };

  it('carries an event type and flat values', () => {
    expect(codes({ text: 'Hello', metadata })).toEqual([]);
  });

  it('refuses any other shape, with its own errors', () => {
    expect(codes({ text: 'Hello', metadata: 'R1' })).toEqual(['invalid_metadata_format']);
    expect(codes({ text: 'Hello', metadata: { event_type: 'request card', event_payload: {} } })).toEqual([
      'invalid_metadata_schema',
    ]);
    const deep = { event_type: 'card', event_payload: { a: { b: { c: 1 } } } };
    expect(checkMessage({ text: 'Hello', metadata: deep }, 'post')).toMatchObject([
      { code: 'invalid_metadata_schema', pointer: '/metadata/event_payload/a' },
    ]);
    const large = { event_type: 'card', event_payload: { a: words(8000) } };
    expect(codes({ text: 'Hello', metadata: large })).toEqual(['metadata_too_large']);
  });

  it('is not taken by an ephemeral message', () => {
    expect(codes({ text: 'Hello', metadata }, 'ephemeral')).toEqual(['invalid_arguments']);
  });
});

describe('the one error that Slack names', () => {
  it('is the outermost', () => {
    const payload = {
      text: 7,
      blocks: [section({ text: mrkdwn('') }), ...times(5, () => section({ text: mrkdwn(words(3000)) }))],
    };
    const problems = checkMessage(payload, 'post');
    expect(problems.map(({ code }) => code)).toEqual([
      'invalid_arguments',
      'invalid_blocks',
      'msg_blocks_too_long',
    ]);
    expect(slackError(problems)).toBe('invalid_arguments');
    expect(slackError(problems.slice(1))).toBe('invalid_blocks');
  });

  it('does not exist without a problem', () => {
    expect(() => slackError([])).toThrow(RangeError);
  });
});

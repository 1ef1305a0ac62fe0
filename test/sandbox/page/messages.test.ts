import { describe, expect, test } from 'vitest';
import { continues, inOrder, threadOf, topLevel } from '../../../src/sandbox/page/messages/message-order.ts';
import { firstSight } from '../../../src/sandbox/page/state/notice-times.ts';
import { readAddress, writeAddress } from '../../../src/sandbox/page/state/place.ts';
import type { PageMessage } from '../../../src/sandbox/slack/page-protocol.ts';

const message = (ts: string, more: Partial<PageMessage> = {}): PageMessage => ({
  channel: 'C1',
  ts,
  replyCount: 0,
  author: { userId: 'U1', name: 'ana', isBot: false },
  text: '',
  blocks: [],
  files: [],
  ephemeral: false,
  edited: false,
  ...more,
});

describe('messages in their places', () => {
  const root = message('100.000001', { threadTs: '100.000001', replyCount: 1 });
  const reply = message('101.000001', { threadTs: '100.000001' });
  const other = message('102.000001');

  test('replies stand in their thread and not in the channel', () => {
    expect(topLevel([root, reply, other])).toEqual([root, other]);
    expect(threadOf([root, reply, other], root.ts)).toEqual({ root, replies: [reply] });
  });

  test('a reply that was sent to the channel as well stands in both', () => {
    const both = message('103.000001', { threadTs: root.ts, isBroadcast: true });
    expect(topLevel([root, reply, both])).toEqual([root, both]);
    expect(threadOf([root, reply, both], root.ts).replies).toEqual([reply, both]);
  });

  test('a thread outlives its root', () => {
    expect(threadOf([reply], root.ts)).toEqual({ root: undefined, replies: [reply] });
  });

  test('messages of one author within five minutes share a head', () => {
    expect(continues(message('399.000000'), other)).toBe(true);
    expect(continues(message('403.000000'), other)).toBe(false);
    expect(continues(message('103.0', { author: { userId: 'U2', name: 'ben', isBot: false } }), other)).toBe(
      false,
    );
  });

  test('an ephemeral message and one after a thread keep their own head', () => {
    expect(continues(message('103.0', { ephemeral: true }), other)).toBe(false);
    expect(continues(message('103.0'), root)).toBe(false);
  });
});

describe("Slack's notices among the messages", () => {
  const before = message('100.000001');
  const after = message('200.000001');

  test('a notice stands after what was there when it came, and stays there', () => {
    const notice = { id: 'N1', text: 'dispatch_failed' };
    firstSight(notice, { messages: { C1: [before], C2: [message('99.000001')] } });
    const seen = firstSight(notice, { messages: { C1: [before, after] } });
    expect(inOrder([before, after], [{ seen }])).toEqual([
      { message: before },
      { notice: { seen } },
      { message: after },
    ]);
  });

  test('two that came together keep their order, in a conversation without messages too', () => {
    const [one, two] = ['N2', 'N3'].map((id) => ({
      id,
      seen: firstSight({ id, text: '' }, { messages: {} }),
    }));
    if (!one || !two) throw new Error('two notices');
    expect(inOrder([], [one, two])).toEqual([{ notice: one }, { notice: two }]);
  });
});

describe('the address of a place', () => {
  test('is read back as it was written', () => {
    const address = {
      personId: 'U1',
      place: { kind: 'conversation' as const, id: 'C1' },
      messageTs: '100.000001',
    };
    expect(readAddress(writeAddress(address))).toEqual(address);
    expect(readAddress('?as=U1&channel=home')).toEqual({ personId: 'U1', place: { kind: 'home' } });
    expect(readAddress('')).toEqual({});
  });
});

import { describe, expect, test } from 'vitest';
import { continues, threadOf, topLevel } from '../../../src/sandbox/page/messages/message-order.ts';
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

import { describe, expect, it } from 'vitest';
import { checkMessage, checkView } from '../../../../src/sandbox/slack/validation/index.ts';
import { type Json, modal } from './blocks.ts';

export type Limit = {
  what: string;
  most: number;
  /** A block with so many of it. */
  block: (n: number) => Json;
  /** Where the one too many is reported, within the block. */
  pointer: string;
  surface?: 'message' | 'modal';
};

const judge = ({ surface, block }: Limit, n: number) =>
  surface === 'modal'
    ? checkView(modal([block(n)]))
    : checkMessage({ text: 'Hello', blocks: [block(n)] }, 'post');

/** Each limit holds at its edge: so many are taken, one more is refused with a pointer to it. */
export function describeLimits(limits: Limit[]): void {
  describe('each limit, at its edge', () => {
    it.each(limits)('$what: $most is taken', (limit) => {
      expect(judge(limit, limit.most)).toEqual([]);
    });

    it.each(limits)('$what: one more than $most is refused, where it stands', (limit) => {
      const problems = judge(limit, limit.most + 1);
      expect(problems).toMatchObject([{ code: 'invalid_blocks', pointer: `/blocks/0${limit.pointer}` }]);
      expect(problems[0]?.message).toMatch(/^block 1 \(\w+\): /);
    });
  });
}

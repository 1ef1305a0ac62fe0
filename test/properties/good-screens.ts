import type { HomeView, ModalView } from '@slack/types';
import fc from 'fast-check';
import { expect } from 'vitest';
import { z } from 'zod';
import { parseMrkdwn } from '../../src/sandbox/page/text/mrkdwn.ts';
import { checkHouseStyle, checkMessage, checkView } from '../../src/sandbox/slack/validation/index.ts';
import { type Message, modalOf, type Screen } from '../../src/slack/screen.ts';
import { MARK } from './wild.ts';

/** Whether Slack takes a screen, and whether anything foreign in it became a mention, a link or formatting. */

const textObject = z.object({
  type: z.enum(['mrkdwn', 'plain_text']),
  text: z.string(),
  verbatim: z.boolean().optional(),
  emoji: z.boolean().optional(),
});
type TextObject = z.infer<typeof textObject>;

/** Every text object in blocks, however deep. */
function textsIn(value: unknown): TextObject[] {
  const own = textObject.safeParse(value).data;
  if (own) return [own];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

const FORMATTED = /^(bold|italic|strike|underline|code|link|quote|preformatted|list|heading)$/;
const REACHES_OUT = /^(user|channel|group|broadcast|date|link)$/;

/** What a reader of mrkdwn would make of a text besides plain words: its kinds, with what stands in each. */
function formattingIn(mrkdwn: string): { kind: string; holds: string }[] {
  const found: { kind: string; holds: string }[] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('kind' in node && typeof node.kind === 'string')
      found.push({ kind: node.kind, holds: JSON.stringify(node) });
    Object.values(node).forEach(walk);
  };
  walk(parseMrkdwn(mrkdwn));
  return found;
}

function expectHarmless(mrkdwn: string): void {
  for (const { kind, holds } of formattingIn(mrkdwn)) {
    if (
      REACHES_OUT.test(kind) ||
      (FORMATTED.test(kind) && holds.includes(MARK)) ||
      /"name":"(tada|zzq)"/.test(holds)
    ) {
      if (kind !== 'paragraph') expect.fail(`${kind} out of foreign words: ${holds}\nin ${mrkdwn}`);
    }
  }
}

function expectGood({ text, blocks }: Message): void {
  expect(checkMessage({ text, blocks }, 'post')).toEqual([]);
  expect(checkHouseStyle({ text, blocks })).toEqual([]);
  expect(text).toBe(text.trim());
  expectHarmless(text);
  expectPlain(blocks);
}

function expectPlain(blocks: ModalView['blocks'], foreign = (mrkdwn: string) => mrkdwn): void {
  for (const { type, text, verbatim, emoji } of textsIn(blocks)) {
    if (type === 'plain_text') expect(emoji).toBe(false);
    else {
      expect(verbatim).toBe(true);
      expectHarmless(foreign(text));
    }
  }
}

export function expectGoodModal(view: ModalView): void {
  expect(checkView(view)).toEqual([]);
  expect(checkHouseStyle(view)).toEqual([]);
  expectPlain(view.blocks);
}

/** Moments, and mentions of the people of these tests. */
const OWN = /<!date\^-?\d+\^[^|<>]*\|[^<>]*>|<@(?:U01RINAPATL|U02ANATORRE|W0123456789)>/g;

/** Without what the bot says itself: moments, mentions, and bold type, in which foreign words may stand. */
function withoutOwn(mrkdwn: string): string {
  expect(mrkdwn).not.toContain(`*${MARK}*`);
  return mrkdwn.replaceAll(OWN, 'own').replaceAll('*', '');
}

/** As `expectGoodScreen`, for a message with moments, mentions and bold type of the bot's own. */
export function expectGoodCard({ text, blocks }: Message): void {
  expect(checkMessage({ text, blocks }, 'update')).toEqual([]);
  expect(checkHouseStyle({ text, blocks })).toEqual([]);
  expectHarmless(withoutOwn(text));
  expectPlain(blocks, withoutOwn);
}

/** The same for a modal, or a Home. */
export function expectGoodView(view: ModalView | HomeView): void {
  expect(checkView(view)).toEqual([]);
  expect(checkHouseStyle(view)).toEqual([]);
  expectPlain(view.blocks, withoutOwn);
}

/** A screen is shown as a message and as a modal alike. */
export function expectGoodScreen(screen: Screen): void {
  expectGood(screen);
  expectGoodModal(modalOf(screen));
}

export const forAll = <Value>(arbitrary: fc.Arbitrary<Value>, check: (value: Value) => void, numRuns = 200) =>
  fc.assert(fc.property(arbitrary, check), { numRuns });

import type { ModalView } from '@slack/types';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseSearch } from '../../src/numbers/parse-search.ts';
import { parseMrkdwn } from '../../src/sandbox/page/text/mrkdwn.ts';
import {
  checkHouseStyle,
  checkMessage,
  checkView,
  checkViewErrors,
} from '../../src/sandbox/slack/validation/index.ts';
import { helpScreen } from '../../src/slack/messages/help.ts';
import { notYetScreen, outdatedScreen } from '../../src/slack/messages/notices.ts';
import { refusedScreen } from '../../src/slack/messages/refused.ts';
import { searchAnswer } from '../../src/slack/messages/search-answer.ts';
import {
  nothingTicked,
  searchForgotten,
  searchInvitation,
  stillSearching,
} from '../../src/slack/messages/search-notices.ts';
import { unclearSearchScreen } from '../../src/slack/messages/search-unclear.ts';
import { troubleScreen } from '../../src/slack/messages/trouble.ts';
import { unknownWordScreen } from '../../src/slack/messages/unknown-word.ts';
import { loadingModal } from '../../src/slack/modals/loading.ts';
import { requestFormModal } from '../../src/slack/modals/request-form.ts';
import { searchFormModal } from '../../src/slack/modals/search-form.ts';
import { readSearchForm } from '../../src/slack/modals/submit-search-form.ts';
import { type Message, modalOf, type Screen } from '../../src/slack/screen.ts';
import { ZoomRefused } from '../../src/zoom/errors.ts';
import { MARK, wildSearch, wildShown, wildText } from './wild.ts';

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

function expectPlain(blocks: Message['blocks']): void {
  for (const { type, text, verbatim, emoji } of textsIn(blocks)) {
    if (type === 'plain_text') expect(emoji).toBe(false);
    else {
      expect(verbatim).toBe(true);
      expectHarmless(text);
    }
  }
}

function expectGoodModal(view: ModalView): void {
  expect(checkView(view)).toEqual([]);
  expect(checkHouseStyle(view)).toEqual([]);
  expectPlain(view.blocks.filter((block): block is Message['blocks'][number] => 'type' in block));
}

/** A screen is shown as a message and as a modal alike. */
function expectGoodScreen(screen: Screen): void {
  expectGood(screen);
  expectGoodModal(modalOf(screen));
}

const forAll = <Value>(arbitrary: fc.Arbitrary<Value>, check: (value: Value) => void, numRuns = 200) =>
  fc.assert(fc.property(arbitrary, check), { numRuns });

describe('Whatever comes from outside, Slack takes the screen, and no foreign word becomes a mention, a link or formatting:', () => {
  it('results', () => {
    forAll(
      fc.tuple(wildShown, fc.nat()),
      ([shown, dropped]) =>
        expectGoodScreen(searchAnswer({ kind: 'found', shown, dropped, wrong: 0, unanswered: ['628'] })),
      100,
    );
  });

  it('the form for the chosen numbers', () => {
    forAll(
      fc.tuple(wildShown, fc.option(fc.array(wildText, { minLength: 1, maxLength: 5 }), { nil: undefined })),
      ([{ id, selected, onPage }, sites]) => {
        const offered = selected.length > 0 ? selected : onPage;
        const phoneNumbers = offered.map(({ phoneNumber }) => phoneNumber);
        const held = phoneNumbers.slice(0, 3).map((phoneNumber, index) => ({
          phoneNumber,
          requestId: id,
          requestNumber: index + 1,
          // Of another person they would name the person: a mention of the bot's own.
          requesterId: 'U01RINAPATL',
        }));
        const source = { from: 'search', id, phoneNumbers } as const;
        const form = { source, offered, filled: {}, held, userId: 'U01RINAPATL', sites };
        expectGoodModal(requestFormModal(form));
      },
      60,
    );
  });

  it('nothing found, still searching, and the form filled with the search', () => {
    forAll(fc.tuple(wildSearch, fc.nat()), ([search, dropped]) => {
      expectGoodScreen(searchAnswer({ kind: 'nothing', search, dropped, wrong: 0, unanswered: [] }));
      expectGoodScreen(stillSearching(search));
      expectGoodModal(searchFormModal(search));
    });
  });

  it('what was typed and not understood', () => {
    forAll(fc.oneof(wildText, wildSearchWords()), (typed) => {
      const reading = parseSearch(typed);
      if (reading.kind === 'unclear') expectGoodScreen(unclearSearchScreen(reading));
      expectGoodScreen(unknownWordScreen(typed, reading));
    });
  });

  it('what Zoom gives as its reason', () => {
    const fields = fc.array(
      fc.record({ field: wildText, phoneNumber: fc.constant(undefined), message: wildText }),
      { maxLength: 20 },
    );
    forAll(fc.tuple(wildText, fields), ([reason, wrong]) => {
      const error = new ZoomRefused({
        endpoint: 'GET /phone/numbers/available',
        code: 300,
        reason,
        fields: wrong,
      });
      expectGoodScreen(troubleScreen(error, 'ZP-7K3F9Q'));
      expectGoodScreen(troubleScreen(new Error(reason), 'ZP-7K3F9Q'));
    });
  });

  it("the workspace's name in a refusal", () => {
    forAll(wildText, (teamName) => {
      for (const refusal of ['guest', 'stranger', 'bot', 'deactivated'] as const) {
        expectGoodScreen(refusedScreen(refusal, { teamName, admins: [] }));
      }
    });
  });

  it('errors under the fields of the form', () => {
    const form = searchFormModal();
    const field = some(fc.oneof(wildText, wildSearchWords()));
    forAll(
      fc.record({ where: field, pattern: field, under: field, quantity: field, type: field }),
      (values) => {
        const result = readSearchForm(values);
        if ('errors' in result) expect(checkViewErrors(result.errors, form)).toEqual([]);
      },
    );
  });

  it('screens that hold nothing from outside', () => {
    for (const screen of [
      helpScreen(),
      outdatedScreen(),
      notYetScreen(),
      searchInvitation(),
      searchForgotten(),
      nothingTicked(),
    ]) {
      expectGoodScreen(screen);
    }
    expectGoodModal(loadingModal('Search for numbers'));
  });
});

const some = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

/** Words that mean something, in any order, with wild ones between. */
function wildSearchWords(): fc.Arbitrary<string> {
  const word = fc.constantFrom(
    '415',
    'toll-free',
    '888',
    'x25',
    'x900',
    'ends',
    'under',
    '$2',
    'Texas',
    'city:"',
    'country:',
    'memorable',
    'sms',
    ',',
  );
  return fc
    .array(fc.oneof({ weight: 3, arbitrary: word }, wildText), { minLength: 1, maxLength: 12 })
    .map((words) => words.join(' '));
}

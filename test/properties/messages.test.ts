import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSearch } from '../../src/numbers/parse-search.ts';
import { checkViewErrors } from '../../src/sandbox/slack/validation/index.ts';
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
import { ZoomRefused } from '../../src/zoom/errors.ts';
import { expectGoodModal, expectGoodScreen, forAll } from './good-screens.ts';
import { wildSearch, wildShown, wildText } from './wild.ts';

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

import fc from 'fast-check';
import { describe, it } from 'vitest';
import { IDLE_PAGE, type IdleNumbers } from '../../src/inventory/list-idle.ts';
import type { LookedUp } from '../../src/inventory/look-up-ours.ts';
import type { NumberFilter } from '../../src/inventory/number-filter.ts';
import type { ShownList } from '../../src/inventory/number-list.ts';
import { parseFilter } from '../../src/inventory/parse-filter.ts';
import type { NumberView } from '../../src/inventory/read-number.ts';
import { OWNED_STATUSES } from '../../src/numbers/search-parts.ts';
import { idleListScreen } from '../../src/slack/messages/idle-list.ts';
import { lookedUpScreen } from '../../src/slack/messages/looked-up.ts';
import { numberCard, sharedNumberCard } from '../../src/slack/messages/number-card.ts';
import {
  noSuchNumberScreen,
  severalNumbersScreen,
  whichNumberScreen,
} from '../../src/slack/messages/number-found.ts';
import {
  numberListScreen,
  unclearFilterScreen,
  unknownSiteScreen,
} from '../../src/slack/messages/number-list.ts';
import type { Screen } from '../../src/slack/screen.ts';
import type { NumberBlock, PhoneNumber } from '../../src/zoom/types.ts';
import { expectGoodScreen, forAll } from './good-screens.ts';
import { wildSearch, wildText } from './wild.ts';

const some = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const e164 = fc.stringMatching(/^\+1[2-9]\d{2}[2-9]\d{6}$/);
const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
const foreign = fc.oneof(
  wildText,
  wildText.map((text) => text.repeat(20)),
);

/** A number as Zoom may send it: what is there is a text, and it may be any. */
const phoneNumber: fc.Arbitrary<PhoneNumber> = fc.record({
  id: fc.oneof(fc.constant('num_1'), foreign),
  phoneNumber: fc.oneof({ weight: 4, arbitrary: e164 }, foreign),
  type: fc.oneof(fc.constantFrom('local', 'toll_free'), foreign),
  status: fc.oneof(fc.constantFrom('active', 'pending', 'releasing'), foreign),
  country: some(foreign),
  state: some(foreign),
  city: some(foreign),
  capabilities: fc.array(fc.oneof(fc.constantFrom('voice', 'sms'), foreign), { maxLength: 12 }),
  monthlyCost: some(fc.double({ min: 0, max: 1e6, noNaN: true })),
  siteId: some(foreign),
  displayName: some(foreign),
  assignee: some(
    fc.record({ type: fc.oneof(fc.constant('user'), foreign), id: foreign, name: some(foreign) }),
  ),
  provisionedAt: some(fc.oneof(fc.constant('2026-03-02T15:00:00Z'), foreign)),
});

const entry = fc.record({
  id: fc.nat(),
  at: moment,
  actor: fc.constantFrom('system', 'policy'),
  what: fc.constantFrom('number.assigned', 'purchase.purchased'),
  subject: foreign,
  phoneNumbers: fc.array(e164, { maxLength: 3 }),
  from: fc.option(foreign),
  to: fc.option(foreign),
  why: fc.option(foreign),
  details: fc.constant(null),
  requestNumber: fc.option(fc.nat()),
});
const block: fc.Arbitrary<NumberBlock> = fc.record({
  id: fc.uuid(),
  country: foreign,
  areaCode: foreign,
  startNumber: e164,
  endNumber: e164,
  size: fc.nat(),
});
const view: fc.Arbitrary<NumberView> = fc.record({
  number: phoneNumber,
  idleSince: some(moment),
  block: some(block),
  history: fc.array(entry, { maxLength: 3 }),
  hasMoreHistory: fc.boolean(),
  readAt: moment,
});

const filter: fc.Arbitrary<NumberFilter> = fc
  .record({
    search: wildSearch,
    status: some(fc.constantFrom(...OWNED_STATUSES)),
    siteId: some(foreign),
    name: some(foreign),
    assignee: some(foreign),
  })
  .map(
    (parts): NumberFilter => ({
      search: parts.search,
      ...(parts.status && { status: parts.status }),
      ...(parts.siteId && { siteId: parts.siteId }),
      ...(parts.name && { name: parts.name }),
      ...(parts.assignee && { assignee: parts.assignee }),
    }),
  );
const shown: fc.Arbitrary<ShownList> = fc.record({
  id: fc.uuid(),
  revision: fc.nat(),
  kind: fc.constantFrom('numbers', 'toll_free'),
  filter,
  numbers: fc.array(phoneNumber, { maxLength: 10, size: 'max' }),
  page: fc.nat(),
  hasNext: fc.boolean(),
  unreadable: fc.nat({ max: 2 }),
  count: some(fc.record({ numbers: fc.nat(), pages: fc.nat() })),
  lookedThrough: some(fc.record({ numbers: fc.nat(), of: some(fc.nat()), isCutShort: fc.boolean() })),
  begunAgain: fc.boolean(),
});

const idle: fc.Arbitrary<Extract<IdleNumbers, { kind: 'idle' }>> = fc.record({
  kind: fc.constant('idle'),
  numbers: fc.array(fc.record({ number: phoneNumber, idleSince: some(moment), block: some(block) }), {
    maxLength: IDLE_PAGE,
    size: 'max',
  }),
  page: fc.nat({ max: 3 }),
  pages: fc.constantFrom(1, 5),
  total: fc.nat(),
  monthlyCost: some(fc.double({ min: 0, max: 1e6, noNaN: true })),
  leftOut: fc.nat({ max: 8 }),
  unreadable: fc.nat({ max: 2 }),
  readAt: moment,
});

const lookedUp: fc.Arbitrary<LookedUp> = fc.record({
  kind: fc.constant('looked_up'),
  numbers: fc.array(
    fc.oneof(
      phoneNumber.map((number) => ({ kind: 'ours', number }) as const),
      e164.map((each) => ({ kind: 'not_ours', phoneNumber: each }) as const),
      e164.map((each) => ({ kind: 'unknown', phoneNumber: each }) as const),
    ),
    { maxLength: 20, size: 'max' },
  ),
  kept: some(
    fc.record({
      numbers: fc.array(
        fc.record({
          phoneNumber: e164,
          isOurs: fc.boolean(),
          assignee: some(fc.record({ type: foreign, id: foreign, name: some(foreign) })),
        }),
        { maxLength: 60, size: 'max' },
      ),
      readAt: moment,
    }),
  ),
  left: fc.nat(),
});

const clue = fc.oneof(
  e164.map((each) => ({ kind: 'whole', phoneNumber: each }) as const),
  fc.stringMatching(/^\d{3,12}$/).map((digits) => ({ kind: 'digits', digits }) as const),
  foreign.map((words) => ({ kind: 'words', words }) as const),
);
const candidates = fc.array(
  fc.record({
    id: foreign,
    phoneNumber: e164,
    displayName: some(foreign),
    assigneeName: some(foreign),
    isAssigned: fc.boolean(),
  }),
  { minLength: 1, maxLength: 10, size: 'max' },
);

describe('Whatever Zoom says of numbers, Slack takes the screen, and no foreign word does anything in it:', () => {
  it("a number's card, and as it is shared", () => {
    forAll(
      fc.tuple(view, fc.boolean()),
      ([each, canShare]) => {
        expectGoodScreen(withoutOwn(numberCard(each, { canShare })));
        expectGoodScreen(withoutOwn(sharedNumberCard(each, 'U01')));
      },
      100,
    );
  });

  it('a page of a list, and none', () => {
    forAll(shown, (each) => expectGoodScreen(numberListScreen(each)), 60);
  });

  it('what nobody has', () => {
    forAll(idle, (each) => expectGoodScreen(idleListScreen(each)), 60);
  });

  it('the numbers of a message', () => {
    forAll(lookedUp, (each) => expectGoodScreen(withoutOwn(lookedUpScreen(each))), 60);
  });

  it('several numbers, and none', () => {
    forAll(
      fc.tuple(clue, candidates, fc.boolean(), foreign),
      ([each, found, more, typed]) => {
        expectGoodScreen(severalNumbersScreen(each, { candidates: found, more }));
        expectGoodScreen(noSuchNumberScreen(each));
        expectGoodScreen(whichNumberScreen(typed));
      },
      60,
    );
  });

  it('a filter that was not understood, and a site that is none', () => {
    forAll(
      fc.oneof(
        foreign,
        wildText.map((text) => `name:"${text} 415 TX`),
      ),
      (typed) => {
        const reading = parseFilter(typed);
        if (reading.kind === 'unclear') expectGoodScreen(unclearFilterScreen(reading));
      },
    );
    forAll(
      fc.tuple(filter, fc.array(foreign, { minLength: 1, maxLength: 40 })),
      ([each, sites]) => expectGoodScreen(unknownSiteScreen(each, { sites, meant: sites[0] })),
      60,
    );
  });
});

/** Without the bot's own moments, and its mention of who shares. */
function withoutOwn(screen: Screen): Screen {
  const text = JSON.stringify(screen).replaceAll(
    /<!date\^\d+\^\{date_short_pretty\} at \{time\}\|[\w ,:]+>|<@U01>/g,
    'own',
  );
  const aside: Screen = JSON.parse(text);
  return aside;
}

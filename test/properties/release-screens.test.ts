import fc from 'fast-check';
import { describe, it } from 'vitest';
import { BLOCKS_ON_A_PAGE, type BlocksPage } from '../../src/inventory/list-blocks.ts';
import { blockItWas, type Looked, whatItWas } from '../../src/inventory/releasable.ts';
import type { Released } from '../../src/inventory/release-planned.ts';
import { blockInvitation, blockPlanScreen } from '../../src/slack/messages/block-plan.ts';
import { blocksListScreen } from '../../src/slack/messages/blocks-list.ts';
import { releasedAnswer, typedRelease, unreadableNotice } from '../../src/slack/messages/release-answers.ts';
import { releasePlanScreen } from '../../src/slack/messages/release-plan.ts';
import { LISTED_ITEMS, runCard } from '../../src/slack/messages/run-card.ts';
import { modalOf } from '../../src/slack/screen.ts';
import type { RunItemRow } from '../../src/store/runs.ts';
import type { NumberBlock, PhoneNumber } from '../../src/zoom/types.ts';
import { expectGoodCard, expectGoodModal, expectGoodScreen, forAll } from './good-screens.ts';
import { wildText } from './wild.ts';

const some = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const e164 = fc.stringMatching(/^\+1[2-9]\d{2}[2-9]\d{6}$/);
const foreign = fc.oneof(
  wildText,
  wildText.map((text) => text.repeat(5)),
);
/** In the place of a number, or of a word that the bot writes in bold itself. */
const odd = fc.constantFrom(
  ...['<!channel>', '<!here> *x*', '<@U01RINAPATL>', '<https://evil.example|x>', ':tada:', '`'],
  ...['&lt;!here&gt;', '\n>x', '\u202e', '0'.repeat(300), '12', '\u0661'],
);
const money = some(fc.double({ min: 0, max: 1e6, noNaN: true }));
const size = fc.oneof(fc.constantFrom(10, 1_000), fc.double({ min: 0, max: 1e9, noNaN: true }));

const phoneNumber: fc.Arbitrary<PhoneNumber> = fc.record({
  id: fc.uuid(),
  phoneNumber: fc.oneof({ weight: 4, arbitrary: e164 }, odd),
  type: fc.oneof(fc.constantFrom('local', 'toll_free'), foreign),
  status: fc.oneof(fc.constantFrom('active', 'pending', 'releasing'), foreign),
  country: some(foreign),
  state: some(foreign),
  city: some(foreign),
  capabilities: fc.array(fc.oneof(fc.constantFrom('voice', 'sms'), foreign), { maxLength: 5 }),
  monthlyCost: money,
  siteId: some(foreign),
  displayName: some(foreign),
  assignee: some(
    fc.record({ type: fc.oneof(fc.constant('user'), foreign), id: foreign, name: some(foreign) }),
  ),
  provisionedAt: some(fc.oneof(fc.constant('2026-03-02T15:00:00Z'), foreign)),
});

const block: fc.Arbitrary<NumberBlock> = fc.record({
  id: fc.uuid(),
  country: foreign,
  areaCode: foreign,
  startNumber: fc.oneof(e164, odd),
  endNumber: fc.oneof(e164, odd),
  size,
  assignedCount: some(fc.nat()),
  siteId: some(foreign),
  status: some(fc.oneof(fc.constantFrom('active', 'releasing'), odd)),
  monthlyCost: money,
  createdAt: some(fc.oneof(fc.constant('2026-03-02T15:00:00Z'), foreign)),
});

const other: fc.Arbitrary<Looked['others'][number]> = fc.oneof(
  odd.map((asked) => ({ why: 'not_ours', asked }) as const),
  fc
    .tuple(fc.constantFrom('assigned', 'on_its_way', 'releasing'), phoneNumber)
    .map(([why, number]) => ({ why, number, asked: number.id }) as const),
  fc
    .tuple(phoneNumber, block)
    .map(([number, its]) => ({ why: 'in_block', number, block: its, asked: number.id }) as const),
);

const item: fc.Arbitrary<RunItemRow> = fc
  .tuple(
    fc.oneof(phoneNumber, block),
    fc.constantFrom('pending', 'done', 'unchanged', 'failed'),
    fc.option(foreign),
  )
  .map(([it, state, message]) => ({
    runId: 'run',
    position: 0,
    phoneNumber: 'phoneNumber' in it ? it.phoneNumber : it.startNumber,
    numberId: it.id,
    wanted: 'phoneNumber' in it ? whatItWas(it) : blockItWas(it),
    state,
    message,
  }));

const runId = '0d0f9c39-1f4a-4c5e-9d53-6f2b6d7d1a11';
const at = new Date('2026-03-02T15:00:00Z');

describe('Whatever Zoom says of what is to be released, Slack takes the screen, and no foreign word does anything:', () => {
  it('what is lost with a hundred numbers, and which cannot be released', () => {
    const plan = fc.record({
      kind: fc.constant('plan'),
      runId: some(fc.constant(runId)),
      needsApproval: fc.boolean(),
      releasable: fc.array(phoneNumber, { maxLength: 60, size: 'max' }),
      others: fc.array(other, { maxLength: 40, size: 'max' }),
    });
    forAll(plan, (each) => expectGoodModal(modalOf(releasePlanScreen(each))), 60);
  });

  it('what is lost with a block', () => {
    const assigned = fc.array(phoneNumber, { maxLength: 10, size: 'max' });
    forAll(fc.tuple(block, assigned), ([each, first]) => {
      expectGoodScreen(blockPlanScreen({ kind: 'block_plan', block: each, runId, needsApproval: false }));
      expectGoodScreen(blockPlanScreen({ kind: 'in_use', block: each, assigned: 30, first }));
      expectGoodScreen(blockPlanScreen({ kind: 'releasing', block: each }));
      expectGoodScreen(blockInvitation(each.startNumber));
    });
  });

  it('a page of blocks', () => {
    const page: fc.Arbitrary<Extract<BlocksPage, { kind: 'page' }>> = fc.record({
      kind: fc.constant('page'),
      blocks: fc.array(block, { maxLength: BLOCKS_ON_A_PAGE, size: 'max' }),
      next: some(fc.oneof(fc.constant('token'), fc.constant('t'.repeat(3_000)))),
      total: some(fc.nat()),
      isFirst: fc.boolean(),
      isAnew: fc.boolean(),
    });
    forAll(page, (each) => expectGoodScreen(blocksListScreen(each)));
  });

  it('what became of it', () => {
    forAll(item, (each) => {
      const answers: Released[] = [
        { kind: 'one', item: each },
        { kind: 'later', item: each },
      ];
      for (const answer of answers) expectGoodScreen(releasedAnswer(answer));
    });
    forAll(fc.array(foreign, { minLength: 1, maxLength: 30 }), (words) => {
      expectGoodModal(modalOf({ title: 'Release', text: 'x', blocks: unreadableNotice(words) }));
      expectGoodScreen(typedRelease(['+14155551001'], words));
    });
  });

  it('the card of a run', () => {
    const items = fc.array(item, { minLength: 1, maxLength: LISTED_ITEMS, size: 'max' });
    forAll(fc.tuple(items, fc.constantFrom(null, at)), ([listed, endedAt]) => {
      const run = {
        ...{ id: runId, kind: 'release', userId: 'U01RINAPATL', status: 'done', origin: 'plan' },
        ...{ details: null, version: 1, createdAt: at, endedAt },
      };
      expectGoodCard(runCard({ run, counts: { done: listed.length, failed: 90 }, listed }));
    });
  });
});

import fc from 'fast-check';
import { describe, it } from 'vitest';
import type { Looked } from '../../src/inventory/releasable.ts';
import { blockPlanScreen } from '../../src/slack/messages/block-plan.ts';
import { blocksListScreen } from '../../src/slack/messages/blocks-list.ts';
import { releasedAnswer } from '../../src/slack/messages/release-answers.ts';
import { releasePlanScreen } from '../../src/slack/messages/release-plan.ts';
import { LISTED_ITEMS, runCard } from '../../src/slack/messages/run-card.ts';
import { modalOf } from '../../src/slack/screen.ts';
import type { NumberBlock, PhoneNumber } from '../../src/zoom/types.ts';
import { expectGoodCard, expectGoodView } from './good-screens.ts';
import { optional, wildCost, wildMoment, wildNumber, wildText } from './wild-requests.ts';

const id = fc.oneof(fc.uuid(), fc.string({ minLength: 1, maxLength: 80 }));

const number: fc.Arbitrary<PhoneNumber> = fc.record({
  id,
  phoneNumber: fc.oneof(wildNumber, wildText),
  type: fc.oneof(fc.constantFrom('local', 'toll_free'), wildText),
  status: fc.oneof(fc.constantFrom('active', 'pending'), wildText),
  country: optional(wildText),
  state: optional(wildText),
  city: optional(wildText),
  capabilities: fc.array(wildText, { maxLength: 5 }),
  monthlyCost: optional(wildCost),
  displayName: optional(wildText),
  assignee: optional(fc.record({ type: wildText, id: wildText, name: optional(wildText) })),
  provisionedAt: optional(wildText),
});

const block: fc.Arbitrary<NumberBlock> = fc.record({
  id,
  country: wildText,
  areaCode: wildText,
  startNumber: fc.oneof(wildNumber, wildText),
  endNumber: fc.oneof(wildNumber, wildText),
  size: fc.nat(1_000),
  assignedCount: optional(fc.nat(1_000)),
  siteId: optional(wildText),
  status: optional(wildText),
  monthlyCost: optional(wildCost),
  createdAt: optional(wildText),
});

const other: fc.Arbitrary<Looked['others'][number]> = fc.oneof(
  fc.record({ why: fc.constant('not_ours' as const), asked: wildText }),
  fc.record({
    why: fc.constantFrom('assigned' as const, 'on_its_way', 'releasing'),
    asked: wildText,
    number,
  }),
  fc.record({ why: fc.constant('in_block' as const), asked: wildText, number, block }),
);

/** Buttons of a surface have ids of their own; so do Zoom's numbers. */
const distinct = <Item>(items: fc.Arbitrary<Item>, key: (item: Item) => unknown, maxLength: number) =>
  fc.uniqueArray(items, { selector: key, maxLength, size: 'max' });

describe('Whatever Zoom says of what is given up', () => {
  it('a plan fits into a modal, up to a hundred numbers', () => {
    fc.assert(
      fc.property(
        distinct(number, (each) => each.id, 100),
        distinct(other, (each) => ('number' in each ? each.number.id : each.asked), 100),
        optional(fc.uuid()),
        (releasable, others, runId) => {
          const plan = { kind: 'plan', needsApproval: false, releasable, others, runId } as const;
          expectGoodView(modalOf(releasePlanScreen(plan)));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('blocks are listed within the limits of a message, and planned within those of a modal', () => {
    fc.assert(
      fc.property(
        distinct(block, (each) => each.id, 10),
        optional(id),
        optional(fc.nat()),
        fc.boolean(),
        (blocks, next, total, isFirst) => {
          const list = blocksListScreen({ kind: 'page', blocks, next, total, isFirst, isAnew: !isFirst });
          expectGoodCard(list);
          for (const each of blocks) {
            const plan = { kind: 'block_plan', block: each, runId: 'r', needsApproval: false } as const;
            expectGoodView(modalOf(blockPlanScreen(plan)));
            expectGoodView(modalOf(blockPlanScreen({ kind: 'in_use', block: each, assigned: 1, first: [] })));
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('the card of a run and every result are within Slack’s limits', () => {
    const item = fc.record({
      runId: fc.constant('r'),
      position: fc.nat(),
      phoneNumber: fc.oneof(wildNumber, wildText),
      numberId: fc.option(wildText),
      wanted: fc.constant({ type: 'local', capabilities: [] }),
      state: fc.constantFrom('pending', 'started', 'done', 'unchanged', 'failed'),
      message: fc.option(wildText),
    });
    const run = fc.record({
      id: fc.constant('r'),
      kind: fc.constant('release'),
      userId: fc.constant('U1'),
      status: fc.constantFrom('running', 'done'),
      origin: fc.constant('o'),
      details: fc.constant(null),
      version: fc.nat(),
      createdAt: wildMoment,
      endedAt: fc.option(wildMoment),
    });
    const counts = fc.record({ done: fc.nat(), failed: fc.nat(), pending: fc.nat() });
    fc.assert(
      fc.property(
        run,
        counts,
        fc.array(item, { maxLength: LISTED_ITEMS, size: 'max' }),
        (about, of, listed) => {
          const card = runCard({ run: about, counts: of, listed });
          expectGoodCard(card);
          for (const each of listed) expectGoodCard(releasedAnswer({ kind: 'one', item: each }));
        },
      ),
      { numRuns: 100 },
    );
  });
});

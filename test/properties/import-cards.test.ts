import fc from 'fast-check';
import { describe, it } from 'vitest';
import { exportCard } from '../../src/slack/messages/export-card.ts';
import { importPlanCard, PLAN_LISTED } from '../../src/slack/messages/import-plan.ts';
import { LISTED_ITEMS, runCard } from '../../src/slack/messages/run-card.ts';
import { expectGoodCard } from './good-screens.ts';
import { wildText } from './wild-requests.ts';

const assignee = fc.record(
  { type: wildText, id: wildText, name: wildText },
  { requiredKeys: ['type', 'id'] },
);
const change = fc.record(
  {
    assignee: fc.record({ from: fc.option(assignee), to: fc.option(assignee) }),
    displayName: fc.record({ from: wildText, to: wildText }),
  },
  { requiredKeys: [] },
);
const item = fc.record({
  runId: fc.constant('run'),
  position: fc.nat(),
  phoneNumber: wildText,
  numberId: fc.option(wildText),
  wanted: fc.record({ row: fc.nat(20_001), change }, { requiredKeys: ['row'] }),
  state: fc.constantFrom('pending', 'started', 'done', 'unchanged', 'failed'),
  message: fc.option(wildText),
});
const at = new Date('2026-03-02T15:00:00Z');
const run = {
  id: '0d0f9c39-1f4a-4c5e-9d53-6f2b6d7d1a11',
  kind: 'import',
  userId: 'U01RINAPATL',
  status: 'planned',
  origin: 'import:V1',
  details: null,
  version: 1,
  createdAt: at,
  endedAt: null,
};

describe('Whatever a file holds', () => {
  it('its plan and its result are within Slack’s limits and the house style, and page nobody', () => {
    const view = fc.record(
      {
        changes: fc.nat(20_000),
        unchanged: fc.nat(20_000),
        wrong: fc.nat(20_000),
        changing: fc.array(item, { maxLength: PLAN_LISTED }),
        failing: fc.array(item, { maxLength: PLAN_LISTED }),
        fileName: wildText,
      },
      { requiredKeys: ['changes', 'unchanged', 'wrong', 'changing', 'failing'] },
    );
    fc.assert(
      fc.property(view, fc.array(item, { maxLength: LISTED_ITEMS }), (plan, listed) => {
        expectGoodCard(importPlanCard({ run, ...plan }));
        const counts = { done: plan.changes, failed: plan.wrong, unchanged: plan.unchanged };
        expectGoodCard(runCard({ run: { ...run, status: 'running' }, counts, listed: [] }));
        expectGoodCard(runCard({ run: { ...run, status: 'done', endedAt: at }, counts, listed }));
      }),
      { numRuns: 200 },
    );
  });

  it('the card of an export is, too', () => {
    const numbers = fc.nat(1_000_000);
    const state = fc.oneof(
      fc.record({
        kind: fc.constant('reading' as const),
        read: numbers,
        total: fc.option(numbers, { nil: undefined }),
      }),
      fc.record({ kind: fc.constant('done' as const), fileName: wildText, unreadable: fc.nat({ max: 2 }) }),
      fc.record({ kind: fc.constant('waiting' as const) }),
    );
    fc.assert(fc.property(state, (each) => expectGoodCard(exportCard(each))));
  });
});

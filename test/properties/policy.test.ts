import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judge, type PolicyQuestion } from '../../src/purchases/policy.ts';
import { PURCHASE_KINDS, REQUEST_KINDS } from '../../src/purchases/request.ts';
import { defaultSettings, type Settings } from '../../src/settings/settings.ts';

const PEOPLE = ['U1', 'U2', 'U3', 'U4', 'U5', 'U6'];
const person = fc.constantFrom(...PEOPLE);
const people = fc.uniqueArray(person);
const dollars = fc.integer({ min: 0, max: 30_000 }).map((cents) => cents / 100);

/** Bands as admins may save them: rising, the last one open. */
const bands = fc
  .tuple(
    fc.uniqueArray(dollars, { maxLength: 3 }),
    fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 4, maxLength: 4 }),
  )
  .map(([ends, quorums]) =>
    [...ends.toSorted((a, b) => a - b), null].map((upTo, index) => ({ upTo, quorum: quorums[index] ?? 1 })),
  );

const settings: fc.Arbitrary<Settings> = fc
  .record({
    quorumBands: bands,
    autoApproveUpTo: fc.option(dollars),
    autoApprovalsPerDay: fc.integer({ min: 1, max: 3 }),
    alwaysAsk: fc.subarray([...PURCHASE_KINDS]),
    monthlyBudget: fc.option(dollars.map((amount) => amount * 2)),
    selfApproval: fc.boolean(),
  })
  .map((changes) => ({ ...defaultSettings, ...changes }));

/** Voters twice, voters without the right and the requester's own vote included. */
const question = fc.record({
  settings,
  request: fc.record({ kind: fc.constantFrom(...REQUEST_KINDS), monthlyCost: dollars, requesterId: person }),
  voters: fc.array(person, { maxLength: 8 }),
  eligibleApprovers: people,
  budget: fc.record({ spent: dollars, reserved: dollars }),
  autoApprovedToday: fc.integer({ min: 0, max: 4 }),
  now: fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true }),
});

/** The quorum by its definition, said once more and otherwise than in the policy. */
function quorumOf({ settings: { quorumBands }, request }: PolicyQuestion): number {
  for (const { upTo, quorum } of quorumBands) {
    if (upTo === null || request.monthlyCost <= upTo) return quorum;
  }
  throw new Error('The last band is open');
}

function distinctRightfulVotes({ settings, request, voters, eligibleApprovers }: PolicyQuestion): number {
  const rightful = new Set(eligibleApprovers);
  return PEOPLE.filter(
    (id) => voters.includes(id) && rightful.has(id) && (settings.selfApproval || id !== request.requesterId),
  ).length;
}

function isWithinBudget({ settings, request, budget }: PolicyQuestion): boolean {
  // What is given up takes nothing of it.
  if (request.kind === 'release' || request.kind === 'port') return true;
  const cents = [budget.spent, budget.reserved, request.monthlyCost].map((amount) =>
    Math.round(amount * 100),
  );
  const total = cents.reduce((sum, amount) => sum + amount, 0);
  return settings.monthlyBudget === null || total <= Math.round(settings.monthlyBudget * 100);
}

const ORDER = { refuse: 0, wait: 1, approve: 2 };
const runs = { numRuns: 1_000 };

describe('Whatever the settings, the request and the votes', () => {
  test('people approve with a quorum of distinct people who may, never with fewer', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const { decision, by } = judge(asked);
        fc.pre(decision === 'approve' && by === 'quorum');
        expect(distinctRightfulVotes(asked)).toBeGreaterThanOrEqual(quorumOf(asked));
      }),
      runs,
    );
  });

  test('only what is cheap, allowed and within the day’s limit is approved by the policy alone', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const { decision, by } = judge(asked);
        fc.pre(decision === 'approve' && by === 'policy');
        const { autoApproveUpTo, alwaysAsk, autoApprovalsPerDay } = asked.settings;
        expect(asked.request.monthlyCost).toBeLessThanOrEqual(autoApproveUpTo ?? -1);
        expect([...alwaysAsk, 'release', 'port', 'block']).not.toContain(asked.request.kind);
        expect(asked.autoApprovedToday).toBeLessThan(autoApprovalsPerDay);
      }),
      runs,
    );
  });

  test('it is refused exactly when it goes beyond the budget', () => {
    fc.assert(
      fc.property(question, (asked) => {
        expect(judge(asked).decision === 'refuse').toBe(!isWithinBudget(asked));
      }),
      runs,
    );
  });

  test('what has its quorum and fits the budget does not wait', () => {
    fc.assert(
      fc.property(question, (asked) => {
        fc.pre(isWithinBudget(asked) && distinctRightfulVotes(asked) >= quorumOf(asked));
        expect(judge(asked)).toMatchObject({ decision: 'approve', by: 'quorum' });
      }),
      runs,
    );
  });

  test('the requester’s vote changes nothing unless it may count', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const strict = { ...asked, settings: { ...asked.settings, selfApproval: false } };
        const { requesterId } = asked.request;
        const without = strict.voters.filter((id) => id !== requesterId);
        expect(judge({ ...strict, voters: [...without, requesterId] })).toEqual(
          judge({ ...strict, voters: without }),
        );
        expect(judge(strict).approvals).not.toContain(requesterId);
      }),
      runs,
    );
  });

  test('one more vote never takes an approval away', () => {
    fc.assert(
      fc.property(question, person, (asked, voter) => {
        const before = judge(asked);
        const after = judge({ ...asked, voters: [...asked.voters, voter] });
        expect(ORDER[after.decision]).toBeGreaterThanOrEqual(ORDER[before.decision]);
        expect(after.missing).toBeLessThanOrEqual(before.missing);
      }),
      runs,
    );
  });

  test('neither the order of votes nor a vote said twice matters', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const other = judge({ ...asked, voters: [...asked.voters, ...asked.voters].reverse() });
        const { approvals, ...rest } = judge(asked);
        expect(other).toEqual({ ...rest, approvals: expect.arrayContaining(approvals) });
        expect(other.approvals).toHaveLength(approvals.length);
      }),
      runs,
    );
  });

  test('a cheaper request is never harder to approve where quorums rise with the cost', () => {
    fc.assert(
      fc.property(question, dollars, (asked, less) => {
        fc.pre(less <= asked.request.monthlyCost);
        const { quorumBands } = asked.settings;
        const rising = quorumBands.map((band, index) => ({
          ...band,
          quorum: Math.max(...quorumBands.slice(0, index + 1).map(({ quorum }) => quorum)),
        }));
        const dear = { ...asked, settings: { ...asked.settings, quorumBands: rising } };
        const cheap = { ...dear, request: { ...dear.request, monthlyCost: less } };
        expect(ORDER[judge(cheap).decision]).toBeGreaterThanOrEqual(ORDER[judge(dear).decision]);
      }),
      runs,
    );
  });

  test('the same question gets the same answer, and is left as it was', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const copy = structuredClone(asked);
        const first = judge(asked);
        expect(asked).toEqual(copy);
        expect(judge(copy)).toEqual(first);
      }),
      runs,
    );
  });

  test('it says why, and its numbers agree', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const { decision, reason, rules, quorum, missing, approvals } = judge(asked);
        for (const sentence of [reason, ...rules]) expect(sentence).toMatch(/^[A-Z\d].*\.$/);
        expect(rules.length).toBeGreaterThan(0);
        expect(new Set(rules).size).toBe(rules.length);
        expect(missing).toBe(Math.max(0, quorum - approvals.length));
        if (decision === 'approve') expect(missing).toBe(0);
        if (decision === 'wait') expect(missing).toBeGreaterThan(0);
      }),
      runs,
    );
  });
});

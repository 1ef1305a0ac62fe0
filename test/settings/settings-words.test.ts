import { expect, it } from 'vitest';
import { defaultSettings, type Settings } from '../../src/settings/settings.ts';
import { changesBetween } from '../../src/settings/settings-words.ts';

function changes(after: Partial<Settings>): string[] {
  return changesBetween(defaultSettings, { ...defaultSettings, ...after }).map(
    ({ label, from, to }) => `${label}: ${from} → ${to}`,
  );
}

it('says what was changed as people read it', () => {
  expect(
    changes({
      approvers: ['UB', 'UA', 'SOPS'],
      approvalsChannel: 'C01',
      quorumBands: [{ upTo: null, quorum: 1 }],
      autoApproveUpTo: 5,
      monthlyBudget: 1_000,
      alwaysAsk: ['block', 'toll_free'],
      selfApproval: true,
      requestExpiryHours: 1,
      escalateAfterHours: 48,
    }),
  ).toEqual([
    'Approvers: nobody → SOPS, UA, UB',
    'Approvals channel: none → C01',
    'Approvals needed: up to $50.00 a month: 1 approval; more than $50.00 a month: 2 approvals → any cost: 1 approval',
    'Approved automatically up to: never → $5.00 a month',
    'Always decided by people: no kind → a number block, toll-free numbers',
    'Monthly budget: no limit → $1,000.00',
    'An approver’s vote on their own request: does not count → counts',
    'A request expires after: 72 hours → 1 hour',
    'The fallback channel is told after: never → 48 hours',
  ]);
});

it('says nothing of what stayed, nor of another order of the same people', () => {
  const before = { ...defaultSettings, approvers: ['UA', 'UB'] };
  expect(changesBetween(before, { ...before, approvers: ['UB', 'UA'] })).toEqual([]);
});

it('has words for every setting', () => {
  const other: Settings = {
    admins: ['UA'],
    approvers: ['UA'],
    requesters: ['UA'],
    lookers: ['UA'],
    assigners: ['UA'],
    releasers: ['UA'],
    porters: ['UA'],
    releaseNeedsApproval: true,
    portNeedsApproval: true,
    approvalsChannel: 'C01',
    fallbackChannel: 'C01',
    portingChannel: 'C01',
    quorumBands: [{ upTo: null, quorum: 3 }],
    autoApproveUpTo: 1,
    autoApprovalsPerDay: 9,
    alwaysAsk: ['number'],
    monthlyBudget: 1,
    selfApproval: true,
    requestExpiryHours: 1,
    executionExpiryHours: 1,
    reminderAfterHours: 1,
    reminderEveryHours: 1,
    escalateAfterHours: 1,
  };
  expect(changesBetween(defaultSettings, other).map(({ field }) => field)).toEqual(Object.keys(other));
});

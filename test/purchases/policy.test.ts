import { describe, expect, it } from 'vitest';
import { judge, type PolicyQuestion } from '../../src/purchases/policy.ts';
import { defaultSettings, type Settings } from '../../src/settings/settings.ts';

type Changes = Partial<Omit<PolicyQuestion, 'settings' | 'request'>> & {
  settings?: Partial<Settings>;
  request?: Partial<PolicyQuestion['request']>;
};

/** $20 a month of U_ASKS, whom UA, UB and UC can approve. */
function question({ settings, request, ...rest }: Changes = {}): PolicyQuestion {
  return {
    voters: [],
    eligibleApprovers: ['UA', 'UB', 'UC'],
    budget: { spent: 0, reserved: 0 },
    autoApprovedToday: 0,
    now: new Date('2026-03-31T23:30:00Z'),
    ...rest,
    settings: { ...defaultSettings, ...settings },
    request: { kind: 'numbers', monthlyCost: 20, requesterId: 'U_ASKS', ...request },
  };
}

describe('A request that people decide', () => {
  it('waits for the approval that its cost needs', () => {
    expect(judge(question())).toEqual({
      decision: 'wait',
      by: 'quorum',
      quorum: 1,
      approvals: [],
      missing: 1,
      reason: '0 approvals of the 1 needed.',
      rules: ['Up to $50.00 a month it takes 1 approval.'],
    });
  });

  it('is approved with it', () => {
    expect(judge(question({ voters: ['UA'] }))).toMatchObject({
      decision: 'approve',
      by: 'quorum',
      quorum: 1,
      missing: 0,
      approvals: ['UA'],
      reason: '1 approval of the 1 needed.',
    });
  });

  it('needs more people above the first band, and nobody twice', () => {
    const request = { monthlyCost: 50.01 };
    expect(judge(question({ request, voters: ['UA', 'UA'] }))).toMatchObject({
      decision: 'wait',
      quorum: 2,
      missing: 1,
      rules: ['More than $50.00 a month it takes 2 approvals.'],
    });
    expect(judge(question({ request, voters: ['UA', 'UB'] }))).toMatchObject({ decision: 'approve' });
  });

  it('falls into the lower band when it costs exactly its end, sums of cents included', () => {
    const settings = {
      quorumBands: [
        { upTo: 0.3, quorum: 1 },
        { upTo: 100, quorum: 2 },
        { upTo: null, quorum: 3 },
      ],
    };
    expect(judge(question({ settings, request: { monthlyCost: 0.1 + 0.2 } })).quorum).toBe(1);
    expect(judge(question({ settings, request: { monthlyCost: 100 } }))).toMatchObject({
      quorum: 2,
      rules: ['More than $0.30, up to $100.00 a month it takes 2 approvals.'],
    });
  });

  it('asks for the most approvals when bands that were never to be saved leave its cost out', () => {
    const settings = {
      quorumBands: [
        { upTo: 10, quorum: 3 },
        { upTo: 15, quorum: 1 },
      ],
    };
    expect(judge(question({ settings })).quorum).toBe(3);
  });

  it('does not count those who may not approve (any more)', () => {
    expect(judge(question({ voters: ['U_LEFT'] }))).toMatchObject({ decision: 'wait', approvals: [] });
  });

  it('counts the requester only where the settings allow it', () => {
    const own = { request: { requesterId: 'UA' }, voters: ['UA'] };
    expect(judge(question(own))).toMatchObject({
      decision: 'wait',
      rules: [
        'Up to $50.00 a month it takes 1 approval.',
        'An approver’s approval of their own request does not count.',
      ],
    });
    expect(judge(question({ ...own, settings: { selfApproval: true } }))).toMatchObject({
      decision: 'approve',
      approvals: ['UA'],
    });
  });

  it('says when too few people are left to approve it', () => {
    const { rules } = judge(question({ eligibleApprovers: ['UA'], request: { monthlyCost: 80 } }));
    expect(rules).toContain(
      'Only 1 person can approve this now, and 2 have to: an admin can change the settings.',
    );
  });
});

describe('A request that costs little', () => {
  const settings = { autoApproveUpTo: 20, autoApprovalsPerDay: 2 };

  it('is approved by the policy', () => {
    expect(judge(question({ settings, autoApprovedToday: 1 }))).toMatchObject({
      decision: 'approve',
      by: 'policy',
      quorum: 0,
      missing: 0,
      rules: [
        'Up to $20.00 a month is approved automatically, at most 2 requests per person and day: ' +
          'this is number 2 today.',
      ],
    });
  });

  it('goes to people when the day’s limit is reached', () => {
    const judgement = judge(question({ settings, autoApprovedToday: 2 }));
    expect(judgement).toMatchObject({ decision: 'wait', by: 'quorum', quorum: 1 });
    expect(judgement.rules).toContain(
      'At most 2 requests per person and day are approved automatically; today’s limit is reached.',
    );
  });

  it('goes to people when they always decide its kind', () => {
    const judgement = judge(
      question({ settings: { ...settings, alwaysAsk: ['toll_free'] }, request: { kind: 'toll_free' } }),
    );
    expect(judgement).toMatchObject({ decision: 'wait' });
    expect(judgement.rules).toContain('A purchase of toll-free numbers is always decided by people.');
  });

  it('goes to people when it is a number block, whose cost nobody knows yet', () => {
    const { decision, rules } = judge(question({ settings, request: { kind: 'block', monthlyCost: 1 } }));
    expect(decision).toBe('wait');
    expect(rules).toContain(
      'A number block is always decided by people, for its cost is an estimate until Zoom answers.',
    );
  });

  it('goes to people above the cap', () => {
    expect(judge(question({ settings, request: { monthlyCost: 20.01 } }))).toMatchObject({
      decision: 'wait',
    });
  });
});

describe('A monthly budget', () => {
  const settings = { monthlyBudget: 100 };

  it('is named, with what is left of it, in the month of UTC', () => {
    const { rules } = judge(question({ settings, voters: ['UA'], budget: { spent: 30, reserved: 50 } }));
    expect(rules).toContain(
      'The budget of March 2026 is $100.00: $30.00 spent, $50.00 reserved, and this request takes $20.00.',
    );
  });

  it('may be used up to the last cent', () => {
    const budget = { spent: 30.1, reserved: 49.9 };
    expect(judge(question({ settings, voters: ['UA'], budget }))).toMatchObject({ decision: 'approve' });
  });

  it('refuses what goes beyond it, whoever approves and however little it costs', () => {
    const budget = { spent: 30, reserved: 50.01 };
    const refused = {
      decision: 'refuse',
      by: 'policy',
      reason: 'This is $0.01 more a month than the budget has left.',
    };
    expect(judge(question({ settings, voters: ['UA', 'UB', 'UC'], budget }))).toMatchObject(refused);
    expect(judge(question({ settings: { ...settings, autoApproveUpTo: 20 }, budget }))).toMatchObject(
      refused,
    );
  });
});

import { describe, expect, it } from 'vitest';
import { checkSettings } from '../../src/settings/check-settings.ts';
import { defaultSettings, type Settings } from '../../src/settings/settings.ts';
import { knownPeople } from '../support/known-people.ts';

const people = knownPeople({
  members: ['U0A', 'U0B', 'U0C', 'U0D'],
  groups: { SOPS: ['U0B', 'U0C'], SEMPTY: [], SBROKEN: 'unreadable' },
});

/** Three approvers, one approval whatever it costs. */
const sensible: Settings = {
  ...defaultSettings,
  approvers: ['U0A', 'SOPS'],
  approvalsChannel: 'C01',
  quorumBands: [{ upTo: null, quorum: 1 }],
};

function check(changes: Partial<Settings>) {
  return checkSettings(people, { ...sensible, ...changes });
}

/** The fields that are refused, with a reason for each. */
async function refusals(changes: Partial<Settings>): Promise<Record<string, string>> {
  const { problems } = await check(changes);
  return Object.fromEntries(problems.map(({ field, message }) => [field, message]));
}

async function warnings(changes: Partial<Settings>): Promise<Record<string, string>> {
  const { problems, warnings } = await check(changes);
  expect(problems).toEqual([]);
  return Object.fromEntries(warnings.map(({ field, message }) => [field, message]));
}

describe('Settings that make sense', () => {
  it('are neither refused nor warned of', async () => {
    expect(await check({})).toEqual({ problems: [], warnings: [] });
  });

  it('may ask for the approval of every approver where their own counts', async () => {
    const quorumBands = [{ upTo: null, quorum: 3 }];
    expect(await check({ quorumBands, selfApproval: true })).toEqual({ problems: [], warnings: [] });
  });
});

describe('Approvers', () => {
  it('cannot be nobody', async () => {
    const nobody = { approvers: expect.stringContaining('Nobody could approve') };
    expect(await refusals({ approvers: [] })).toEqual(nobody);
    expect(await refusals({ approvers: ['SEMPTY'] })).toEqual(nobody);
    expect(await refusals({ approvers: ['ULEFT'] })).toEqual(nobody);
  });

  it('cannot be fewer than a band asks for, the members of groups counted once', async () => {
    const quorumBands = [
      { upTo: 50, quorum: 1 },
      { upTo: null, quorum: 4 },
    ];
    expect(await refusals({ quorumBands, approvers: ['U0A', 'U0B', 'SOPS'] })).toEqual({
      quorumBands: '4 approvals could never be given: there are 3 approvers.',
    });
    expect(await refusals({ quorumBands, approvers: ['U0A', 'U0D', 'SOPS'] })).toEqual({});
  });

  it('cannot be one alone whose own requests nobody could approve', async () => {
    expect(await refusals({ approvers: ['U0A'] })).toEqual({
      approvers: expect.stringContaining('the only approver'),
    });
    expect(await refusals({ approvers: ['U0A'], selfApproval: true })).toEqual({});
    expect(await refusals({ approvers: ['U0A'], requesters: ['SOPS'] })).toEqual({});
    expect(await refusals({ approvers: ['U0A'], requesters: ['SOPS', 'U0A'] })).toHaveProperty('approvers');
  });

  it('are warned of when one of them asks and the others are too few', async () => {
    expect(await warnings({ quorumBands: [{ upTo: null, quorum: 3 }] })).toEqual({
      quorumBands: expect.stringContaining('When one of the 3 approvers asks'),
    });
  });

  it('in a group that cannot be read are no reason to refuse', async () => {
    expect(
      await warnings({ approvers: ['U0A', 'SBROKEN'], quorumBands: [{ upTo: null, quorum: 2 }] }),
    ).toEqual({
      approvers: expect.stringContaining('SBROKEN'),
      quorumBands: expect.stringContaining('too few for 2 approvals: 1'),
    });
  });

  it('who have left are warned of', async () => {
    expect(await warnings({ approvers: ['ULEFT', 'SOPS'] })).toEqual({
      approvers: 'ULEFT is no full member of this workspace, and does not count.',
    });
  });
});

describe('Admins and requesters', () => {
  it('cannot all be people who are not there', async () => {
    expect(await refusals({ admins: ['ULEFT'], requesters: ['SEMPTY'] })).toEqual({
      admins: expect.stringContaining('nobody could change the settings'),
      requesters: expect.stringContaining('nobody could ask for numbers'),
    });
  });

  it('may be a group that cannot be read', async () => {
    expect(await refusals({ admins: ['SBROKEN'], requesters: ['SBROKEN'] })).toEqual({});
  });
});

describe('Quorum bands', () => {
  it('have to be open at the end', async () => {
    expect(await refusals({ quorumBands: [{ upTo: 50, quorum: 1 }] })).toEqual({
      quorumBands: expect.stringContaining('the last band has no upper end'),
    });
  });

  it('are open at the end only', async () => {
    const quorumBands = [
      { upTo: null, quorum: 1 },
      { upTo: null, quorum: 2 },
    ];
    expect(await refusals({ quorumBands })).toEqual({
      quorumBands: expect.stringContaining('Only the last'),
    });
  });

  it.each([
    [200, 50],
    [50, 50],
  ])('have to rise: %d, then %d', async (first, second) => {
    const quorumBands = [
      { upTo: first, quorum: 1 },
      { upTo: second, quorum: 1 },
      { upTo: null, quorum: 2 },
    ];
    expect(await refusals({ quorumBands })).toEqual({
      quorumBands: `The bands have to rise: $50.00 comes after $${first}.00.`,
    });
  });

  it('that ask for less at a higher cost are warned of', async () => {
    const quorumBands = [
      { upTo: 50, quorum: 2 },
      { upTo: null, quorum: 1 },
    ];
    expect(await warnings({ quorumBands })).toEqual({
      quorumBands: expect.stringContaining('Is that meant?'),
    });
  });
});

describe('Values that cannot be', () => {
  it.each([
    ['quorumBands', { quorumBands: [{ upTo: null, quorum: 0 }] }],
    ['quorumBands', { quorumBands: [{ upTo: null, quorum: 1.5 }] }],
    ['quorumBands', { quorumBands: [] }],
    ['monthlyBudget', { monthlyBudget: -1 }],
    ['autoApproveUpTo', { autoApproveUpTo: Number.NaN }],
    ['autoApprovalsPerDay', { autoApprovalsPerDay: 0.5 }],
    ['requestExpiryHours', { requestExpiryHours: 0 }],
    ['approvers', { approvers: ['everybody'] }],
    ['fallbackChannel', { fallbackChannel: '#general' }],
  ] satisfies [string, Partial<Settings>][])('are refused: %s as in %j', async (field, changes) => {
    expect(Object.keys(await refusals(changes))).toEqual([field]);
  });
});

describe('Amounts, times and channels', () => {
  it('cannot approve more by themselves than the budget has', async () => {
    expect(await refusals({ autoApproveUpTo: 60, monthlyBudget: 50 })).toEqual({
      autoApproveUpTo: '$60.00 is more than the monthly budget of $50.00.',
    });
    expect(await refusals({ autoApproveUpTo: 50, monthlyBudget: 50 })).toEqual({});
  });

  it('are in whole cents', async () => {
    expect(await refusals({ monthlyBudget: 10.005 })).toEqual({
      monthlyBudget: 'Amounts are in whole cents: 10.005 is not.',
    });
    expect(await refusals({ monthlyBudget: 0.29 })).toEqual({});
  });

  it('end within a year', async () => {
    expect(await refusals({ requestExpiryHours: 1e9 })).toHaveProperty('requestExpiryHours');
    expect(await refusals({ requestExpiryHours: 8_760 })).toEqual({});
  });

  it('name the channel that is told when nobody decides', async () => {
    expect(await refusals({ escalateAfterHours: 48 })).toHaveProperty('fallbackChannel');
    expect(await refusals({ escalateAfterHours: 48, fallbackChannel: 'C02' })).toEqual({});
  });

  it.each([
    ['reminderAfterHours', { requestExpiryHours: 12 }],
    ['escalateAfterHours', { escalateAfterHours: 72, fallbackChannel: 'C02' }],
    ['approvalsChannel', { approvalsChannel: null }],
    ['fallbackChannel', { fallbackChannel: 'C01' }],
    ['monthlyBudget', { monthlyBudget: 0 }],
    ['alwaysAsk', { autoApproveUpTo: 5, alwaysAsk: ['numbers', 'number', 'toll_free', 'block'] }],
  ] satisfies [string, Partial<Settings>][])(
    'are warned of where they do nothing: %s',
    async (field, changes) => {
      expect(Object.keys(await warnings(changes))).toEqual([field]);
    },
  );
});

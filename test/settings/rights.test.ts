import { describe, expect, it } from 'vitest';
import { describeTrouble } from '../../src/purchases/tell-of-approvers.ts';
import {
  isAdmin,
  isAny,
  isKnownAdmin,
  isListed,
  mayApprove,
  mayRequest,
  resolveApprovers,
} from '../../src/settings/rights.ts';
import { defaultSettings, type Settings } from '../../src/settings/settings.ts';
import { RightUnknown } from '../../src/settings/user-groups.ts';
import { knownPeople } from '../support/known-people.ts';

const people = knownPeople({
  members: ['UA', 'UB', 'UC'],
  workspaceAdmins: ['UBOSS'],
  groups: { SOPS: ['UB', 'UC', 'UGUEST'], SBROKEN: 'unreadable' },
});

function settingsWith(changes: Partial<Settings>): Settings {
  return { ...defaultSettings, ...changes };
}

describe('Who may approve', () => {
  it('is who is named, and who is in a group that is', async () => {
    const settings = settingsWith({ approvers: ['UA', 'SOPS'] });
    expect(await mayApprove(people, settings, 'UA')).toBe(true);
    expect(await mayApprove(people, settings, 'UB')).toBe(true);
    expect(await mayApprove(people, settings, 'UBOSS')).toBe(false);
  });

  it('is never a guest or somebody who has left, named or in a group', async () => {
    const settings = settingsWith({ approvers: ['ULEFT', 'SOPS'] });
    expect(await mayApprove(people, settings, 'UGUEST')).toBe(false);
    expect(await mayApprove(people, settings, 'ULEFT')).toBe(false);
  });

  it('is the rest while a group cannot be read and a person has left', async () => {
    const settings = settingsWith({ approvers: ['ULEFT', 'SBROKEN', 'UA', 'SOPS'] });
    expect(await mayApprove(people, settings, 'UA')).toBe(true);
    expect(await mayApprove(people, settings, 'UC')).toBe(true);
    const approvers = await resolveApprovers(people, settings);
    expect(approvers).toMatchObject({ unreadable: ['SBROKEN'], gone: ['ULEFT'] });
    expect([...approvers.ids]).toEqual(expect.arrayContaining(['UA', 'UB', 'UC']));
    expect(approvers.ids).not.toContain('ULEFT');
  });

  it('counts nobody twice', async () => {
    const { ids } = await resolveApprovers(people, settingsWith({ approvers: ['UB', 'UB', 'SOPS'] }));
    expect([...ids].toSorted()).toEqual(['UB', 'UC', 'UGUEST']);
  });
});

describe('Whoever may be in a group that Slack cannot read', () => {
  it('is told neither yes nor no, unless they are known to have the right by another list', async () => {
    const settings = settingsWith({ approvers: ['SBROKEN', 'UA'], requesters: ['SBROKEN', 'SOPS'] });
    await expect(mayApprove(people, settings, 'UB')).rejects.toThrow('Slack cannot say who is in SBROKEN');
    await expect(mayRequest(people, settings, 'UA')).rejects.toThrow(RightUnknown);
    expect(await mayRequest(people, settings, 'UB')).toBe(true);
    expect(await mayApprove(people, settings, 'UGUEST')).toBe(false);
  });

  it('may by any reason that is known', async () => {
    const unknown = () => isListed(people, ['SBROKEN'], 'UA');
    expect(await isAny([unknown, async () => true])).toBe(true);
    await expect(isAny([unknown, async () => false])).rejects.toThrow(RightUnknown);
    expect(await isAny([async () => false])).toBe(false);
  });

  it('is shown nothing that is for admins', async () => {
    const stored = { revision: 1, settings: settingsWith({ admins: ['SBROKEN'] }) };
    expect(await isKnownAdmin(people, stored, 'UA')).toBe(false);
  });
});

describe('What admins are told of approvers', () => {
  it('is nothing while all is well', () => {
    expect(describeTrouble({ ids: new Set(['UA']), unreadable: [], gone: [] })).toBeUndefined();
  });

  it('names whom it is about, in the same words whatever order Slack answered in', () => {
    const one = describeTrouble({ ids: new Set(['UA']), unreadable: ['S2', 'S1'], gone: ['U1'] });
    expect(one).toBe(describeTrouble({ ids: new Set(['UA']), unreadable: ['S1', 'S2'], gone: ['U1'] }));
    expect(one).toContain('S1 and S2');
    expect(one).toContain('U1 may approve purchases by the settings, but is no full member');
    expect(one).toContain('The other approvers can decide meanwhile.');
  });

  it('is said as well when nobody is left', () => {
    expect(describeTrouble({ ids: new Set(), unreadable: [], gone: ['U1'] })).toContain('no other approver');
    expect(describeTrouble({ ids: new Set(), unreadable: [], gone: [] })).toMatch(
      /^Nobody can approve purchases/,
    );
  });
});

describe('Who may ask for numbers', () => {
  it('is every full member, unless somebody is named', async () => {
    expect(await mayRequest(people, settingsWith({}), 'UA')).toBe(true);
    expect(await mayRequest(people, settingsWith({}), 'UGUEST')).toBe(false);
    const named = settingsWith({ requesters: ['SOPS'] });
    expect(await mayRequest(people, named, 'UB')).toBe(true);
    expect(await mayRequest(people, named, 'UA')).toBe(false);
    expect(await mayRequest(people, named, 'UGUEST')).toBe(false);
  });
});

describe('Who is an admin', () => {
  const stored = (revision: number, admins: string[]) => ({ revision, settings: settingsWith({ admins }) });

  it('is who is named, and at first the admins of the workspace', async () => {
    expect(await isAdmin(people, stored(0, ['UA']), 'UA')).toBe(true);
    expect(await isAdmin(people, stored(0, ['UA']), 'UBOSS')).toBe(true);
    expect(await isAdmin(people, stored(0, ['UA']), 'UB')).toBe(false);
  });

  it('is only who is named once the settings were changed', async () => {
    expect(await isAdmin(people, stored(1, ['SOPS']), 'UC')).toBe(true);
    expect(await isAdmin(people, stored(1, ['SOPS']), 'UBOSS')).toBe(false);
    expect(await isAdmin(people, stored(1, ['SOPS']), 'UGUEST')).toBe(false);
  });

  it('is a workspace admin again when nobody named is left, but not because Slack cannot be read', async () => {
    expect(await isAdmin(people, stored(1, ['ULEFT']), 'UBOSS')).toBe(true);
    expect(await isAdmin(people, stored(1, []), 'UBOSS')).toBe(true);
    await expect(isAdmin(people, stored(1, ['ULEFT', 'SBROKEN']), 'UBOSS')).rejects.toThrow(RightUnknown);
    expect(await isAdmin(people, stored(1, ['ULEFT']), 'UA')).toBe(false);
  });
});

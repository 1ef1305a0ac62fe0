import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { readAudit } from '../../src/audit/read-audit.ts';
import { changeSettings, type SettingsProposal } from '../../src/settings/change-settings.ts';
import { defaultSettings, type Settings } from '../../src/settings/settings.ts';
import { lockSettings, readSettings } from '../../src/settings/stored-settings.ts';
import * as schema from '../../src/store/schema.ts';
import type { Store } from '../../src/store/store.ts';
import { knownPeople } from '../support/known-people.ts';
import { createTestClock } from '../support/test-clock.ts';
import { describeOnBothDatabases, openMigrated } from './backends.ts';

const people = knownPeople({
  members: ['UADMIN', 'UOTHER', 'U0A', 'U0B'],
  workspaceAdmins: ['UBOSS'],
  groups: { SBROKEN: 'unreadable' },
});
const firstSettings: Settings = {
  ...defaultSettings,
  admins: ['UADMIN', 'UOTHER'],
  approvers: ['U0A', 'U0B'],
  approvalsChannel: 'C01',
};
const clock = createTestClock('2026-03-02T15:00:00Z');
const outbox = { send: async () => {} };

describeOnBothDatabases('Settings', (backend) => {
  let store: Store;
  beforeAll(async () => {
    store = await openMigrated(backend);
  });
  beforeEach(async () => {
    await store.db.delete(schema.settings);
  });
  afterAll(() => store.close());

  const change = (proposal: Partial<SettingsProposal> & { settings: Settings }) =>
    changeSettings(
      { store, people, clock, outbox, firstSettings },
      { by: 'UADMIN', revision: 0, ...proposal },
    );
  const read = () => readSettings(store.db, firstSettings);
  const lock = (first = firstSettings) => store.db.transaction((tx) => lockSettings(tx, first));

  async function audited(): Promise<unknown[]> {
    const { entries } = await readAudit({ store }, { kind: 'everything' }, { size: 100 });
    return entries.map(({ actor, at, what, subject, details }) => ({ actor, at, what, subject, details }));
  }

  it('are those of the environment until somebody changes them', async () => {
    expect(await read()).toEqual({ settings: firstSettings, revision: 0 });
    expect(await lock()).toEqual({ settings: firstSettings, revision: 0 });
    const restartedWith = { ...firstSettings, approvalsChannel: 'C09' };
    expect(await lock(restartedWith)).toEqual({ settings: restartedWith, revision: 0 });
    expect(await readSettings(store.db, restartedWith)).toEqual({ settings: restartedWith, revision: 0 });
  });

  it('are there for everybody who needs them first, at once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => lock()));
    expect(answers).toEqual(answers.map(() => ({ settings: firstSettings, revision: 0 })));
  });

  it('are changed by an admin, and from then on not by the environment', async () => {
    const settings = { ...firstSettings, monthlyBudget: 500 };
    expect(await change({ settings })).toMatchObject({ kind: 'changed', revision: 1 });
    expect(await read()).toEqual({ settings, revision: 1 });
    expect(await lock(defaultSettings)).toEqual({ settings, revision: 1 });
  });

  it('leave one audit entry that says what was changed', async () => {
    const before = await audited();
    await change({ settings: { ...firstSettings, monthlyBudget: 500, approvers: ['U0A', 'U0B', 'UOTHER'] } });
    expect((await audited()).slice(0, -before.length || undefined)).toEqual([
      {
        actor: 'UADMIN',
        at: clock.now(),
        what: 'settings.changed',
        subject: 'settings',
        details: {
          changes: [
            { field: 'approvers', label: 'Approvers', from: 'U0A, U0B', to: 'U0A, U0B, UOTHER' },
            { field: 'monthlyBudget', label: 'Monthly budget', from: 'no limit', to: '$500.00' },
          ],
        },
      },
    ]);
  });

  it('cannot be changed by anybody else', async () => {
    const before = await audited();
    const settings = { ...firstSettings, monthlyBudget: 500 };
    expect(await change({ by: 'U0A', settings })).toEqual({
      kind: 'not_admin',
      admins: ['UADMIN', 'UOTHER'],
    });
    expect(await read()).toEqual({ settings: firstSettings, revision: 0 });
    expect(await audited()).toEqual(before);
  });

  it('are for the workspace’s admins at first, and then for those who are named', async () => {
    const settings = { ...firstSettings, monthlyBudget: 500 };
    expect(await change({ by: 'UBOSS', settings })).toMatchObject({ kind: 'changed' });
    const next = { by: 'UBOSS', revision: 1, settings: firstSettings };
    expect(await change(next)).toMatchObject({ kind: 'not_admin' });
  });

  it('that cannot work are not saved', async () => {
    const before = await audited();
    expect(await change({ settings: { ...firstSettings, approvers: ['U0A'] } })).toMatchObject({
      kind: 'impossible',
      problems: [{ field: 'quorumBands', message: '2 approvals could never be given: there is 1 approver.' }],
    });
    expect(await read()).toEqual({ settings: firstSettings, revision: 0 });
    expect(await audited()).toEqual(before);
  });

  it('that cannot be checked are saved with a warning', async () => {
    const settings = { ...firstSettings, approvers: ['U0A', 'SBROKEN'] };
    expect(await change({ settings })).toMatchObject({
      kind: 'changed',
      warnings: [{ field: 'approvers' }, { field: 'quorumBands' }],
    });
  });

  it('that stay as they are leave no entry', async () => {
    const before = await audited();
    expect(await change({ settings: { ...firstSettings, approvers: ['U0B', 'U0A'] } })).toMatchObject({
      kind: 'unchanged',
    });
    expect(await audited()).toEqual(before);
    expect((await read()).revision).toBe(0);
  });

  it('that somebody else changed meanwhile are not overwritten', async () => {
    const settings = { ...firstSettings, monthlyBudget: 500 };
    await change({ by: 'UOTHER', settings });
    expect(await change({ settings: { ...firstSettings, selfApproval: true } })).toEqual({
      kind: 'outdated',
      now: { settings, revision: 1 },
    });
    expect((await read()).settings).toEqual(settings);
  });

  it('take one of several changes that come at once, with one entry', async () => {
    const before = await audited();
    const answers = await Promise.all(
      [100, 200, 300, 400].map((monthlyBudget) => change({ settings: { ...firstSettings, monthlyBudget } })),
    );
    const won = answers.filter(({ kind }) => kind === 'changed');
    expect(won).toHaveLength(1);
    expect(answers.filter(({ kind }) => kind === 'outdated')).toHaveLength(3);
    expect(await read()).toMatchObject({ revision: 1 });
    expect(await audited()).toHaveLength(before.length + 1);
  });

  it('from an older version have the first value of a setting that it did not know', async () => {
    const { escalateAfterHours: _unknown, ...older } = { ...firstSettings, monthlyBudget: 7 };
    await store.db.insert(schema.settings).values({
      values: older,
      revision: 4,
      updatedAt: clock.now(),
      updatedBy: 'UADMIN',
    });
    expect(await read()).toEqual({ settings: { ...firstSettings, monthlyBudget: 7 }, revision: 4 });
  });
});

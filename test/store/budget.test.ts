import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { costOfBought, countAutoApprovedToday, readBudget } from '../../src/purchases/budget.ts';
import { defaultSettings } from '../../src/settings/settings.ts';
import { lockSettings } from '../../src/settings/stored-settings.ts';
import { insertRequestRow } from '../../src/store/requests.ts';
import { requests } from '../../src/store/schema.ts';
import type { Store } from '../../src/store/store.ts';
import { describeOnBothDatabases, openMigrated } from './backends.ts';
import { requestRow, storedRequest } from './stored-requests.ts';

const now = new Date('2026-03-02T15:00:00Z');
const beginningOfMarch = new Date('2026-03-01T00:00:00Z');
const endOfFebruary = new Date('2026-02-28T23:59:59.999Z');

describeOnBothDatabases('The budget', (backend) => {
  let store: Store;
  beforeAll(async () => {
    store = await openMigrated(backend);
  });
  beforeEach(async () => {
    await store.db.delete(requests);
  });
  afterAll(() => store.close());

  it('is untouched by what is not approved, or ended without a purchase', async () => {
    for (const status of ['awaiting_approval', 'denied', 'expired', 'withdrawn', 'lapsed', 'failed']) {
      await storedRequest(store, { id: status, status, purchaseStartedAt: now });
    }
    expect(await readBudget(store.db, now)).toEqual({ spent: 0, reserved: 0 });
  });

  it('is reserved by what is approved or under way, whenever that was', async () => {
    await storedRequest(store, { id: '1', status: 'approved', monthlyCost: 10.1, approvedAt: now });
    await storedRequest(store, { id: '2', status: 'purchasing', monthlyCost: 10.2, purchaseStartedAt: now });
    await storedRequest(store, {
      id: '3',
      status: 'uncertain',
      monthlyCost: 0.03,
      purchaseStartedAt: endOfFebruary,
    });
    expect(await readBudget(store.db, now)).toEqual({ spent: 0, reserved: 20.33 });
  });

  it('is spent by what was bought in this month of UTC', async () => {
    const bought = { status: 'purchased', monthlyCost: 10 };
    await storedRequest(store, { ...bought, id: 'before', purchaseStartedAt: endOfFebruary, endedAt: now });
    await storedRequest(store, { ...bought, id: 'first', purchaseStartedAt: beginningOfMarch });
    await storedRequest(store, { ...bought, id: 'now', purchaseStartedAt: now, monthlyCost: 0.5 });
    expect(await readBudget(store.db, now)).toEqual({ spent: 10.5, reserved: 0 });
  });

  it('is spent only by what was bought of a purchase that went through in part', async () => {
    const numbers = ['+14155551001', '+14155551002', '+14155551003'].map((phoneNumber, index) => ({
      phoneNumber,
      monthlyCost: [1.5, 2.25, 5][index],
    }));
    const part = {
      status: 'partly_purchased',
      monthlyCost: 8.75,
      wanted: { kind: 'numbers', numbers, monthlyCost: 8.75, purpose: 'Sales' },
      outcome: {
        bought: [{ id: 'n1', phoneNumber: '+14155551001', status: 'active' }],
        failed: [{ phoneNumber: '+14155551002', message: 'taken' }],
        knownFrom: 'zoom',
      },
    };
    await storedRequest(store, { ...part, id: 'part', purchaseStartedAt: now });
    await storedRequest(store, { ...part, id: 'before', purchaseStartedAt: endOfFebruary });
    await storedRequest(store, { id: 'whole', status: 'purchased', monthlyCost: 1, purchaseStartedAt: now });
    expect(await readBudget(store.db, now)).toEqual({ spent: 2.5, reserved: 0 });
  });

  it('counts what nobody expected to be bought as if all of it was', () => {
    const wanted = { monthlyCost: 25, numbers: [] };
    expect(costOfBought(wanted, { bought: [{ phoneNumber: '+14155559999' }] })).toBe(25);
  });

  it('is not overdrawn by approvals that come at once', async () => {
    const approveIfItFits = (id: number) =>
      store.db.transaction(async (tx) => {
        await lockSettings(tx, defaultSettings);
        const { spent, reserved } = await readBudget(tx, now);
        if (spent + reserved + 10 > 35) return;
        await insertRequestRow(tx, requestRow({ id: String(id), status: 'approved', monthlyCost: 10 }));
      });
    await Promise.all(Array.from({ length: 8 }, (_, id) => approveIfItFits(id)));
    expect(await readBudget(store.db, now)).toEqual({ spent: 0, reserved: 30 });
  });

  it('knows how much the policy approved for a person on this day of UTC, whatever became of it', async () => {
    const byPolicy = { decision: { by: 'policy', rules: [] }, requesterId: 'U1' };
    const midnight = new Date('2026-03-02T00:00:00Z');
    const before = new Date('2026-03-01T23:59:59.999Z');
    await storedRequest(store, { ...byPolicy, id: '1', status: 'purchased', approvedAt: midnight });
    await storedRequest(store, { ...byPolicy, id: '2', status: 'lapsed', approvedAt: now });
    await storedRequest(store, { ...byPolicy, id: 'yesterday', status: 'purchased', approvedAt: before });
    await storedRequest(store, { ...byPolicy, id: 'theirs', requesterId: 'U2', approvedAt: now });
    await storedRequest(store, {
      ...byPolicy,
      id: 'people',
      decision: { by: 'UA', rules: [] },
      approvedAt: now,
    });
    await storedRequest(store, { ...byPolicy, id: 'never', status: 'denied' });
    expect(await countAutoApprovedToday(store.db, 'U1', now)).toBe(2);
    expect(await countAutoApprovedToday(store.db, 'U3', now)).toBe(0);
  });
});

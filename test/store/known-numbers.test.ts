import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  findKnownNumbers,
  forgetUnseen,
  type KnownNumberRow,
  readIdleNumbers,
  readIdleSince,
  readSeenAssignees,
  saveKnownNumbers,
} from '../../src/store/known-numbers.ts';
import type { Store } from '../../src/store/store.ts';
import { describeOnBothDatabases, openMigrated } from './backends.ts';

const monday = new Date('2026-03-02T15:00:00Z');
const tuesday = new Date('2026-03-03T15:00:00Z');

const row = (last: number, change: Partial<KnownNumberRow> = {}): KnownNumberRow => ({
  id: `num_${last}`,
  phoneNumber: `+1415555${last}`,
  type: 'local',
  status: 'active',
  state: 'CA',
  city: 'San Francisco',
  siteId: 'site_main',
  displayName: null,
  capabilities: ['voice'],
  monthlyCost: 1.5,
  assigneeType: null,
  assigneeId: null,
  assigneeName: null,
  idleSince: monday,
  seenAt: monday,
  ...change,
});
const queue = { assigneeType: 'call_queue', assigneeId: 'q1', assigneeName: 'Support', idleSince: null };

describeOnBothDatabases('Known numbers', (backend) => {
  let store: Store;
  beforeAll(async () => {
    store = await openMigrated(backend);
    await saveKnownNumbers(store.db, [
      row(1001),
      row(1002, queue),
      row(1003, { displayName: '100% Front_desk' }),
    ]);
  });
  afterAll(() => store.close());

  const found = async (query: Parameters<typeof findKnownNumbers>[1]) =>
    (await findKnownNumbers(store.db, query, 10)).map(({ phoneNumber }) => phoneNumber);

  it('are found by any of their digits, and by names, of which no character means another', async () => {
    expect(await found({ digits: '61002' })).toEqual([]);
    expect(await found({ digits: '5551002' })).toEqual(['+14155551002']);
    expect(await found({ words: 'supp' })).toEqual(['+14155551002']);
    expect(await found({ words: '100%' })).toEqual(['+14155551003']);
    expect(await found({ words: 'front%desk' })).toEqual([]);
  });

  it('are idle since they were first seen so, whatever later readings say', async () => {
    await saveKnownNumbers(store.db, [row(1001, { idleSince: tuesday, seenAt: tuesday })]);
    expect(await readIdleSince(store.db, ['num_1001', 'num_1002'])).toEqual(new Map([['num_1001', monday]]));
    await saveKnownNumbers(store.db, [row(1001, { ...queue, seenAt: tuesday })]);
    expect(await readIdleSince(store.db, ['num_1001'])).toEqual(new Map());
    await saveKnownNumbers(store.db, [row(1001, { idleSince: tuesday, seenAt: tuesday })]);
    expect(await readIdleSince(store.db, ['num_1001'])).toEqual(new Map([['num_1001', tuesday]]));
  });

  it('add up what idleness costs, the longest idle first', async () => {
    const idle = await readIdleNumbers(store.db, { page: 0, size: 1 });
    expect(idle).toMatchObject({ total: 2, monthlyCost: 3, rows: [{ id: 'num_1003' }] });
  });

  it('remember who had numbers, people and others', async () => {
    await saveKnownNumbers(store.db, [row(1004, { ...queue, assigneeType: 'user', assigneeId: 'u1' })]);
    expect(await readSeenAssignees(store.db, 'others', 10)).toEqual([
      { type: 'call_queue', id: 'q1', name: 'Support' },
    ]);
    expect(await readSeenAssignees(store.db, 'people', 10)).toMatchObject([{ type: 'user', id: 'u1' }]);
  });

  it('are forgotten when a later reading has not seen them', async () => {
    expect(await forgetUnseen(store.db, tuesday)).toBe(3);
    expect(await found({ digits: '555100' })).toEqual(['+14155551001']);
  });
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { noteNumber } from '../../src/inventory/note-number.ts';
import { readIdleSince, readKnownNumber, readSeenAssignees } from '../../src/store/known-numbers.ts';
import type { Store } from '../../src/store/store.ts';
import type { PhoneNumber } from '../../src/zoom/types.ts';
import { describeOnBothDatabases, openMigrated } from '../store/backends.ts';

const monday = new Date('2026-03-02T15:00:00Z');
const tuesday = new Date('2026-03-03T15:00:00Z');
const number: PhoneNumber = {
  id: 'num_1',
  phoneNumber: '+14155551001',
  type: 'local',
  status: 'active',
  capabilities: ['voice'],
};
const assignee = { type: 'call_queue', id: 'queue_1', name: 'Support' };

describeOnBothDatabases('A number that Zoom has just told of', (backend) => {
  let store: Store;
  beforeAll(async () => {
    store = await openMigrated(backend);
  });
  afterAll(() => store.close());

  it('is kept as it is now: idle from when nobody has it, and its assignee known while somebody does', async () => {
    await noteNumber(store.db, number, monday);
    await noteNumber(store.db, { ...number, displayName: 'Front desk' }, tuesday);
    expect(await readIdleSince(store.db, ['num_1'])).toEqual(new Map([['num_1', monday]]));
    await noteNumber(store.db, { ...number, monthlyCost: 1.5, assignee }, tuesday);
    expect(await readIdleSince(store.db, ['num_1'])).toEqual(new Map());
    expect(await readSeenAssignees(store.db, 'others', 10)).toEqual([assignee]);
    expect(await readKnownNumber(store.db, '+14155551001')).toMatchObject({
      monthlyCost: 1.5,
      displayName: null,
      seenAt: tuesday,
    });
  });
});

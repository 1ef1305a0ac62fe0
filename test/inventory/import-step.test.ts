import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ImportChange } from '../../src/inventory/import-change.ts';
import { importStep } from '../../src/inventory/import-step.ts';
import type { Store } from '../../src/store/store.ts';
import { TryLater } from '../../src/try-later.ts';
import type { PhoneNumber } from '../../src/zoom/types.ts';
import { openMemoryStore } from '../support/memory-store.ts';
import { ADMIN, createPurchaseWorld, OTHER, type PurchaseWorld } from '../support/purchase-world.ts';

describe('One row of an import', () => {
  let store: Store;
  let world: PurchaseWorld;

  beforeAll(async () => {
    store = await openMemoryStore();
    world = await createPurchaseWorld(store);
  });
  afterAll(async () => {
    await world.close();
    await store.close();
  });
  afterEach(() => world.zoom.zoom.clearFaults());

  const taken = new Set<string>();
  async function someNumber(isAssigned: boolean): Promise<PhoneNumber> {
    for await (const number of world.context.zoom.numbers.list({ assigned: isAssigned, status: 'active' })) {
      if (taken.has(number.id)) continue;
      taken.add(number.id);
      return number;
    }
    throw new Error('There is no such number left');
  }
  const now = (number: PhoneNumber) => world.context.zoom.numbers.get(number.id);
  const queue = () => {
    const found = world.zoom.zoom.snapshot().assignees.find(({ type }) => type === 'call_queue');
    if (!found) throw new Error('The company has no queue');
    return { type: 'call_queue', id: found.id };
  };
  const step = (number: PhoneNumber, change: ImportChange, { maybeDone = false, by = ADMIN } = {}) =>
    importStep(
      world.context,
      {
        ...{ id: 'run', kind: 'import', userId: by, status: 'running', origin: 'x', details: null },
        ...{ version: 1, createdAt: world.clock.now(), endedAt: null },
      },
      {
        ...{ runId: 'run', position: 0, phoneNumber: number.phoneNumber, numberId: number.id },
        ...{ wanted: { row: 2, change }, state: 'started', message: null },
      },
      { maybeDone },
    );

  it('is made once: made again, it changes nothing', async () => {
    const number = await someNumber(false);
    const change = {
      assignee: { from: null, to: queue() },
      displayName: { from: number.displayName ?? '', to: 'Appointments line' },
    };
    expect(await step(number, change)).toMatchObject({
      state: 'done',
      message: expect.stringMatching(/^Assigned to call queue .*\. Named Appointments line\.$/),
    });
    expect(await now(number)).toMatchObject({ displayName: 'Appointments line', assignee: queue() });
    expect(await step(number, change, { maybeDone: true })).toEqual({ state: 'unchanged' });
  });

  it('is finished where a process ended between taking the number away and giving it to the next', async () => {
    const number = await someNumber(true);
    const from = number.assignee ?? null;
    await world.context.zoom.numbers.unassign(number.id);
    const change = { assignee: { from, to: queue() } };
    expect(await step(number, change)).toMatchObject({ state: 'failed' });
    expect(await step(number, change, { maybeDone: true })).toMatchObject({ state: 'done' });
    expect((await now(number)).assignee).toMatchObject(queue());
  });

  it('is left alone where somebody has changed it since', async () => {
    const number = await someNumber(true);
    const change = { assignee: { from: { type: 'user', id: 'somebody else' }, to: null } };
    expect(await step(number, change)).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('Somebody has changed it since the plan was made'),
    });
    expect((await now(number)).assignee).toEqual(number.assignee);
  });

  it('fails with what Zoom says: an assignee that it does not know, a number that is gone', async () => {
    const number = await someNumber(false);
    const change = { assignee: { from: null, to: { type: 'user', id: 'nobody@example.com' } } };
    expect(await step(number, change)).toMatchObject({
      state: 'failed',
      message: 'Zoom knows no person nobody@example.com.',
    });
    expect(await step({ ...number, id: 'num_gone' }, change)).toMatchObject({
      state: 'failed',
      message: 'The Zoom account does not have this number any more.',
    });
  });

  it('is tried again later while Zoom has too many calls', async () => {
    const number = await someNumber(false);
    world.zoom.zoom.addFault({ kind: 'rate_limited', method: 'POST', retryAfter: '3' });
    await expect(step(number, { assignee: { from: null, to: queue() } })).rejects.toBeInstanceOf(TryLater);
    expect((await now(number)).assignee).toBeUndefined();
  });

  it('is not made for somebody who may not assign any more', async () => {
    const number = await someNumber(false);
    expect(await step(number, { assignee: { from: null, to: queue() } }, { by: OTHER })).toEqual({
      state: 'failed',
      message: 'You may not assign or edit numbers any more.',
    });
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../src/context.ts';
import type { ImportChange } from '../../src/inventory/import-change.ts';
import { importStep } from '../../src/inventory/import-step.ts';
import { readAuditRows } from '../../src/store/audit.ts';
import type { Store } from '../../src/store/store.ts';
import { TryLater } from '../../src/try-later.ts';
import { ZoomRefused, ZoomUnavailable } from '../../src/zoom/errors.ts';
import type { PhoneNumber } from '../../src/zoom/types.ts';
import { openMemoryStore } from '../support/memory-store.ts';
import { ADMIN, createPurchaseWorld, OTHER, type PurchaseWorld } from '../support/purchase-world.ts';

describe('One row of an import', () => {
  let store: Store;
  let world: PurchaseWorld;

  beforeAll(async () => {
    store = await openMemoryStore();
    world = await createPurchaseWorld(store, {}, 'meridian', 40);
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
  const step = (
    number: PhoneNumber,
    change: ImportChange,
    { maybeDone = false, by = ADMIN, context = world.context } = {},
  ) =>
    importStep(
      context,
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

  const audit = async (number: PhoneNumber) =>
    (await readAuditRows(store.db, { subject: number.id }, { limit: 10 }))
      .map(({ what }) => what)
      .toReversed();

  it('is made once: made again, it changes nothing and is audited once', async () => {
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
    const calls = () => world.zoom.zoom.calls().filter(({ method }) => method !== 'GET').length;
    const before = calls();
    expect(await step(number, change, { maybeDone: true })).toMatchObject({
      state: 'done',
      message: expect.stringMatching(/^Assigned to call queue .*\. Named Appointments line\.$/),
    });
    expect(await step(number, change)).toEqual({ state: 'unchanged' });
    expect(calls()).toBe(before);
    expect(await audit(number)).toEqual(['number.assigned', 'number.edited']);
  });

  it('is audited by whoever goes on, where a process ended between Zoom’s answer and writing it down', async () => {
    const { numbers } = world.context.zoom;
    const [given, moved, taken] = [await someNumber(false), await someNumber(true), await someNumber(true)];
    const person = world.zoom.zoom.snapshot().assignees.find(({ type }) => type === 'user');
    // Zoom’s id of them is not known here, as long as nobody has written down what Zoom answered.
    const to = { type: 'user', id: person?.email ?? '' };
    await numbers.assign(given.id, to);
    await numbers.update(given.id, { displayName: 'Found again' });
    await numbers.unassign(moved.id);
    await numbers.assign(moved.id, queue());
    await numbers.unassign(taken.id);
    const restarted = { maybeDone: true };
    const named = { from: given.displayName ?? '', to: 'Found again' };
    expect(await step(given, { assignee: { from: null, to }, displayName: named }, restarted)).toMatchObject({
      state: 'done',
      message: expect.stringContaining(`Assigned to ${person?.name}`),
    });
    const wasWith = (number: PhoneNumber) => number.assignee ?? null;
    expect(await step(moved, { assignee: { from: wasWith(moved), to: queue() } }, restarted)).toMatchObject({
      state: 'done',
    });
    expect(await step(taken, { assignee: { from: wasWith(taken), to: null } }, restarted)).toMatchObject({
      state: 'done',
    });
    expect(await audit(given)).toEqual(['number.assigned', 'number.edited']);
    expect(await audit(moved)).toEqual(['number.reassigned']);
    expect(await audit(taken)).toEqual(['number.unassigned']);
    const [entry] = await readAuditRows(store.db, { subject: moved.id }, { limit: 1 });
    expect(entry).toMatchObject({ actor: ADMIN, why: 'Found done after a restart.' });
  });

  it('gives a number back that a process took away before it ended, where Zoom does not know who was to have it', async () => {
    const number = await someNumber(true);
    const from = number.assignee ?? null;
    await world.context.zoom.numbers.unassign(number.id);
    const change = { assignee: { from, to: { type: 'user', id: 'nobody@example.com' } } };
    expect(await step(number, change, { maybeDone: true })).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('as before'),
    });
    expect((await now(number)).assignee).toEqual(number.assignee);
    expect(await audit(number)).toEqual(['number.restored']);
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
      message: expect.stringContaining('Somebody has changed it meanwhile'),
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

  const thrown = (result: Promise<unknown>) =>
    result.then(
      () => undefined,
      (error: unknown) => (error instanceof TryLater ? error : undefined),
    );

  /** Zoom tells of no number. */
  const unreadable = (error: Error): Context => {
    const { zoom } = world.context;
    const get = () => Promise.reject(error);
    return { ...world.context, zoom: { ...zoom, numbers: { ...zoom.numbers, get } } };
  };

  it('is not looked for later where Zoom took no call, and is where its first half is made', async () => {
    const number = await someNumber(false);
    const change = {
      assignee: { from: null, to: queue() },
      displayName: { from: number.displayName ?? '', to: 'Half' },
    };
    const error = new ZoomRefused({ endpoint: 'POST', reason: 'x', rateLimited: { daily: false } });
    const refused = () => Promise.reject(error);
    const without = (port: 'assign' | 'update') => {
      const { zoom } = world.context;
      return { ...world.context, zoom: { ...zoom, numbers: { ...zoom.numbers, [port]: refused } } };
    };
    const attempt = (context: Context) => thrown(step(number, change, { context }));
    expect(await attempt(without('assign'))).toMatchObject({ seconds: 10, maybeDone: false });
    expect(await attempt(without('update'))).toMatchObject({ seconds: 10, maybeDone: true });
  });

  const usedUp = { endpoint: 'GET', status: 429, reason: 'x', rateLimited: { daily: true } };
  it.each([
    ['Zoom’s limit for the day is used up', new ZoomRefused(usedUp), 3_600],
    [
      'Zoom does not accept the credentials',
      new ZoomUnavailable({ endpoint: 'GET', reason: 'credentials', detail: 'x' }),
      300,
    ],
  ])('waits while %s, instead of failing like every row after it', async (_, error, seconds) => {
    const number = await someNumber(false);
    const later = await thrown(
      step(number, { assignee: { from: null, to: queue() } }, { context: unreadable(error) }),
    );
    expect(later).toMatchObject({ seconds, maybeDone: false });
  });

  it('fails alone where Zoom’s answer about its number cannot be understood', async () => {
    const number = await someNumber(false);
    const error = new ZoomUnavailable({ endpoint: 'GET', reason: 'unreadable', detail: 'x' });
    const change = { assignee: { from: null, to: queue() } };
    const result = await step(number, change, { context: unreadable(error) });
    expect(result).toEqual({ state: 'failed', message: 'Zoom’s answer could not be understood.' });
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

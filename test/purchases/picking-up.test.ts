import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { executePurchase } from '../../src/purchases/execute-purchase.ts';
import { expireRequests } from '../../src/purchases/expire-requests.ts';
import { reconsiderRequests } from '../../src/purchases/reconsider-requests.ts';
import { remindOfWaiting } from '../../src/purchases/remind-approvers.ts';
import { resumeWork } from '../../src/purchases/resume-work.ts';
import type { StoredRequest } from '../../src/purchases/stored-request.ts';
import { requests } from '../../src/store/schema.ts';
import type { Store } from '../../src/store/store.ts';
import { portsThatCrash } from '../crash/ports-that-crash.ts';
import { describeOnBothDatabases, openMigrated } from '../store/backends.ts';
import { approve, ask, happened, now } from '../support/purchase-steps.ts';
import {
  APPROVER,
  createPurchaseWorld,
  forgetRequests,
  HOUR,
  OTHER,
  type PurchaseWorld,
  wantedNumbers,
} from '../support/purchase-world.ts';

describeOnBothDatabases('What was under way', (backend) => {
  let store: Store;
  let world: PurchaseWorld;
  let request: StoredRequest;
  /** When the process started that picks it up: later than all that the one before it did. */
  const restarted = () => new Date(world.clock.now().getTime() + 1);

  beforeAll(async () => {
    store = await openMigrated(backend);
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    await forgetRequests(store);
    world = await createPurchaseWorld(store);
    request = await ask(world, wantedNumbers(await world.offered('212', 1)));
  });
  afterEach(() => world.close());

  /** Buys until a call that fails. */
  async function buyUntil(moment: 'before' | 'after', port: string, times = 1) {
    let left = times;
    const failing = portsThatCrash(world.context, (when, where) => {
      if (when === moment && where === port && --left === 0) throw new Error('statement timeout');
    });
    await expect(executePurchase(failing, request.id)).rejects.toThrow('statement timeout');
    world.queue.forget();
  }

  it('is bought when the job is tried again that failed before it had committed to anything', async () => {
    await approve(world, request, APPROVER);
    await buyUntil('before', 'store.db.transaction');
    expect((await now(world, request)).status).toBe('approved');
    await executePurchase(world.context, request.id, { isRetry: true });
    expect((await now(world, request)).status).toBe('purchased');
    expect(world.zoom.purchases).toHaveLength(1);
  });

  it('is bought although its job is lost, by the next minute', async () => {
    await approve(world, request, APPROVER);
    world.queue.forget();
    await resumeWork(world.context, new Date(0));
    await world.work();
    expect((await now(world, request)).status).toBe('purchased');
  });

  it('is looked after at once when its job is tried again, for the attempt before it is over', async () => {
    await approve(world, request, APPROVER);
    await buyUntil('before', 'store.db.transaction', 2);
    expect((await now(world, request)).status).toBe('purchasing');
    await executePurchase(world.context, request.id, { isRetry: true });
    expect((await now(world, request)).status).toBe('uncertain');
    await world.work();
    expect(await now(world, request)).toMatchObject({
      status: 'purchased',
      outcome: { knownFrom: 'inventory' },
    });
    expect(world.zoom.purchases).toHaveLength(1);
  });

  it('is left alone while another process may be in the middle of it', async () => {
    await approve(world, request, APPROVER);
    await buyUntil('before', 'store.db.transaction', 2);
    await executePurchase(world.context, request.id);
    await resumeWork(world.context, restarted());
    const { status } = await now(world, request);
    // Of the embedded database there is one process: nobody else can be at it.
    expect(status).toBe(backend.name === 'pglite' ? 'uncertain' : 'purchasing');
    await world.pass(90_000);
    await resumeWork(world.context, restarted());
    await world.work();
    expect((await now(world, request)).status).toBe('purchased');
  });

  it('is looked after once, however many processes start', async () => {
    await approve(world, request, APPROVER);
    world.zoom.zoom.addFault({ kind: 'cut_before', method: 'POST', times: 1 });
    world.zoom.zoom.addFault({ kind: 'gateway_down', method: 'GET', path: '/phone/numbers/%2B', times: 3 });
    await world.work();
    expect((await now(world, request)).status).toBe('uncertain');
    for (let start = 0; start < 5; start += 1) await resumeWork(world.context, restarted());
    const jobs: string[] = [];
    for (let job = world.queue.take(restarted()); job; job = world.queue.take(restarted()))
      jobs.push(job.name);
    expect(jobs.length).toBeLessThanOrEqual(1);
  });

  it('is decided, reminded of, expired and picked up though one row cannot be read', async () => {
    const bad = await ask(world, wantedNumbers(await world.offered('415', 1)), OTHER);
    await store.db
      .update(requests)
      .set({ wanted: { kind: 'of a newer version' } })
      .where(eq(requests.id, bad.id));
    await world.clock.advance(25 * HOUR);
    const says = { errors: [expect.objectContaining({ message: `Failed for request ${bad.id}` })] };
    await expect(remindOfWaiting(world.context)).rejects.toMatchObject(says);
    expect(await happened(world, request)).toContain('request.reminded');
    await reconsiderRequests(world.context);
    await world.clock.advance(48 * HOUR);
    await expect(expireRequests(world.context)).rejects.toMatchObject(says);
    expect((await now(world, request)).status).toBe('expired');
    expect(await resumeWork(world.context, restarted())).toBe(0);
  });
});

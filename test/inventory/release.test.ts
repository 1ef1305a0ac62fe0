import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { planRelease } from '../../src/inventory/plan-release.ts';
import { releasePlanned } from '../../src/inventory/release-planned.ts';
import { runSteps } from '../../src/inventory/run-steps.ts';
import { workOnRun } from '../../src/inventory/work-on-run.ts';
import { requestRelease } from '../../src/purchases/request-release.ts';
import { readAuditRows } from '../../src/store/audit.ts';
import { readKnownNumber, saveKnownNumbers } from '../../src/store/known-numbers.ts';
import { countRunItems, readRun, readRunItems } from '../../src/store/runs.ts';
import type { Store } from '../../src/store/store.ts';
import { TryLater } from '../../src/try-later.ts';
import { ZoomUnavailable } from '../../src/zoom/errors.ts';
import { portsThatCrash } from '../crash/ports-that-crash.ts';
import { describeOnBothDatabases, openMigrated } from '../store/backends.ts';
import {
  ADMIN,
  createPurchaseWorld,
  forgetRequests,
  type PurchaseWorld,
  REQUESTER,
} from '../support/purchase-world.ts';

describeOnBothDatabases('Releasing what was planned', (backend) => {
  let store: Store;
  let world: PurchaseWorld;
  /** The last entry of the history that is another test's. */
  let before: number;
  beforeAll(async () => {
    store = await openMigrated(backend);
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    [{ id: before } = { id: 0 }] = await readAuditRows(store.db, {}, { limit: 1 });
    await forgetRequests(store);
    world = await createPurchaseWorld(store);
  });
  afterEach(() => world.close());

  const free = (count: number) =>
    world.zoom.zoom
      .snapshot()
      .numbers.filter(({ status, assignee }) => status === 'active' && !assignee)
      .slice(0, count)
      .map(({ phone_number }) => phone_number);
  const isThere = (number: string) =>
    world.zoom.zoom.snapshot().numbers.some(({ phone_number }) => phone_number === number);

  async function plan(count: number): Promise<{ runId: string; numbers: string[] }> {
    const numbers = free(count);
    const planned = await planRelease(world.context, { userId: ADMIN, asked: numbers });
    if (planned.kind !== 'plan' || planned.runId === undefined) throw new Error(`A plan was ${planned.kind}`);
    return { runId: planned.runId, numbers };
  }
  const release = (runId: string, userId = ADMIN) => releasePlanned(world.context, { runId, userId });
  const history = async (number: string) =>
    (await readAuditRows(store.db, { phoneNumber: number }, { limit: 10 }))
      .filter(({ id }) => id > before)
      .map(({ what, actor }) => `${what} ${actor}`);

  it('is for whoever planned it, while they may, and once', async () => {
    const { runId, numbers } = await plan(1);
    expect(await release(runId, REQUESTER)).toMatchObject({ kind: 'not_allowed', who: [ADMIN] });
    world.people.members = [];
    expect(await release(runId)).toMatchObject({ kind: 'not_allowed' });
    world.people.members = [ADMIN];
    const both = await Promise.all([release(runId), release(runId)]);
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(['begun_before', 'one']);
    expect(await release(runId)).toEqual({ kind: 'begun_before' });
    expect(await history(numbers[0] ?? '')).toEqual([`number.released ${ADMIN}`]);
  });

  it('is not done by a screen from before approval was needed; it is asked for then, once a modal', async () => {
    const { runId, numbers } = await plan(2);
    const { context } = world;
    const strict = { ...context, firstSettings: { ...context.firstSettings, releaseNeedsApproval: true } };
    expect(await releasePlanned(strict, { runId, userId: ADMIN })).toEqual({ kind: 'needs_approval' });
    const ask = { runId, userId: ADMIN, teamId: 'T1', viewId: `V-${runId}`, purpose: 'Closed' };
    expect(await requestRelease(strict, { ...ask, userId: REQUESTER })).toMatchObject({
      kind: 'not_allowed',
    });
    const first = await requestRelease(strict, ask);
    expect(first).toMatchObject({
      kind: 'submitted',
      again: false,
      request: { status: 'awaiting_approval', wanted: { kind: 'release', monthlyCost: 2 } },
    });
    expect(await requestRelease(strict, ask)).toMatchObject({ kind: 'submitted', again: true });
    expect(numbers.every(isThere)).toBe(true);
  });

  it('forgets a number that was known', async () => {
    const { runId, numbers } = await plan(1);
    const [phoneNumber = ''] = numbers;
    const [item] = await readRunItems(store.db, runId, { limit: 1 });
    const nothing = { state: null, city: null, siteId: null, displayName: null, monthlyCost: null };
    const nobody = { assigneeType: null, assigneeId: null, assigneeName: null };
    const now = world.clock.now();
    await saveKnownNumbers(store.db, [
      {
        ...{ id: item?.numberId ?? '', phoneNumber, type: 'local', status: 'active', capabilities: [] },
        ...{ ...nothing, ...nobody, idleSince: now, seenAt: now },
      },
    ]);
    expect(await release(runId)).toMatchObject({ kind: 'one', item: { state: 'done' } });
    expect(await readKnownNumber(store.db, phoneNumber)).toBeUndefined();
  });

  it('goes on by itself where Zoom could not be asked, and says it once', async () => {
    const { runId, numbers } = await plan(1);
    world.zoom.zoom.addFault({ kind: 'cut_after', method: 'DELETE', times: 1 });
    world.zoom.zoom.addFault({ kind: 'gateway_down', method: 'GET', times: 1 });
    expect(await release(runId)).toMatchObject({ kind: 'later' });
    expect(world.queue.told).toContainEqual({ name: 'work-on-run', runId });
    world.zoom.zoom.clearFaults();
    await workOnRun(world.context, runSteps, runId);
    expect(await readRun(store.db, runId)).toMatchObject({ status: 'done' });
    expect(await countRunItems(store.db, runId)).toEqual({ done: 1 });
    expect(await history(numbers[0] ?? '')).toEqual([`number.released ${ADMIN}`]);
  });

  it('is finished where the process ended that heard the click', async () => {
    const { runId, numbers } = await plan(1);
    let isDead = false;
    const dying = portsThatCrash(world.context, (moment, port) => {
      isDead ||= moment === 'after' && port === 'zoom.numbers.release';
      if (isDead) throw new Error('killed');
    });
    await expect(releasePlanned(dying, { runId, userId: ADMIN })).rejects.toThrow('killed');
    expect(numbers.filter(isThere)).toEqual([]);
    expect(await history(numbers[0] ?? '')).toEqual([]);
    // Sent with the beginning, for nobody could have sent it afterwards.
    expect(world.queue.told).toContainEqual({ name: 'work-on-run', runId });
    await workOnRun(world.context, runSteps, runId);
    expect(await countRunItems(store.db, runId)).toEqual({ done: 1 });
    expect(await history(numbers[0] ?? '')).toEqual([`number.released ${ADMIN}`]);
  });

  it('is nobody’s deed who only tried: released by somebody else meanwhile, it was gone', async () => {
    const { runId, numbers } = await plan(1);
    const { zoom } = world.context;
    const error = new ZoomUnavailable({ endpoint: 'DELETE', reason: 'not-sent', detail: 'away' });
    const away = { ...zoom, numbers: { ...zoom.numbers, release: () => Promise.reject(error) } };
    const trying = { ...world.context, zoom: away };
    expect(await releasePlanned(trying, { runId, userId: ADMIN })).toMatchObject({ kind: 'later' });
    const [item] = await readRunItems(store.db, runId, { limit: 1 });
    await world.context.zoom.numbers.release(item?.numberId ?? '');
    await workOnRun(world.context, runSteps, runId);
    expect(await readRunItems(store.db, runId, { limit: 1 })).toMatchObject([
      { state: 'unchanged', message: 'It was not in the account any more.' },
    ]);
    expect(await history(numbers[0] ?? '')).toEqual([]);
  });

  it('of several ends with the right to it; what was done before is done', async () => {
    const { runId, numbers } = await plan(3);
    await release(runId);
    const step = runSteps.release;
    const ending: typeof step = async (context, run, item, options) => {
      const result = await step(context, run, item, options);
      if (item.position === 1) throw new Error('killed');
      return result;
    };
    await expect(workOnRun(world.context, { ...runSteps, release: ending }, runId)).rejects.toThrow('killed');
    world.people.members = [];
    await workOnRun(world.context, runSteps, runId);
    const items = await readRunItems(store.db, runId, { limit: 3 });
    expect(items.map(({ state, message }) => [state, message])).toEqual([
      ['done', null],
      ['done', null],
      ['failed', 'You may not release numbers any more.'],
    ]);
    expect(numbers.map(isThere)).toEqual([false, false, true]);
  });

  it('of several waits while Slack cannot say whether the person may', async () => {
    const { runId, numbers } = await plan(2);
    await release(runId);
    const unsure = {
      ...world.context,
      firstSettings: { ...world.context.firstSettings, admins: ['S0ADMINS'] },
      people: { ...world.context.people, membersOf: () => Promise.reject(new Error('Slack is away')) },
    };
    await expect(workOnRun(unsure, runSteps, runId)).rejects.toBeInstanceOf(TryLater);
    expect(numbers.every(isThere)).toBe(true);
    expect(await countRunItems(store.db, runId)).toEqual({ pending: 2 });
  });

  it('of several loses none where the worker ends between Zoom’s answer and writing it down', async () => {
    const { runId, numbers } = await plan(3);
    expect(await release(runId)).toEqual({ kind: 'started', numbers: 3 });
    let killed = false;
    const step = runSteps.release;
    const ending: typeof step = async (context, run, item, options) => {
      const result = await step(context, run, item, options);
      if (item.position === 1 && !killed) {
        killed = true;
        throw new Error('killed');
      }
      return result;
    };
    const steps = { ...runSteps, release: ending };
    await expect(workOnRun(world.context, steps, runId)).rejects.toThrow('killed');
    await workOnRun(world.context, steps, runId);
    expect(await countRunItems(store.db, runId)).toEqual({ done: 3 });
    expect(numbers.filter(isThere)).toEqual([]);
    for (const number of numbers) expect(await history(number)).toEqual([`number.released ${ADMIN}`]);
  });

  it('says of a number that somebody else released that it was gone', async () => {
    const [one, other] = [await plan(1), await plan(1)];
    expect(await release(one.runId)).toMatchObject({ kind: 'one', item: { state: 'done' } });
    expect(await release(other.runId)).toMatchObject({
      kind: 'one',
      item: { state: 'unchanged', message: 'It was not in the account any more.' },
    });
    expect(await history(one.numbers[0] ?? '')).toHaveLength(1);
  });
});

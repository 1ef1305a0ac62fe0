import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Context } from '../../src/context.ts';
import { assignNow } from '../../src/inventory/assign-now.ts';
import { runSteps } from '../../src/inventory/run-steps.ts';
import { resumeRuns, workOnRun } from '../../src/inventory/work-on-run.ts';
import { readRunItems, readRunsOfStatus } from '../../src/store/runs.ts';
import * as schema from '../../src/store/schema.ts';
import type { Store } from '../../src/store/store.ts';
import { portsThatCrash } from '../crash/ports-that-crash.ts';
import { describeOnBothDatabases, openMigrated } from '../store/backends.ts';
import type { Fate } from '../support/one-number-zoom.ts';
import { createNumberWorld, NINA, type NumberWorld, QUEUE, RINA } from './number-world.ts';

const ROOM = { type: 'zoom_room', id: 'room_1' };
const NOBODY_KNOWS = { type: 'user', id: 'nobody_knows' };

/** The same, in a process that ends at its so-many-eth crash point. */
function ending(context: Context, at: number): { context: Context; isAlive: () => boolean } {
  let points = 0;
  return {
    context: portsThatCrash(context, () => {
      points += 1;
      if (points > at) throw new Error('killed');
    }),
    isAlive: () => points <= at,
  };
}

describeOnBothDatabases('A number that is given to somebody while they wait', (backend) => {
  let store: Store;
  let ids = 0;
  beforeAll(async () => {
    store = await openMigrated(backend);
  });
  afterAll(() => store.close());

  async function setUp(assignee: typeof QUEUE | undefined): Promise<NumberWorld> {
    await store.db.delete(schema.runItems);
    await store.db.delete(schema.runs);
    const world = await createNumberWorld(store, { assignee });
    world.context.ids.newId = () => `run-${++ids}`;
    return world;
  }
  const order = ({ number }: NumberWorld, to: typeof ROOM) => ({
    userId: NINA,
    numberId: number.id,
    to,
    seen: number.assignee ?? null,
  });
  /** What the next process does, at its start or a minute later. */
  async function pickUp({ context }: NumberWorld): Promise<void> {
    const open = await readRunsOfStatus(store.db, 'running');
    await resumeRuns(context);
    for (const { id } of open) await workOnRun(context, runSteps, id);
  }
  const items = async () =>
    (await store.db.select().from(schema.runItems)).map(({ state, message }) => [state, message]);
  const audit = async (world: NumberWorld) => (await world.audit()).map(({ what, to }) => `${what}: ${to}`);

  it('is a run of one, whose job comes to nothing when all went well', async () => {
    const world = await setUp(QUEUE);
    expect(await assignNow(world.context, order(world, ROOM))).toMatchObject({ kind: 'reassigned' });
    expect(await items()).toEqual([['done', expect.stringContaining('instead of call queue Support')]]);
    expect(await readRunsOfStatus(store.db, 'running')).toEqual([]);
  });

  it.each([
    ['from one to the other', QUEUE, ROOM, [], ['room_1'], 'number.reassigned'],
    ['from one to a person', QUEUE, RINA, [], ['user_rina'], 'number.reassigned'],
    ['from nobody', undefined, RINA, [], ['user_rina'], 'number.assigned'],
    ['with the answer lost', QUEUE, RINA, ['ok', 'lost_done'], ['user_rina'], 'number.reassigned'],
    ['back, for Zoom does not know the other', QUEUE, NOBODY_KNOWS, [], ['queue_old'], 'number.restored'],
  ] satisfies [string, typeof QUEUE | undefined, typeof ROOM, Fate[], string[], string][])(
    'goes %s wherever its process ends, and is audited',
    async (_, from, to, fates, ends, what) => {
      let isOver = false;
      for (let at = 0; !isOver; at += 1) {
        const world = await setUp(from);
        world.fates.push(...fates);
        const first = ending(world.context, at);
        await assignNow(first.context, order(world, to)).catch((error: unknown) => {
          if (first.isAlive()) throw error;
        });
        isOver = first.isAlive();
        const where = `ended at point ${at}`;
        const isBegun = (await readRunsOfStatus(store.db, 'running')).length > 0;
        // Before that, nothing was done, and the person sees that nothing is.
        if (!isBegun && world.writes.length === 0) continue;
        world.fates.length = 0;
        await pickUp(world);
        expect(ends, where).toContain(world.number.assignee?.id);
        const entries = (await world.audit()).map((entry) => entry.what);
        // Given back, it is as if nothing had been done: then it is tried once more, and that is true as well.
        const most = what === 'number.restored' ? 2 : 1;
        expect(new Set(entries), where).toEqual(new Set([what]));
        expect(entries.length, where).toBeLessThanOrEqual(most);
        expect(await readRunsOfStatus(store.db, 'running'), where).toEqual([]);
        const taken = world.writes.filter((write) => write === 'unassign').length;
        expect(taken, where).toBeLessThanOrEqual(from ? most : 0);
      }
    },
    60_000,
  );

  it('and was taken from the one is given to the other, though the person may not assign any more', async () => {
    const world = await setUp(QUEUE);
    const cut = portsThatCrash(world.context, (moment, port) => {
      if (moment === 'after' && port === 'zoom.numbers.unassign') throw new Error('killed');
    });
    await expect(assignNow(cut, order(world, ROOM))).rejects.toThrow('killed');
    expect(world.number.assignee).toBeUndefined();
    const people = { ...world.context.people, standing: () => Promise.reject(new Error('Slack is away')) };
    await pickUp({ ...world, context: { ...world.context, people } });
    expect(world.number.assignee).toMatchObject(ROOM);
    expect(await audit(world)).toEqual(['number.reassigned: Zoom Room The room_1']);
    expect(await items()).toEqual([['done', expect.stringContaining('instead of call queue Support')]]);
  });

  it('is left with whoever has got it meanwhile', async () => {
    const world = await setUp(QUEUE);
    const cut = portsThatCrash(world.context, (moment, port) => {
      if (moment === 'after' && port === 'zoom.numbers.unassign') throw new Error('killed');
    });
    await expect(assignNow(cut, order(world, ROOM))).rejects.toThrow('killed');
    world.number.assignee = { type: 'common_area', id: 'lobby', name: 'Lobby' };
    await pickUp(world);
    expect(world.number.assignee).toMatchObject({ id: 'lobby' });
    expect(await items()).toEqual([
      ['failed', 'Somebody has changed it meanwhile: it belongs to common area Lobby now.'],
    ]);
  });

  it('of which somebody else was seen to have it is left alone then, and later as well', async () => {
    const world = await setUp(QUEUE);
    const seen = { type: 'common_area', id: 'lobby' };
    expect(await assignNow(world.context, { ...order(world, ROOM), seen })).toMatchObject({
      kind: 'changed_meanwhile',
    });
    const cut = ending(world.context, 12);
    await assignNow(cut.context, { ...order(world, ROOM), seen }).catch(() => {});
    await pickUp(world);
    expect(world.writes).toEqual([]);
  });

  it('is not tried again after Zoom could not be reached: the person has been told', async () => {
    const world = await setUp(QUEUE);
    world.fates.push('unavailable');
    await expect(assignNow(world.context, order(world, ROOM))).rejects.toThrow();
    await pickUp(world);
    expect(world.writes).toEqual(['unassign']);
    expect(await items()).toEqual([['failed', 'Zoom could not be reached.']]);
    const [run] = await store.db.select().from(schema.runs);
    expect(await readRunItems(store.db, run?.id ?? '', { limit: 2 })).toHaveLength(1);
  });
});

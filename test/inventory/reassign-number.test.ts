import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Assigned, assignNumber } from '../../src/inventory/assign-number.ts';
import { readKnownNumber } from '../../src/store/known-numbers.ts';
import type { Store } from '../../src/store/store.ts';
import { isZoomError } from '../../src/zoom/errors.ts';
import type { PhoneNumber } from '../../src/zoom/types.ts';
import { openMemoryStore } from '../support/memory-store.ts';
import { FATES, type Fate } from '../support/one-number-zoom.ts';
import { createNumberWorld, NINA, QUEUE, RINA } from './number-world.ts';

const NEW_QUEUE = { type: 'call_queue', id: 'queue_new' };

/** Who has it, by what was said. */
function saidOf(outcome: Assigned | 'thrown'): (string | undefined)[] {
  if (outcome === 'thrown') return [QUEUE.id];
  switch (outcome.kind) {
    case 'reassigned':
    case 'restored':
    case 'not_done':
    case 'left_unassigned':
      return [outcome.number.assignee?.id];
    case 'uncertain':
      return outcome.either.map((each) => each?.id);
    default:
      throw new Error(`Not an outcome that these fates lead to: ${outcome.kind}`);
  }
}

const AUDITED: Readonly<Record<string, string[]>> = {
  reassigned: ['number.reassigned'],
  restored: ['number.restored'],
  left_unassigned: ['number.unassigned'],
  uncertain: ['number.uncertain'],
  not_done: [],
  thrown: [],
};

describe('A number that goes from one assignee to another', () => {
  let store: Store;
  beforeAll(async () => {
    store = await openMemoryStore();
  });
  afterAll(() => store.close());

  async function attempt(fates: Fate[], readable = Number.POSITIVE_INFINITY, to = NEW_QUEUE) {
    const world = await createNumberWorld(store, { assignee: QUEUE });
    world.fates.push(...fates);
    world.readable = readable;
    const order = { userId: NINA, numberId: world.number.id, to, seen: QUEUE };
    const outcome = await assignNumber(world.context, order).catch((error: unknown) => {
      if (!isZoomError(error)) throw error;
      return 'thrown' as const;
    });
    return { world, outcome };
  }

  const cases = FATES.flatMap((take) =>
    FATES.flatMap((give) =>
      FATES.flatMap((back) =>
        [Number.POSITIVE_INFINITY, 1, 2].map((reads) => [take, give, back, reads] as const),
      ),
    ),
  );

  it('is said to be where it is, whatever becomes of each call, and nothing is sent twice that may have happened', async () => {
    for (const [take, give, back, reads] of cases) {
      // While nobody has it, what certainly did not happen is tried again.
      const patient = [give, back].flatMap((fate) => (fate === 'unavailable' ? [fate, fate, fate] : [fate]));
      const { world, outcome } = await attempt([take, ...patient], reads);
      const where = `${take}, ${give}, ${back}; ${reads} reads`;
      const said = saidOf(outcome);
      expect(said, where).toContain(world.number.assignee?.id);
      const kind = outcome === 'thrown' ? 'thrown' : outcome.kind;
      expect(
        (await world.audit()).map(({ what }) => what),
        where,
      ).toEqual(AUDITED[kind]);
      // With every read answered there is nothing to be uncertain of.
      if (reads > 3) expect(kind, where).not.toBe('uncertain');
      if (kind === 'thrown') expect(world.writes, where).toEqual(['unassign']);
      const sent = (what: string) => world.writes.filter((each) => each === what).length;
      expect(sent('unassign'), where).toBe(1);
      expect(sent('assign queue_new'), where).toBeLessThanOrEqual(give === 'unavailable' ? 3 : 1);
      expect(sent('assign queue_old'), where).toBeLessThanOrEqual(back === 'unavailable' ? 3 : 1);
      if (reads > 3) {
        const known = await readKnownNumber(store.db, world.number.phoneNumber);
        if (kind !== 'thrown') expect(known?.assigneeId ?? undefined, where).toBe(world.number.assignee?.id);
      }
    }
  }, 30_000);

  it.each([
    [['ok'], 'reassigned'],
    [['ok', 'refused'], 'restored'],
    [['ok', 'unavailable', 'unavailable'], 'reassigned'],
    [['ok', 'unavailable', 'unavailable', 'unavailable'], 'restored'],
    [['ok', 'lost_undone'], 'restored'],
    [['ok', 'lost_done'], 'reassigned'],
    [['lost_done'], 'reassigned'],
    [['lost_undone'], 'not_done'],
    [['ok', 'refused', 'unavailable'], 'restored'],
    [['ok', 'refused', 'unavailable', 'unavailable', 'unavailable'], 'left_unassigned'],
    [['ok', 'refused', 'refused'], 'left_unassigned'],
    [['ok', 'refused', 'lost_done'], 'restored'],
    [['ok', 'refused', 'lost_undone'], 'left_unassigned'],
  ] satisfies [Fate[], string][])('with %j is %s', async (fates, kind) => {
    expect(await attempt(fates)).toMatchObject({ outcome: { kind } });
  });

  it('is audited with whose it was and is, and why it is so', async () => {
    const { world } = await attempt(['ok', 'refused', 'refused']);
    expect(await world.audit()).toMatchObject([
      {
        actor: NINA,
        what: 'number.unassigned',
        subject: world.number.id,
        from: 'call queue Support',
        to: 'nobody',
        why: expect.stringMatching(/call queue queue_new \(Zoom refused.*nor back/),
      },
    ]);
    const unknown = await attempt([], Number.POSITIVE_INFINITY, { type: 'user', id: 'nobody_knows' });
    expect(unknown.outcome).toMatchObject({ kind: 'restored', number: { assignee: { id: QUEUE.id } } });
    expect(await unknown.world.audit()).toMatchObject([
      { what: 'number.restored', to: 'call queue Support', why: expect.stringMatching(/no such user/) },
    ]);
  });

  it.each([
    ['before the first call', 0],
    ['between the two', 1],
  ])('is left alone when somebody else takes it %s', async (_, nth) => {
    const world = await createNumberWorld(store, { assignee: QUEUE });
    const theirs: PhoneNumber['assignee'] = { type: 'zoom_room', id: 'room_1', name: 'Aspen' };
    const takenAway = () => {
      delete world.number.assignee;
    };
    const stolen = () => {
      world.number.assignee = theirs;
    };
    world.meanwhile = nth === 0 ? [takenAway] : [() => {}, stolen];
    const order = { userId: NINA, numberId: world.number.id, to: NEW_QUEUE, seen: QUEUE };
    expect(await assignNumber(world.context, order)).toMatchObject({ kind: 'changed_meanwhile' });
    expect(world.number.assignee).toEqual(nth === 0 ? undefined : theirs);
    expect((await world.audit()).map(({ what }) => what)).toEqual(nth === 0 ? [] : ['number.unassigned']);
  });

  it('knows by the second time whom an e-mail address belongs to, and changes nothing', async () => {
    const world = await createNumberWorld(store, { assignee: QUEUE });
    const order = { userId: NINA, numberId: world.number.id, to: RINA };
    expect(await assignNumber(world.context, order)).toMatchObject({ kind: 'reassigned' });
    world.writes.length = 0;
    expect(await assignNumber(world.context, order)).toMatchObject({ kind: 'unchanged' });
    const shouting = { ...order, to: { ...RINA, id: 'RINA@example.com' } };
    expect(await assignNumber(world.context, shouting)).toMatchObject({ kind: 'unchanged' });
    expect(world.writes).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assignNumber } from '../../src/inventory/assign-number.ts';
import { sameAssignee } from '../../src/inventory/assignee.ts';
import { assigneeWords } from '../../src/inventory/assignee-words.ts';
import { editNumber } from '../../src/inventory/edit-number.ts';
import { noteNumber } from '../../src/inventory/note-number.ts';
import { seenAssignees } from '../../src/inventory/seen-assignees.ts';
import { unassignNumber } from '../../src/inventory/unassign-number.ts';
import type { Store } from '../../src/store/store.ts';
import type { Zoom } from '../../src/zoom/zoom.ts';
import { openMemoryStore } from '../support/memory-store.ts';
import type { Fate } from '../support/one-number-zoom.ts';
import { ADMIN, createNumberWorld, NINA, QUEUE, RINA, SAM } from './number-world.ts';

/** It tells nothing of other numbers. */
const silent = (zoom: Zoom): Zoom => ({
  ...zoom,
  numbers: { ...zoom.numbers, page: async () => ({ items: [], total: 0 }) },
});

describe('Changing a number', () => {
  let store: Store;
  beforeAll(async () => {
    store = await openMemoryStore();
  });
  afterAll(() => store.close());

  const ROOM = { type: 'zoom_room', id: 'room_1' };

  it('is for those who may assign, and for admins; others are told who may', async () => {
    const world = await createNumberWorld(store, { assignee: QUEUE });
    const { context, number } = world;
    const refused = { kind: 'not_allowed', role: 'assign', who: [NINA, ADMIN] };
    const order = { userId: SAM, numberId: number.id };
    expect(await assignNumber(context, { ...order, to: ROOM })).toEqual(refused);
    expect(await unassignNumber(context, order)).toEqual(refused);
    const edit = { wanted: { displayName: 'Sam' }, seen: {} };
    expect(await editNumber(context, { ...order, ...edit })).toEqual(refused);
    expect(world.writes).toEqual([]);
    expect(await unassignNumber(context, { ...order, userId: ADMIN })).toMatchObject({ kind: 'unassigned' });
  });

  it('needs a number that the account has', async () => {
    const { context } = await createNumberWorld(store);
    const order = { userId: NINA, numberId: '+14155550000' };
    expect(await assignNumber(context, { ...order, to: ROOM })).toEqual({ kind: 'not_ours' });
    expect(await unassignNumber(context, order)).toEqual({ kind: 'not_ours' });
    expect(await editNumber(context, { ...order, wanted: {}, seen: {} })).toEqual({ kind: 'not_ours' });
  });

  it('stays with whoever it could not be given back to, and goes to nobody whom Zoom takes none for', async () => {
    const group = { type: 'shared_line_group', id: 'group_1', name: 'Front' };
    const theirs = await createNumberWorld(store, { assignee: group });
    const order = { userId: NINA, numberId: theirs.number.id };
    expect(await assignNumber(theirs.context, { ...order, to: ROOM })).toMatchObject({
      kind: 'cannot_be_given',
      to: group,
      number: { assignee: group },
    });
    const ours = await createNumberWorld(store, { assignee: QUEUE });
    const away = { userId: NINA, numberId: ours.number.id, to: group };
    expect(await assignNumber(ours.context, away)).toMatchObject({ kind: 'cannot_be_given', to: group });
    expect([...theirs.writes, ...ours.writes]).toEqual([]);
    // It can still be taken away: then nobody expects it back.
    expect(await unassignNumber(theirs.context, order)).toMatchObject({ kind: 'unassigned', from: group });
  });

  it('offers nobody whom Zoom takes no numbers for', async () => {
    const group = { type: 'shared_line_group', id: 'group_2', name: 'Back' };
    for (const assignee of [group, ROOM]) {
      const { context, number } = await createNumberWorld(store, { assignee });
      await noteNumber(store.db, number, context.clock.now());
    }
    const { context } = await createNumberWorld(store);
    const seen = await seenAssignees({ ...context, zoom: silent(context.zoom) }, 100);
    expect(seen.map(({ type }) => type)).toContain('zoom_room');
    expect(seen.map(({ type }) => type)).not.toContain('shared_line_group');
  });

  describe('that nobody has, by assigning it', () => {
    it.each([
      [[], 'assigned', ['number.assigned']],
      [['lost_done'], 'assigned', ['number.assigned']],
      [['lost_undone'], 'not_done', []],
    ] satisfies [Fate[], string, string[]][])('with %j ends as %s', async (fates, kind, audited) => {
      for (const to of [ROOM, RINA]) {
        const world = await createNumberWorld(store);
        world.fates.push(...fates);
        const outcome = await assignNumber(world.context, { userId: NINA, numberId: world.number.id, to });
        expect(outcome).toMatchObject({ kind, number: world.number });
        expect((await world.audit()).map(({ what }) => what)).toEqual(audited);
        expect(world.writes).toHaveLength(1);
      }
    });

    it('is uncertain when the answer is lost and the number cannot be read', async () => {
      const world = await createNumberWorld(store);
      world.fates.push('lost_done');
      world.readable = 1;
      const order = { userId: NINA, numberId: world.number.phoneNumber, to: RINA };
      expect(await assignNumber(world.context, order)).toMatchObject({
        kind: 'uncertain',
        either: [RINA, undefined],
      });
      expect(await world.audit()).toMatchObject([{ what: 'number.uncertain', to: 'Rina Patel, or nobody' }]);
    });

    it('says that Zoom knows no such assignee, and rejects when nothing could be sent', async () => {
      const world = await createNumberWorld(store);
      const order = { userId: NINA, numberId: world.number.id };
      const to = { type: 'user', id: 'nobody_knows' };
      expect(await assignNumber(world.context, { ...order, to })).toMatchObject({ kind: 'unknown_assignee' });
      world.fates.push('unavailable');
      await expect(assignNumber(world.context, { ...order, to: ROOM })).rejects.toMatchObject({
        kind: 'unavailable',
      });
      expect(await world.audit()).toEqual([]);
    });

    it('leaves it to whoever was faster', async () => {
      const world = await createNumberWorld(store);
      const order = { userId: NINA, numberId: world.number.id, to: ROOM };
      world.meanwhile.push(() => {
        world.number.assignee = QUEUE;
      });
      expect(await assignNumber(world.context, order)).toMatchObject({
        kind: 'changed_meanwhile',
        number: { assignee: QUEUE },
      });
      expect(await assignNumber(world.context, { ...order, seen: null })).toMatchObject({
        kind: 'changed_meanwhile',
      });
      expect(world.number.assignee).toEqual(QUEUE);
    });
  });

  describe('by unassigning it', () => {
    it.each([
      [[], Number.POSITIVE_INFINITY, 'unassigned', ['number.unassigned']],
      [['lost_done'], Number.POSITIVE_INFINITY, 'unassigned', ['number.unassigned']],
      [['lost_undone'], Number.POSITIVE_INFINITY, 'not_done', []],
      [['lost_done'], 1, 'uncertain', ['number.uncertain']],
    ] satisfies [Fate[], number, string, string[]][])(
      'with %j and %d reads ends as %s',
      async (fates, reads, kind, audited) => {
        const world = await createNumberWorld(store, { assignee: QUEUE });
        world.fates.push(...fates);
        world.readable = reads;
        const order = { userId: NINA, numberId: world.number.id, seen: QUEUE };
        expect(await unassignNumber(world.context, order)).toMatchObject({ kind });
        expect((await world.audit()).map(({ what }) => what)).toEqual(audited);
        expect(world.writes).toEqual(['unassign']);
      },
    );

    it('changes nothing the second time, or when it is somebody else’s meanwhile', async () => {
      const world = await createNumberWorld(store, { assignee: QUEUE });
      const order = { userId: NINA, numberId: world.number.id };
      expect(await unassignNumber(world.context, { ...order, seen: ROOM })).toMatchObject({
        kind: 'changed_meanwhile',
        number: { assignee: QUEUE },
      });
      expect(await unassignNumber(world.context, order)).toMatchObject({ kind: 'unassigned', from: QUEUE });
      expect(await unassignNumber(world.context, order)).toMatchObject({ kind: 'unchanged' });
      expect(world.writes).toEqual(['unassign']);
      expect(await world.audit()).toMatchObject([{ from: 'call queue Support', to: 'nobody' }]);
    });
  });

  describe('by editing it', () => {
    const seen = { displayName: 'Front desk', siteId: 'site_main', capabilities: ['voice', 'sms'] };

    it('sends only what is wanted otherwise', async () => {
      const world = await createNumberWorld(store, { displayName: 'Front desk' });
      const order = { userId: NINA, numberId: world.number.id, seen };
      const same = { ...seen, capabilities: ['sms', 'voice'] };
      expect(await editNumber(world.context, { ...order, wanted: same })).toMatchObject({
        kind: 'unchanged',
      });
      const wanted = { ...same, displayName: 'Back desk' };
      expect(await editNumber(world.context, { ...order, wanted })).toMatchObject({
        kind: 'edited',
        changed: ['displayName'],
      });
      expect(await editNumber(world.context, { ...order, wanted })).toMatchObject({ kind: 'unchanged' });
      expect(world.writes).toEqual(['update {"displayName":"Back desk"}']);
      expect(await world.audit()).toMatchObject([
        { what: 'number.edited', from: 'display name “Front desk”', to: 'display name “Back desk”' },
      ]);
    });

    it('takes nothing back that somebody else has changed besides, and does not overwrite it', async () => {
      const world = await createNumberWorld(store, { displayName: 'Night desk' });
      const order = { userId: NINA, numberId: world.number.id, seen };
      const wanted = { ...seen, siteId: 'site_toronto' };
      expect(await editNumber(world.context, { ...order, wanted })).toMatchObject({ kind: 'edited' });
      expect(world.number).toMatchObject({ displayName: 'Night desk', siteId: 'site_toronto' });
      const name = { ...seen, displayName: 'Back desk' };
      expect(await editNumber(world.context, { ...order, wanted: name })).toMatchObject({
        kind: 'changed_meanwhile',
        number: { displayName: 'Night desk' },
      });
    });

    it.each([
      [['lost_done'], Number.POSITIVE_INFINITY, 'edited', ['number.edited']],
      [['lost_undone'], Number.POSITIVE_INFINITY, 'not_done', []],
      [['lost_done'], 1, 'uncertain', ['number.uncertain']],
    ] satisfies [Fate[], number, string, string[]][])(
      'with %j and %d reads ends as %s',
      async (fates, reads, kind, audited) => {
        const world = await createNumberWorld(store, { displayName: 'Front desk' });
        world.fates.push(...fates);
        world.readable = reads;
        const wanted = { ...seen, displayName: 'Back desk', capabilities: ['voice'] };
        const order = { userId: NINA, numberId: world.number.id, seen, wanted };
        expect(await editNumber(world.context, order)).toMatchObject({ kind });
        expect((await world.audit()).map(({ what }) => what)).toEqual(audited);
        expect(world.writes).toHaveLength(1);
      },
    );
  });
});

describe('Whether a number is with whom it is wanted', () => {
  const rina = { type: 'user', id: 'user_rina', name: 'Rina Patel' };
  it.each([
    ['nobody', undefined, RINA, undefined, 'other'],
    ['another type', QUEUE, { ...QUEUE, type: 'zoom_room' }, undefined, 'other'],
    ['the same id', QUEUE, { type: 'call_queue', id: QUEUE.id }, undefined, 'same'],
    ['another id', rina, { type: 'user', id: 'user_ben' }, undefined, 'other'],
    ['an address, of which Zoom shows the id', rina, RINA, undefined, 'cannot_tell'],
    ['an address whose id is known', rina, RINA, 'user_rina', 'same'],
    ['an address whose id is known to be another', rina, RINA, 'user_ben', 'other'],
    ['an address, which Zoom shows', { ...rina, id: 'Rina@Example.com' }, RINA, undefined, 'same'],
    ['an address, and Zoom shows another', { ...rina, id: 'ben@example.com' }, RINA, undefined, 'other'],
    ['an id with an @ that is no person', QUEUE, { type: 'call_queue', id: 'a@b' }, undefined, 'other'],
  ])('%s', (_, has, wanted, knownId, answer) => {
    expect(sameAssignee(has, wanted, knownId)).toBe(answer);
  });

  it('is said in words', () => {
    expect(
      [undefined, rina, { ...rina, name: undefined }, QUEUE, { type: 'shared_line', id: 'x' }].map(
        assigneeWords,
      ),
    ).toEqual(['nobody', 'Rina Patel', 'person user_rina', 'call queue Support', 'shared line x']);
  });
});

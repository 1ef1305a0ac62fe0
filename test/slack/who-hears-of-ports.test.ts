import { WebAPIRateLimitedError } from '@slack/web-api';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Context, People } from '../../src/context.ts';
import { watchOrders } from '../../src/porting/watch-orders.ts';
import { announcePorts } from '../../src/slack/announce-ports.ts';
import { markAnnouncements, readOpenAnnouncements, saveWatcher } from '../../src/store/announcements.ts';
import { savePortOrder } from '../../src/store/port-orders.ts';
import type { Store } from '../../src/store/store.ts';
import { TryLater } from '../../src/try-later.ts';
import { knownPeople } from '../support/known-people.ts';
import { openMemoryStore } from '../support/memory-store.ts';
import { createNotingMessenger } from '../support/noting-messenger.ts';
import { createPortingWorld, forgetOrders, PORTING, type PortingWorld } from '../support/porting-world.ts';

const BEN = 'U0BEN';
const PORTERS = 'S0PORTERS';

/** Ben has filed one order, follows another, and both have moved. */
describe('Of what happens to ports', () => {
  let store: Store;
  let world: PortingWorld;
  beforeAll(async () => {
    store = await openMemoryStore();
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    await forgetOrders(store);
    world = createPortingWorld(store, { porters: [PORTERS] });
    world.put('filed', {});
    world.put('followed', {});
    await watchOrders(world.context);
    await saveWatcher(store.db, { orderId: 'followed', userId: BEN, watches: true });
    await store.db.transaction((tx) =>
      savePortOrder(tx, {
        id: 'filed',
        status: 'submitted',
        phoneNumbers: [],
        carrierName: null,
        scheduledDate: null,
        order: world.orders.get('filed'),
        changedAt: world.clock.now(),
        requesterId: BEN,
      }),
    );
    for (const id of ['followed', 'filed']) world.put(id, { status: 'pending' });
    await watchOrders(world.context);
    expect(await open(BEN)).toEqual(['followed', 'filed']);
  });

  const open = async (target: string) =>
    (await readOpenAnnouncements(store.db, target, 100)).map(({ change }) => change.orderId);

  /** Tells Ben what is to be told, in a Slack that knows these people. */
  async function tell(people: People) {
    const context: Context = { ...world.context, people };
    const { messenger, said } = createNotingMessenger();
    const failure = await announcePorts({ context, messenger }, BEN).catch((error: unknown) => error);
    const text = JSON.stringify(said);
    return { told: ['followed', 'filed'].filter((id) => text.includes(id)), failure };
  }

  it('whoever may port hears all that they have filed or follow', async () => {
    const people = knownPeople({ members: [BEN], groups: { [PORTERS]: [BEN] } });
    expect(await tell(people)).toEqual({ told: ['followed', 'filed'], failure: undefined });
    expect(await open(BEN)).toEqual([]);
  });

  it('whoever may not any more hears of what they filed themselves, and never of the rest', async () => {
    const people = knownPeople({ members: [BEN], groups: { [PORTERS]: [] } });
    expect(await tell(people)).toEqual({ told: ['filed'], failure: undefined });
    expect(await open(BEN)).toEqual([]);
  });

  it('whoever is no full member any more hears nothing, not even later', async () => {
    expect(await tell(knownPeople({ groups: { [PORTERS]: [BEN] } }))).toEqual({
      told: [],
      failure: undefined,
    });
    expect(await open(BEN)).toEqual([]);
    // A channel hears of it all the same.
    expect(await open(PORTING)).toEqual(['followed', 'filed']);
  });

  it('somebody of whom Slack cannot say it hears of their own, and of the rest when it can', async () => {
    const unread = await tell(knownPeople({ members: [BEN], groups: { [PORTERS]: 'unreadable' } }));
    expect(unread).toEqual({ told: ['filed'], failure: expect.any(TryLater) });
    expect(await open(BEN)).toEqual(['followed']);
    const people = knownPeople({ members: [BEN], groups: { [PORTERS]: [BEN] } });
    expect(await tell(people)).toEqual({ told: ['followed'], failure: undefined });
  });

  it('what was begun to be told is told to its end, though Slack cannot say now whether they may hear it', async () => {
    const [followed] = await readOpenAnnouncements(store.db, BEN, 1);
    await markAnnouncements(store.db, BEN, [followed?.change.id ?? 0], { startedAt: world.clock.now() });
    const people = knownPeople({ members: [BEN], groups: { [PORTERS]: 'unreadable' } });
    expect(await tell(people)).toEqual({ told: ['followed', 'filed'], failure: undefined });
  });

  it.each([
    ['takes no more questions for a while', new WebAPIRateLimitedError(7), { seconds: 7 }],
    ['does not answer', new Error('connect ECONNREFUSED'), { message: 'connect ECONNREFUSED' }],
  ])('nothing is lost while Slack %s', async (_what, error, failure) => {
    const people: People = { ...knownPeople({}), standing: () => Promise.reject(error) };
    expect(await tell(people)).toEqual({ told: [], failure: expect.objectContaining(failure) });
    expect(await open(BEN)).toEqual(['followed', 'filed']);
  });
});

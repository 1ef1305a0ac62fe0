import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { editRequest } from '../../src/purchases/edit-request.ts';
import { remindApprovers, remindOfWaiting } from '../../src/purchases/remind-approvers.ts';
import type { StoredRequest } from '../../src/purchases/stored-request.ts';
import type { Settings } from '../../src/settings/settings.ts';
import type { Store } from '../../src/store/store.ts';
import { openMemoryStore } from '../support/memory-store.ts';
import { approve, ask, happened, history, now, toldAdmins } from '../support/purchase-steps.ts';
import {
  APPROVER,
  createPurchaseWorld,
  forgetRequests,
  HOUR,
  OTHER,
  type PurchaseWorld,
  REQUESTER,
  wantedNumbers,
} from '../support/purchase-world.ts';

const MINUTE = 60_000;

let store: Store;
let world: PurchaseWorld;
let request: StoredRequest;

beforeAll(async () => {
  store = await openMemoryStore();
});
afterAll(() => store.close());
beforeEach(() => forgetRequests(store));
afterEach(() => world.close());

async function begin(settings: Partial<Settings> = {}) {
  world = await createPurchaseWorld(store, settings);
  request = await ask(world, wantedNumbers(await world.offered('212', 1)));
}

async function reminders(what = 'request.reminded') {
  const start = request.createdAt.getTime();
  return (await history(world, request))
    .filter((entry) => entry.what === what)
    .map(({ at }) => (at.getTime() - start) / HOUR);
}

/** The minutes of so many hours. */
async function live(hours: number) {
  for (let minutes = 0; minutes < hours * 60; minutes += 10) {
    await world.clock.advance(10 * MINUTE);
    await remindOfWaiting(world.context);
  }
}

const press = (userId = REQUESTER) => remindApprovers(world.context, { requestId: request.id, userId });

async function change(purpose: string) {
  const { id: requestId, revision, wanted } = await now(world, request);
  const changed = { ...wanted, purpose };
  const edit = { requestId, revision, userId: REQUESTER, wanted: changed };
  expect((await editRequest(world.context, edit)).kind).toBe('edited');
}

describe('Approvers are reminded', () => {
  it('by itself after 24 hours, and after another 24', async () => {
    await begin();
    await live(50);
    expect(await reminders()).toEqual([24, 48]);
  });

  it('by the requester’s button, at most once in 4 hours, and by itself 24 hours after it', async () => {
    await begin();
    expect((await press()).kind).toBe('reminded');
    await world.clock.advance(4 * HOUR - MINUTE);
    expect(await press()).toMatchObject({ kind: 'too_soon', next: new Date('2026-03-02T19:00:00Z') });
    await world.clock.advance(MINUTE);
    expect((await press()).kind).toBe('reminded');
    await live(25);
    expect(await reminders()).toEqual([0, 4, 28]);
    expect((await press(OTHER)).kind).toBe('not_yours');
  });

  it('no sooner because the request is changed in between, again and again', async () => {
    await begin();
    expect((await press()).kind).toBe('reminded');
    for (const purpose of ['One', 'Two', 'Three']) {
      await change(purpose);
      expect((await press()).kind).toBe('too_soon');
    }
    // The changed request gets its whole 24 hours.
    await world.clock.advance(10 * HOUR);
    await change('Four');
    await live(23);
    expect(await reminders()).toEqual([0]);
    await live(2);
    expect(await reminders()).toEqual([0, 34]);
  });

  it('never of what is decided, or waits behind another', async () => {
    await begin();
    const { wanted } = request;
    const queued = await ask(world, wanted, OTHER);
    await live(25);
    expect(await happened(world, queued)).toEqual(['request.submitted']);
    await approve(world, request, APPROVER);
    await live(30);
    expect(await reminders()).toEqual([24]);
  });
});

it('A request that waits while the settings come to give less time is reminded of and escalated all the same', async () => {
  await begin({ escalateAfterHours: 20, fallbackChannel: 'C0FALLBACK' });
  await live(10);
  world.settings.requestExpiryHours = 24;
  await live(20);
  expect(await reminders('request.escalated')).toEqual([20]);
  expect(await reminders()).toEqual([24]);
});

it('When there is nobody to remind, the admins are told', async () => {
  await begin({ approvers: ['S0APPROVERS'] });
  world.people.groups['S0APPROVERS'] = [APPROVER];
  await live(23);
  world.people.groups['S0APPROVERS'] = [];
  await live(1);
  expect(await reminders()).toEqual([24]);
  expect(toldAdmins(world)).toEqual([expect.stringContaining('Nobody can approve purchases')]);
});

describe('The fallback channel is told', () => {
  it('once, after as many hours as the settings say', async () => {
    await begin({ escalateAfterHours: 36, fallbackChannel: 'C0FALLBACK' });
    await live(60);
    expect(await reminders('request.escalated')).toEqual([36]);
    const entry = (await history(world, request)).find(({ what }) => what === 'request.escalated');
    expect(entry?.details).toEqual({ channel: 'C0FALLBACK' });
  });

  it('never where there is none, or no time for it', async () => {
    await begin({ escalateAfterHours: 36 });
    await live(40);
    world.settings.fallbackChannel = 'C0FALLBACK';
    world.settings.escalateAfterHours = null;
    await live(20);
    expect(await reminders('request.escalated')).toEqual([]);
  });
});

it('A minute in which nothing is due takes no turn from anybody', async () => {
  await begin();
  let turns = 0;
  const { db } = world.context.store;
  const counting = new Proxy(db, {
    get(target, name) {
      if (name === 'transaction') turns += 1;
      return Reflect.get(target, name, target);
    },
  });
  await remindOfWaiting({ ...world.context, store: { ...world.context.store, db: counting } });
  expect(turns).toBe(0);
});

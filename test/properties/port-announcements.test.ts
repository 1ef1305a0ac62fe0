import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lookAtOrder } from '../../src/porting/look-at-order.ts';
import { watchOrders } from '../../src/porting/watch-orders.ts';
import { PHONE_APPROVALS as CHANNEL, RINA, PORTING as ROUTED } from '../../src/sandbox/slack/seed.ts';
import { saveWatcher } from '../../src/store/announcements.ts';
import { savePortRoute } from '../../src/store/port-routes.ts';
import type { Store } from '../../src/store/store.ts';
import { describeOnBothDatabases, openMigrated } from '../store/backends.ts';
import { crashing, startTellers } from '../support/port-tellers.ts';
import { createPortingWorld, forgetOrders } from '../support/porting-world.ts';
import { type ChangeStep, changeOrders, createModel, type Step, step } from './port-histories.ts';

/** A channel that hears of everything, one that asked for some statuses, and somebody who follows each order. */
const TARGETS = [CHANNEL, ROUTED, RINA];
/** Somebody who may look at orders. */
const LOOKER = 'U0RINA';
const ASKED_FOR = ['rejected', 'completed'];

const all = (status: string, day = 10): ChangeStep => ({
  do: 'change',
  orders: Array.from({ length: 10 }, (_, order) => order),
  status,
  day,
  isTimed: true,
});
const one = (status: string, day = 10): ChangeStep => ({ ...all(status, day), orders: [0] });
const poll = { do: 'poll' } as const;
/** The answer to a line in a thread is lost: the most likely way to say something twice. */
const LOST_LINE: Step[] = [
  ...[poll, one('submitted'), poll, { do: 'tell' as const, to: 0 }, one('pending'), poll],
  { do: 'tell', to: 0, fault: { method: 'chat.postMessage', lost: 'answer' } },
];
/** In a burst, what happened to one order later must not come before what happened to it earlier. */
const BURST_IN_ORDER: Step[] = [
  ...[poll, one('rejected'), { ...all('submitted'), orders: [1, 2, 3, 4, 5, 6, 7, 8] }, poll],
  ...[all('rejected', 11), poll, all('submitted'), poll, all('rejected', 12), poll],
];

/** What comes with the days comes once, whoever looks meanwhile, and after what has changed. */
const WITH_TIME: Step[] = [
  ...[poll, one('scheduled'), one('pending'), { do: 'look' as const, order: 0 }],
  ...[
    { do: 'pass' as const, hours: 24 * 9 },
    { ...poll, beside: true },
  ],
  ...[one('scheduled', 10), poll, { do: 'pass' as const, hours: 24 * 29 }, poll],
  ...[{ do: 'pass' as const, hours: 24 }, { ...poll, crashAt: 40 }, { do: 'pass' as const, hours: 24 }, poll],
];

/** The same thing happens again, and Zoom never says when. */
const AGAIN: Step[] = ['pending', 'rejected', 'pending', 'rejected', 'pending'].flatMap((status) => [
  { ...one(status), isTimed: false },
  poll,
]);

describeOnBothDatabases('Announcements of ports', (backend) => {
  let store: Store;
  beforeAll(async () => {
    store = await openMigrated(backend);
  });
  afterAll(() => store.close());

  it('come once a channel, in order, none lost and none made up, whatever fails in between', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30, size: 'max' }), async (steps) => {
        await forgetOrders(store);
        const world = createPortingWorld(store, { portingChannel: CHANNEL, porters: [LOOKER, RINA] });
        await followAll(store, world.clock.now());
        const tellers = await startTellers(world.context);
        const expected = createModel(world, store);
        const look = async (crashAt?: number) =>
          watchOrders(crashing(world.context, crashAt)).then(
            () => true,
            () => false,
          );
        try {
          for (const each of steps) {
            if (each.do === 'change') changeOrders(world, each);
            else if (each.do === 'pass') await world.clock.advance(each.hours * 3_600_000);
            else if (each.do === 'look') {
              await lookAtOrder(world.context, { userId: LOOKER, words: `port_${each.order}` });
              await expected.see(false);
            } else if (each.do === 'poll') {
              if (each.zoomFailsAt !== undefined) world.failAfter = world.calls.length + each.zoomFailsAt;
              const looks = await Promise.all([look(each.crashAt), ...(each.beside ? [look()] : [])]);
              world.failAfter = undefined;
              await expected.see(looks.includes(true));
            } else await tellers.tell(TARGETS[each.to] ?? CHANNEL, each);
          }
          // In the end everything works again.
          await expected.see(await look());
          await tellers.tellAll(TARGETS);
          expect(tellers.toldIn(CHANNEL)).toEqual(expected.told(() => true));
          expect(tellers.toldDirectly()).toEqual(expected.told(() => true));
          expect(tellers.toldIn(ROUTED)).toEqual(expected.told((status) => ASKED_FOR.includes(status)));
        } finally {
          await tellers.close();
        }
      }),
      {
        numRuns: backend.name === 'pglite' ? 12 : 6,
        examples: [[LOST_LINE], [BURST_IN_ORDER], [WITH_TIME], [AGAIN]],
      },
    );
  }, 240_000);
});

async function followAll(store: Store, now: Date): Promise<void> {
  for (let order = 0; order < 10; order += 1) {
    await saveWatcher(store.db, { orderId: `port_${order}`, userId: RINA, watches: true });
  }
  await savePortRoute(store.db, {
    channel: ROUTED,
    statuses: ASKED_FOR,
    sites: [],
    carriers: [],
    times: { timeZone: 'America/Chicago', quiet: null, digestAt: null },
    changedBy: RINA,
    changedAt: now,
  });
}

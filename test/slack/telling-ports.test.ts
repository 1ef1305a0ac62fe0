import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { watchOrders } from '../../src/porting/watch-orders.ts';
import { PHONE_APPROVALS as CHANNEL, RINA } from '../../src/sandbox/slack/seed.ts';
import { saveWatcher } from '../../src/store/announcements.ts';
import type { Store } from '../../src/store/store.ts';
import { openMemoryStore } from '../support/memory-store.ts';
import { startTellers } from '../support/port-tellers.ts';
import { createPortingWorld, forgetOrders, type PortingWorld } from '../support/porting-world.ts';

const ids = Array.from({ length: 80 }, (_, order) => `port_${order}`);

describe('Many ports at once', () => {
  let store: Store;
  let world: PortingWorld;
  beforeAll(async () => {
    store = await openMemoryStore();
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    await forgetOrders(store);
    world = createPortingWorld(store, { portingChannel: CHANNEL });
    await watchOrders(world.context);
  });

  const order = async (orderIds: readonly string[]) => {
    for (const orderId of orderIds) {
      await saveWatcher(store.db, { orderId, userId: RINA, watches: true });
      world.put(orderId, { carrierName: 'A losing carrier with a name that takes its place in every line' });
    }
    await watchOrders(world.context);
  };

  it('are all named, in a channel and to a person, in more messages than one', async () => {
    await order(ids);
    const tellers = await startTellers(world.context);
    try {
      await tellers.tellAll([CHANNEL, RINA]);
      expect(new Set(Object.keys(tellers.toldIn(CHANNEL)))).toEqual(new Set(ids));
      expect(new Set(Object.keys(tellers.toldDirectly()))).toEqual(new Set(ids));
      const { screen } = tellers.slack.slack.person(RINA);
      expect(screen().messagesIn('bot').length).toBeGreaterThan(1);
    } finally {
      await tellers.close();
    }
  });

  it('that Slack will never take in a channel are for the admins to hear of, and hold up nobody else', async () => {
    await order(ids.slice(0, 9));
    const tellers = await startTellers(world.context);
    try {
      const fault = { method: 'chat.postMessage', lost: 'call', says: 'channel_not_found' } as const;
      expect(await tellers.tell(CHANNEL, { fault })).toBe(true);
      await tellers.tellAll([CHANNEL, RINA]);
      const texts = world.jobs.flatMap((job) => (job.name === 'tell-admins' ? [job.text] : []));
      expect(texts).toEqual([expect.stringMatching(/cannot write to C02APPROVAL.*channel_not_found/)]);
      expect(tellers.toldIn(CHANNEL)).toEqual({});
      // What comes after it is told again.
      world.put('port_0', { status: 'pending' });
      await watchOrders(world.context);
      await tellers.tellAll([CHANNEL, RINA]);
      expect(tellers.toldIn(CHANNEL)).toEqual({ port_0: [expect.stringMatching(/being asked/)] });
    } finally {
      await tellers.close();
    }
  });
});

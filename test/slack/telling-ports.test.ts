import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { watchOrders } from '../../src/porting/watch-orders.ts';
import { PHONE_APPROVALS as CHANNEL, RINA } from '../../src/sandbox/slack/seed.ts';
import { saveWatcher } from '../../src/store/announcements.ts';
import type { Store } from '../../src/store/store.ts';
import type { PortingOrder } from '../../src/zoom/types.ts';
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
    world = createPortingWorld(store, { portingChannel: CHANNEL, porters: [RINA] });
    await watchOrders(world.context);
  });

  const order = async (orderIds: readonly string[], more: Partial<PortingOrder> = {}) => {
    for (const orderId of orderIds) {
      await saveWatcher(store.db, { orderId, userId: RINA, watches: true });
      const carrierName = 'A losing carrier with a name that takes its place in every line';
      world.put(orderId, { carrierName, ...more });
    }
    await watchOrders(world.context);
  };

  it('are all named, in a channel and to a person, below one message', async () => {
    await order(ids);
    const tellers = await startTellers(world.context);
    try {
      await tellers.tellAll([CHANNEL, RINA]);
      expect(new Set(Object.keys(tellers.toldIn(CHANNEL)))).toEqual(new Set(ids));
      expect(new Set(Object.keys(tellers.toldDirectly()))).toEqual(new Set(ids));
      const { screen } = tellers.slack.slack.person(RINA);
      const own = screen()
        .messagesIn('bot')
        .filter(({ ts, threadTs }) => !threadTs || threadTs === ts);
      expect(own.map(({ text }) => text)).toEqual([':new: 80 porting orders are new']);
    } finally {
      await tellers.close();
    }
  });

  it('are taken by Slack, however much there is to say of each', async () => {
    const long = ids.map((id) => `${id}_${'0123456789abcdef'.repeat(4)}`);
    const phoneNumbers = Array.from({ length: 100 }, (_, index) => `+1415555${9900 + index}`);
    await order(long, { phoneNumbers, scheduledPortDate: '2026-03-09' });
    for (const id of long) world.put(id, { status: 'waiting for whatever the losing carrier may yet want' });
    await watchOrders(world.context);
    await world.clock.advance(24 * 3_600_000);
    const tellers = await startTellers(world.context);
    try {
      await tellers.slack.clock.advance(24 * 3_600_000);
      await tellers.tellAll([CHANNEL, RINA]);
      expect(tellers.slack.slack.complaints()).toEqual([]);
      const said = JSON.stringify(tellers.slack.slack.person(RINA).screen().messagesIn(CHANNEL));
      expect(said).toContain('<!date^');
      for (const id of ids) expect(said).toContain(`${id}_0123`);
    } finally {
      await tellers.close();
    }
  });

  it('cost Slack one look for each time that it says it is too much', async () => {
    await order(Array.from({ length: 200 }, (_, index) => `port_${index}`));
    const tellers = await startTellers(world.context);
    try {
      for (const target of [CHANNEL, RINA]) {
        tellers.calls.length = 0;
        let attempts = 1;
        while (!(await tellers.tell(target))) attempts += 1;
        expect(attempts).toBeGreaterThan(5);
        const looks = tellers.calls.filter((call) => /^conversations\.(replies|history)$/.test(call));
        expect(looks.length).toBeLessThan(attempts);
      }
    } finally {
      await tellers.close();
    }
  });

  it.each(['channel_not_found', 'invalid_blocks', 'msg_blocks_too_long'])(
    'that Slack will never take in a channel (%s) are for the admins to hear of, and hold up nobody else',
    async (says) => {
      await order(ids.slice(0, 9));
      const tellers = await startTellers(world.context);
      try {
        const fault = { method: 'chat.postMessage', lost: 'call', says } as const;
        expect(await tellers.tell(CHANNEL, { fault })).toBe(true);
        await tellers.tellAll([CHANNEL, RINA]);
        const texts = world.jobs.flatMap((job) => (job.name === 'tell-admins' ? [job.text] : []));
        expect(texts).toEqual([
          expect.stringMatching(new RegExp(`cannot write to C02APPROVAL, and Slack says why: ${says}\\.`)),
        ]);
        expect(tellers.toldIn(CHANNEL)).toEqual({});
        // What comes after it is told again.
        world.put('port_0', { status: 'pending' });
        await watchOrders(world.context);
        await tellers.tellAll([CHANNEL, RINA]);
        expect(tellers.toldIn(CHANNEL)).toEqual({ port_0: [expect.stringMatching(/being asked/)] });
      } finally {
        await tellers.close();
      }
    },
  );
});

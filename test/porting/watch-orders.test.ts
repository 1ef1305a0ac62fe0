import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { lookAtOrder } from '../../src/porting/look-at-order.ts';
import { pollOrders, readPolls } from '../../src/porting/poll-orders.ts';
import { watchOrders } from '../../src/porting/watch-orders.ts';
import { announcePorts } from '../../src/slack/announce-ports.ts';
import { readOpenAnnouncements, saveWatcher } from '../../src/store/announcements.ts';
import { savePortRoute } from '../../src/store/port-routes.ts';
import type { Store } from '../../src/store/store.ts';
import { describeOnBothDatabases, openMigrated } from '../store/backends.ts';
import { createNotingMessenger } from '../support/noting-messenger.ts';
import { createPortingWorld, forgetOrders, PORTING, type PortingWorld } from '../support/porting-world.ts';

const DAY = 24 * 3_600_000;

describeOnBothDatabases('The watch over porting orders', (backend) => {
  let store: Store;
  let world: PortingWorld;
  beforeAll(async () => {
    store = await openMigrated(backend);
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    await forgetOrders(store);
    world = createPortingWorld(store);
  });

  const look = () => watchOrders(world.context);
  const told = async (target = PORTING) =>
    (await readOpenAnnouncements(store.db, target, 1_000)).map(
      ({ change }) => `${change.orderId} ${change.kind}`,
    );

  const order = (orderId: string) => {
    const found = world.orders.get(orderId);
    if (!found) throw new Error(`Zoom has no order ${orderId}`);
    return found;
  };

  it('announces nothing one by one that was there before it began', async () => {
    world.put('open', { status: 'pending' });
    world.put('done', { status: 'completed' });
    expect(await look()).toEqual({ open: 1, changes: 0, isFirst: true });
    expect(await look()).toEqual({ open: 1, changes: 0, isFirst: false });
    expect(await told()).toEqual([]);
  });

  it('says of what was long silent, overdue or due at the first look nothing besides, and then what comes', async () => {
    world.put('silent', { status: 'pending' });
    world.put('overdue', { status: 'scheduled', scheduledPortDate: '2026-03-13' });
    world.put('today', { status: 'scheduled', scheduledPortDate: '2026-03-16' });
    await world.clock.advance(14 * DAY);
    expect(await look()).toMatchObject({ open: 3, isFirst: true });
    expect(await told()).toEqual([]);
    await world.clock.advance(7 * DAY);
    await look();
    expect((await told()).toSorted()).toEqual(['silent silent', 'today overdue']);
  });

  it('announces each change once, whoever made it', async () => {
    await look();
    world.put('port_1', {});
    await look();
    world.put('port_1', { status: 'pending' });
    await look();
    world.put('port_1', { status: 'scheduled', scheduledPortDate: '2026-03-09' });
    await look();
    await look();
    world.put('port_1', { scheduledPortDate: '2026-03-11' });
    await look();
    world.put('port_1', { status: 'completed', completedAt: '2026-03-11T15:30:00Z' });
    await look();
    await look();
    expect(await told()).toEqual([
      'port_1 new',
      'port_1 carrier_asked',
      'port_1 date_set',
      'port_1 date_moved',
      'port_1 completed',
    ]);
  });

  it('finds what came and went between two looks', async () => {
    world.put('old', { status: 'completed' });
    await look();
    world.put('quick', { status: 'cancelled' });
    await look();
    expect(await told()).toEqual(['quick new']);
  });

  it('finds what ended a moment before the newest change that was seen, and came into sight only later', async () => {
    world.put('old', { status: 'completed' });
    await world.clock.advance(60_000);
    world.put('port_1', {});
    await look();
    world.put('port_1', { status: 'pending' });
    await look();
    await world.clock.advance(-1_000);
    world.put('quick', { status: 'cancelled' });
    await look();
    await look();
    expect(await told()).toEqual(['port_1 carrier_asked', 'quick new']);
  });

  it('begins with its first look, whoever looks at an order before', async () => {
    world = createPortingWorld(store, { porters: ['U0RINA'] });
    world.put('port_1', { status: 'pending' });
    const seen = await lookAtOrder(world.context, { userId: 'U0RINA', words: 'port_1' });
    expect(seen).toMatchObject({ kind: 'order', stored: { order: { status: 'pending' } } });
    await look();
    expect(await told()).toEqual([]);
    world.put('port_2', {});
    await lookAtOrder(world.context, { userId: 'U0RINA', words: 'port_2' });
    expect(await told()).toEqual(['port_2 new']);
  });

  it('says that a port is tomorrow and today also while Zoom cannot be read, but nothing of what it cannot know', async () => {
    world.put('dated', { status: 'scheduled', scheduledPortDate: '2026-03-04' });
    world.put('silent', { status: 'pending' });
    await look();
    world.failAfter = 0;
    for (let day = 0; day < 8; day += 1) {
      await expect(look()).rejects.toThrow();
      await world.clock.advance(DAY);
    }
    expect(await told()).toEqual(['dated day_before', 'dated day_of']);
    expect(world.jobs).toContainEqual({ name: 'announce', target: PORTING });
    // In the end it was completed in time.
    world.failAfter = undefined;
    world.put('dated', { status: 'completed' });
    await look();
    expect((await told()).slice(2)).toEqual(['dated completed', 'silent silent']);
  });

  it('tells the requester and those who follow, and nobody who said no', async () => {
    world.put('port_1', {});
    await look();
    await saveWatcher(store.db, { orderId: 'port_1', userId: 'U0BEN', watches: true });
    await saveWatcher(store.db, { orderId: 'port_1', userId: 'U0ANA', watches: false });
    world.put('port_1', { status: 'rejected', rejectionReason: 'Wrong BTN' });
    await look();
    expect(await told('U0BEN')).toEqual(['port_1 rejected']);
    expect(await told('U0ANA')).toEqual([]);
  });

  it('tells a channel of what it asked for, and one with a digest nothing at once', async () => {
    const route = {
      statuses: ['rejected'],
      sites: [],
      carriers: ['at&t'],
      times: { timeZone: 'America/Chicago', quiet: null, digestAt: null },
      changedBy: 'U0ADA',
      changedAt: world.clock.now(),
    };
    await savePortRoute(store.db, { ...route, channel: 'C0REJECTED' });
    await savePortRoute(store.db, {
      ...route,
      channel: 'C0DIGEST',
      statuses: [],
      times: { ...route.times, digestAt: '09:00' },
    });
    await look();
    world.put('a', { carrierName: 'AT&T Business' });
    world.put('b', { carrierName: 'Verizon' });
    await look();
    world.put('a', { status: 'rejected' });
    world.put('b', { status: 'rejected' });
    await look();
    expect(await told('C0REJECTED')).toEqual(['a rejected']);
    expect(await told('C0DIGEST')).toEqual([]);
    expect(await told()).toEqual(['a new', 'b new', 'a rejected', 'b rejected']);
  });

  it('says when nothing happens: tomorrow, today, overdue, and silence each five business days', async () => {
    world.put('silent', { status: 'pending' });
    world.put('dated', { status: 'scheduled', scheduledPortDate: '2026-03-04' });
    await look();
    for (let day = 0; day < 15; day += 1) {
      await look();
      await world.clock.advance(DAY);
    }
    expect(await told()).toEqual([
      'dated day_before',
      'dated day_of',
      'dated overdue',
      'silent silent',
      'silent silent',
    ]);
  });

  it('tells admins once that Zoom cannot be read, once that it can again, and what changed meanwhile in its order', async () => {
    await pollOrders(world.context);
    world.put('port_1', {});
    world.put('port_2', {});
    world.failAfter = 0;
    for (let poll = 0; poll < 5; poll += 1) {
      expect(await pollOrders(world.context)).toBeUndefined();
      world.put('port_2', { status: 'pending' });
      await world.clock.advance(300_000);
    }
    expect(await readPolls(world.context)).toMatchObject({ failures: 5, told: true });
    world.put('port_1', { status: 'cancelled' });
    world.failAfter = undefined;
    await pollOrders(world.context);
    await pollOrders(world.context);
    const texts = world.jobs.flatMap((job) => (job.name === 'tell-admins' ? [job.text] : []));
    expect(texts).toEqual([
      expect.stringMatching(/could not read the porting orders from Zoom 3 times/),
      expect.stringMatching(/Zoom answers again/),
    ]);
    // What they were when they could be seen first; the oldest change comes first.
    expect(await told()).toEqual(['port_2 new', 'port_1 new']);
  });

  it('announces what happens again and again, though Zoom does not say when', async () => {
    await look();
    const put = (status: string) => {
      world.put('port_1', { status, rejectionReason: status === 'rejected' ? 'Wrong PIN' : undefined });
      const order = world.orders.get('port_1');
      if (order) world.orders.set('port_1', { ...order, updatedAt: undefined });
    };
    for (const status of [
      'submitted',
      'rejected',
      'submitted',
      'rejected',
      'pending',
      'submitted',
      'pending',
    ]) {
      put(status);
      await look();
      await look();
    }
    expect(await told()).toEqual([
      'port_1 new',
      'port_1 rejected',
      'port_1 resubmitted',
      'port_1 rejected',
      'port_1 carrier_asked',
      'port_1 resubmitted',
      'port_1 carrier_asked',
    ]);
  });

  it('follows an order into a status that nobody knows, and out of it', async () => {
    await look();
    world.put('port_1', { status: 'pending' });
    await look();
    for (const status of ['on_hold', 'constructor', 'completed']) {
      world.put('port_1', { status });
      await look();
      await look();
    }
    expect(await told()).toEqual(['port_1 new', 'port_1 status', 'port_1 status', 'port_1 completed']);
  });

  it('says once that Zoom has lost an order, when it has been missing for an hour, and reads it no more', async () => {
    await look();
    world.put('port_1', { status: 'pending' });
    world.put('port_2', { status: 'pending' });
    await look();
    const lost = world.orders.get('port_1');
    world.orders.delete('port_1');
    await look();
    await world.clock.advance(59 * 60_000);
    await look();
    expect(await told()).toEqual(['port_1 new', 'port_2 new']);
    await world.clock.advance(60_000);
    await look();
    world.calls.length = 0;
    await look();
    expect(world.calls).toEqual(['GET /phone/porting/orders', 'GET /phone/porting/orders']);
    await world.clock.advance(30 * DAY);
    await look();
    expect(await told()).toEqual(['port_1 new', 'port_2 new', 'port_1 gone', 'port_2 silent']);
    // It is there again after all.
    if (lost) world.put('port_1', { ...lost, status: 'completed' });
    await look();
    expect((await told()).slice(4)).toEqual(['port_1 completed']);
  });

  it('does not take for gone what was missing for a moment only', async () => {
    world.put('port_1', { status: 'pending' });
    await look();
    const order = world.orders.get('port_1');
    for (let hour = 0; hour < 5; hour += 1) {
      world.orders.delete('port_1');
      await look();
      if (order) world.orders.set('port_1', order);
      await world.clock.advance(40 * 60_000);
      await look();
    }
    expect(await told()).toEqual([]);
  });

  it('says of what was silent and overdue before it began nothing one by one, but of what comes after', async () => {
    world.put('silent', { status: 'pending' });
    world.put('overdue', { status: 'scheduled', scheduledPortDate: '2026-03-04' });
    await world.clock.advance(10 * DAY);
    expect(await look()).toMatchObject({ changes: 0, isFirst: true });
    await look();
    expect(await told()).toEqual([]);
    await world.clock.advance(7 * DAY);
    await look();
    expect(await told()).toEqual(['silent silent']);
  });

  it('is not led astray by a time that is far ahead, nor by orders that have ended and do not say when', async () => {
    for (let order = 0; order < 200; order += 1) {
      world.orders.set(`old_${order}`, {
        orderId: `old_${order}`,
        status: 'completed',
        phoneNumbers: [],
      });
    }
    world.orders.set('ahead', {
      orderId: 'ahead',
      status: 'pending',
      phoneNumbers: [],
      updatedAt: '2199-01-01T00:00:00.000Z',
    });
    await look();
    world.put('quick', { status: 'cancelled' });
    await look();
    expect(await told()).toEqual(['quick new']);
  });

  it.each([
    ['a time that is yet to come', 0],
    ['one that has come meanwhile', 6],
  ])('announces what happens to an order with %s, once its times are right', async (_which, hours) => {
    await look();
    const ahead = (at: number) => new Date(world.clock.now().getTime() + at * 3_600_000).toISOString();
    world.put('port_1', {});
    world.orders.set('port_1', { ...order('port_1'), updatedAt: ahead(5) });
    await look();
    world.put('port_1', { status: 'pending' });
    const pending = order('port_1');
    await world.clock.advance(hours * 3_600_000);
    await look();
    world.orders.set('port_1', { ...pending, status: 'scheduled', scheduledPortDate: '2026-03-09' });
    await look();
    expect(await told()).toEqual(['port_1 new', 'port_1 carrier_asked', 'port_1 date_set']);
  });

  it('takes what it has read before for old by a clock of Zoom that is ahead, too', async () => {
    await look();
    const ahead = () => {
      const { updatedAt = '', ...rest } = order('port_1');
      const later = new Date(Date.parse(updatedAt) + 5 * 3_600_000).toISOString();
      world.orders.set('port_1', { ...rest, updatedAt: later });
    };
    world.put('port_1', {});
    ahead();
    await look();
    const before = order('port_1');
    world.put('port_1', { status: 'pending' });
    ahead();
    await look();
    world.orders.set('port_1', before);
    await look();
    expect(await told()).toEqual(['port_1 new', 'port_1 carrier_asked']);
  });

  it('tells somebody who follows very much all of it, in one message with the orders in its thread', async () => {
    world = createPortingWorld(store, { porters: ['U0BEN'] });
    const ids = Array.from({ length: 100 }, (_, index) => `port_${index}`);
    for (const id of ids) world.put(id, { status: 'scheduled', scheduledPortDate: '2026-04-01' });
    await look();
    for (const orderId of ids) await saveWatcher(store.db, { orderId, userId: 'U0BEN', watches: true });
    for (const id of ids) world.put(id, { scheduledPortDate: '2026-04-03' });
    await look();
    const { messenger, said } = createNotingMessenger();
    await announcePorts({ context: world.context, messenger }, 'U0BEN');
    expect(said.map(({ how, to }) => `${how} ${to}`)).toEqual([
      'card DU0BEN',
      ...Array.from({ length: 4 }, () => 'line DU0BEN'),
    ]);
    expect(said[0]?.message.text).toContain('100 porting orders have another date');
    const text = JSON.stringify(said.map(({ message }) => message.blocks));
    for (const id of ids)
      expect(text).toMatch(new RegExp(`\\b${id}\\b[^\\n]*2 days later, from Wed, Apr 1 to Fri, Apr 3`));
    expect(await told('U0BEN')).toEqual([]);
  });

  it('goes on where it stopped when Zoom fails in the middle', async () => {
    for (let order = 0; order < 40; order += 1) world.put(`port_${order}`, { status: 'pending' });
    await look();
    for (let order = 0; order < 40; order += 1) world.put(`port_${order}`, { status: 'cancelled' });
    world.put('port_new', {});
    // The open ones, and the first page of those that have ended.
    world.failAfter = world.calls.length + 2;
    await expect(look()).rejects.toThrow();
    world.failAfter = undefined;
    await look();
    await look();
    expect(new Set(await told()).size).toBe(41);
    expect(await told()).toHaveLength(41);
  });

  it('costs what is open and what changes, and nothing for what is finished', async () => {
    const finished = async (count: number) => {
      await forgetOrders(store);
      world = createPortingWorld(store);
      for (let order = 0; order < count; order += 1) world.put(`done_${order}`, { status: 'completed' });
      await world.clock.advance(DAY);
      for (let order = 0; order < 300; order += 1) world.put(`open_${order}`, { status: 'pending' });
      await look();
      await world.clock.advance(300_000);
      for (let order = 0; order < 4; order += 1) {
        world.put(`open_${order}`, { status: 'scheduled', scheduledPortDate: '2026-04-01' });
      }
      world.put('open_4', { status: 'completed' });
      world.calls.length = 0;
      const before = await written();
      expect(await look()).toEqual({ open: 299, changes: 5, isFirst: false });
      const after = await written();
      const { messenger, said } = createNotingMessenger();
      await announcePorts({ context: world.context, messenger }, PORTING);
      return {
        calls: [...world.calls],
        written: after.map((rows, index) => rows - (before[index] ?? 0)),
        said: said.map(({ how }) => how),
      };
    };
    /** Writes of orders, and rows of changes, announcements and the audit. */
    const written = async () => {
      const { orders, changes, announcements, audit } = await count(store);
      return [orders, changes, announcements, audit];
    };
    const small = await finished(100);
    expect(small).toEqual({
      // What is open in one page of 300, and what has ended since in one of 30.
      calls: ['GET /phone/porting/orders', 'GET /phone/porting/orders'],
      written: [5, 5, 5, 5],
      // The card of each, and a line in its thread.
      said: Array.from({ length: 5 }, () => ['card', 'line']).flat(),
    });
    expect(await finished(9_700)).toEqual(small);
  });
});

const counted = z.object({
  rows: z.tuple([
    z.object({ orders: z.number(), changes: z.number(), announcements: z.number(), audit: z.number() }),
  ]),
});

async function count(store: Store) {
  const answer = await store.db.execute(sql`select
    (select coalesce(sum(version), 0)::int from port_orders) as orders,
    (select count(*)::int from port_changes) as changes,
    (select count(*)::int from announcements) as announcements,
    (select count(*)::int from audit) as audit`);
  return counted.parse(answer).rows[0];
}

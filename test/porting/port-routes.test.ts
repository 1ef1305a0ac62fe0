import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { removeRoute, setRoute } from '../../src/porting/set-route.ts';
import { watchOrders } from '../../src/porting/watch-orders.ts';
import { tellDigest } from '../../src/slack/tell-digest.ts';
import { readOpenAnnouncements } from '../../src/store/announcements.ts';
import type { Store } from '../../src/store/store.ts';
import { describeOnBothDatabases, openMigrated } from '../store/backends.ts';
import { createNotingMessenger } from '../support/noting-messenger.ts';
import { createPortingWorld, forgetOrders, PORTING, type PortingWorld } from '../support/porting-world.ts';

const OPS = 'C0OPS';
const RINA = 'U0RINA';
const HOUR = 3_600_000;
const NIGHT = { from: '22:00', to: '07:00' };

describeOnBothDatabases('A channel that is told of ports', (backend) => {
  let store: Store;
  let world: PortingWorld;
  beforeAll(async () => {
    store = await openMigrated(backend);
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    await forgetOrders(store);
    world = createPortingWorld(store, { porters: [RINA] });
    await look();
  });

  const look = () => watchOrders(world.context);
  const pass = (hours: number) => world.clock.advance(hours * HOUR);
  const complete = async (orderId: string) => {
    for (const status of ['pending', 'completed']) {
      world.put(orderId, { status });
      await look();
    }
  };
  const watch = async (
    { statuses = [], quiet = null, digestAt = null }: Partial<Asked> = {},
    channel = OPS,
  ) => {
    const times = { timeZone: 'America/New_York', quiet, digestAt };
    const route = { channel, statuses, sites: [], carriers: [], times };
    expect(await setRoute(world.context, { userId: RINA, route })).toMatchObject({ kind: 'set' });
  };
  const unwatch = (channel = OPS) => removeRoute(world.context, { userId: RINA, channel });
  const waiting = async (target = OPS) => (await readOpenAnnouncements(store.db, target, 100)).length;
  /** What the digest of a day says, under the title of each of its sections. */
  const digest = async (day: string) => {
    const { messenger, said } = createNotingMessenger();
    await tellDigest({ context: world.context, messenger }, { channel: OPS, day });
    return JSON.stringify(said.map(({ message }) => message.blocks));
  };

  it('and is not any more hears nothing of what its quiet hours have held back', async () => {
    await watch({ quiet: NIGHT });
    world.put('port_1', {});
    await look();
    expect(await waiting()).toBe(1);
    expect(await unwatch()).toEqual({ kind: 'removed', hearsAll: false });
    expect(await waiting()).toBe(0);
    expect(await waiting(PORTING)).toBe(1);
  });

  it('and wants a digest instead hears nothing of it one by one', async () => {
    await watch({ quiet: NIGHT });
    world.put('port_1', {});
    await look();
    await watch({ digestAt: '09:00' });
    expect(await waiting()).toBe(0);
  });

  it('and is the porting channel of the settings hears of it all the same, as of everything', async () => {
    await watch({ quiet: NIGHT }, PORTING);
    world.put('port_1', {});
    await look();
    expect(await unwatch(PORTING)).toEqual({ kind: 'removed', hearsAll: true });
    expect(await waiting(PORTING)).toBe(1);
  });

  it('finds in its digest only the statuses that it asked for', async () => {
    world.put('port_rejected', { status: 'rejected' });
    world.put('port_today', { status: 'scheduled', scheduledPortDate: '2026-03-03' });
    world.put('port_done', { status: 'completed' });
    await watch({ statuses: ['rejected'], digestAt: '09:00' });
    await look();
    await pass(24);
    const said = await digest('2026-03-03');
    expect(said).toContain('Only orders that are rejected.');
    expect(said).toContain('port_rejected');
    expect(said).not.toMatch(/port_today|port_done/);
  });

  it('finds in its digest what was completed already when it was seen first', async () => {
    await watch({ digestAt: '09:00' });
    await pass(1);
    world.put('port_quick', { status: 'completed' });
    await look();
    await pass(23);
    expect(await digest('2026-03-03')).toMatch(/Completed since yesterday.*port_quick/);
    await pass(24);
    expect(await digest('2026-03-04')).not.toContain('port_quick');
  });

  it('finds in its digest nothing of the time in which it had none', async () => {
    await watch({ digestAt: '23:00' });
    await digest('2026-03-02');
    await unwatch();
    await pass(1);
    await complete('port_old');
    await pass(24 * 30);
    await watch({ digestAt: '23:00' });
    await pass(24);
    expect(await digest('2026-04-02')).not.toContain('port_old');
    // The same when it was told one by one meanwhile.
    await watch();
    await pass(1);
    await complete('port_told');
    await pass(24 * 30);
    await watch({ digestAt: '23:00' });
    await pass(24);
    expect(await digest('2026-05-03')).not.toContain('port_told');
  });

  it('finds in an early digest that yesterday’s port is overdue, though nobody is told of it by then', async () => {
    world.put('port_late', { status: 'scheduled', scheduledPortDate: '2026-03-03' });
    await watch({ digestAt: '06:00' });
    await look();
    // Seven o'clock in New York, two days later.
    await pass(45);
    await look();
    expect(await digest('2026-03-04')).toMatch(/overdue\*.*port_late/);
  });
});

type Asked = { statuses: string[]; quiet: { from: string; to: string } | null; digestAt: string | null };

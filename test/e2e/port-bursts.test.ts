import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Player } from '../../src/sandbox/slack/person/player.ts';
import { ADA, PORTING } from '../../src/sandbox/slack/seed.ts';
import { createLeapingClock, SECOND } from '../support/leaping-clock.ts';
import { type RunningWorkspace, startWorkspace } from '../support/start-workspace.ts';
import { MONDAY, threadOf, times } from './ports-on-screen.ts';

const COUNT = 200;

/** A day on which very much happens at once, with a Slack that takes a message a second a channel and no more. */
describe('Hundreds of ports that change at once', () => {
  const clock = createLeapingClock(MONDAY);
  let workspace: RunningWorkspace;
  let ada: Player;
  let orders: string[];

  beforeAll(async () => {
    workspace = await startWorkspace({
      delivery: 'socket',
      clock,
      outsideClock: clock,
      environment: { PORTING_CHANNEL: PORTING, PORTING_POLL_SECONDS: '1' },
    });
    ada = workspace.slack.person(ADA);
  });
  afterAll(() => workspace.close());
  afterEach(() => {
    expect(workspace.slack.complaints()).toEqual([]);
    expect(workspace.log.lines().filter(({ level }) => level === 'error')).toEqual([]);
  });

  const posts = (where = PORTING) =>
    ada
      .screen()
      .messagesIn(where)
      .filter(({ ts, threadTs }) => !threadTs || threadTs === ts);
  /** The orders that stand in the thread of the message that says this, once there are so many. */
  const listed = (says: string | RegExp, count: number, where = PORTING) =>
    clock.hurry(
      ada.waitFor(
        (screen) => {
          const headline = screen.message(says, where);
          if (!headline) return undefined;
          const ids = [
            ...threadOf(ada, headline)
              .join('\n')
              .matchAll(/port_[a-z0-9]+/g),
          ].map(([id]) => id);
          return ids.length >= count && ids.toSorted();
        },
        { within: 60_000 },
      ),
    );

  it('are one message with all of them in its thread, when they are new', async () => {
    await clock.hurry(ada.waitFor((screen) => screen.message('are open', PORTING)));
    orders = Array.from({ length: COUNT }, (_, index) => {
      // One that ends in 13 cannot be ported.
      const line = 2_000 + index + (index % 100 === 13 ? 1_000 + 50 : 0);
      return workspace.zoom.createPortalOrder({
        phone_numbers: [`+1646555${line}`],
        carrier_name: 'Windstream',
      }).order_id;
    });
    expect(await listed(`${COUNT} porting orders are new`, COUNT)).toEqual(orders.toSorted());
    expect(posts()).toHaveLength(2);
  });

  it('are one message for each change, and the few among them are told by themselves', async () => {
    const [moved = '', rejected = '', ...rest] = orders;
    const [half, others] = [rest.slice(0, 99), rest.slice(99)];
    workspace.zoom.moveOrder(rejected, { to: 'rejected', code: 'PIN_INVALID', reason: 'Wrong PIN' });
    for (const id of others) workspace.zoom.moveOrder(id, { to: 'cancelled' });
    for (const id of [moved, ...half]) {
      workspace.zoom.moveOrder(id, { to: 'pending' });
      workspace.zoom.moveOrder(id, { to: 'scheduled', date: '2027-03-09' });
    }
    const set = await listed('100 porting orders have a date', 100);
    expect(set).toEqual([moved, ...half].toSorted());
    expect(await listed('99 porting orders are cancelled', 99)).toEqual(others.toSorted());
    const card = await clock.hurry(
      ada.waitFor((screen) => screen.message(`Porting order ${rejected}`, PORTING)),
    );
    expect(await clock.hurry(ada.waitFor(() => threadOf(ada, card)[0]))).toContain(
      'Rejected: The PIN is wrong',
    );
    // What is open, and a message each: new, dated, cancelled, and the one that was rejected.
    expect(posts()).toHaveLength(5);
  });

  it('are one message to whoever follows them, too, with all of them in its thread', async () => {
    const dated = workspace.zoom
      .snapshot()
      .orders.filter(({ order_id, status }) => orders.includes(order_id) && status === 'scheduled')
      .map(({ order_id }) => order_id);
    expect(dated).toHaveLength(100);
    for (const id of dated) {
      await ada.command(`/phone port ${id}`);
      const shown = await ada.waitFor((screen) => screen.message(`Porting order ${id}`, 'general'));
      await ada.press('Watch', { on: shown });
      // Slack says only so often a minute who somebody is.
      clock.leap(2 * SECOND);
    }
    const following = () =>
      times(
        ada
          .screen()
          .messagesIn('general')
          .map((message) => ada.screen().textOf(message)),
        'You are told of every change of the port of',
      );
    await clock.hurry(ada.waitFor(() => following() === dated.length));
    const before = posts('bot').length;
    for (const id of dated) workspace.zoom.moveOrder(id, { to: 'scheduled', date: '2027-03-11' });
    expect(await listed('100 porting orders have another date', 100, 'bot')).toEqual(dated.toSorted());
    expect(posts('bot')).toHaveLength(before + 1);
  }, 180_000);
});

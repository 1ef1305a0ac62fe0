import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Player } from '../../src/sandbox/slack/person/player.ts';
import { ADA, PORTING, RINA } from '../../src/sandbox/slack/seed.ts';
import { createLeapingClock, HOUR, MINUTE, SECOND } from '../support/leaping-clock.ts';
import { noRateLimits } from '../support/no-rate-limits.ts';
import { type RunningWorkspace, startWorkspace } from '../support/start-workspace.ts';
import { MONDAY, newsTo, portCard, threadOf, times } from './ports-on-screen.ts';

const anOrder = z.looseObject({ order_id: z.string().optional() });
const anAnswer = anOrder.extend({ porting_orders: z.array(anOrder).optional() });

/** Everything that the porting channel hears. Slack, Zoom and the bot share a clock that leaps. */
describe('In the porting channel', () => {
  const clock = createLeapingClock(MONDAY);
  let workspace: RunningWorkspace;
  let ada: Player;
  let rina: Player;
  let numbers = 114;

  beforeAll(async () => {
    workspace = await startWorkspace({
      delivery: 'socket',
      clock,
      outsideClock: clock,
      rateLimits: noRateLimits,
      environment: { PORTING_CHANNEL: PORTING, PORTING_POLL_SECONDS: '1' },
    });
    [ada, rina] = [workspace.slack.person(ADA), workspace.slack.person(RINA)];
  });
  afterAll(() => workspace.close());
  afterEach(() => {
    workspace.zoom.clearFaults();
    expect(workspace.slack.complaints()).toEqual([]);
    expect(workspace.log.lines().filter(({ level }) => level === 'error')).toEqual([]);
  });

  const order = (carrier: string) =>
    workspace.zoom.createPortalOrder({
      phone_numbers: [`+14155550${numbers++}`, `+14155550${numbers++}`],
      carrier_name: carrier,
    }).order_id;
  const move = (orderId: string, to: Parameters<typeof workspace.zoom.moveOrder>[1]['to'], more = {}) =>
    workspace.zoom.moveOrder(orderId, { to, ...more });
  const card = (orderId: string, says: string | RegExp) => rina.waitFor(portCard(orderId, says));
  /** The lines in an order's thread, once there are so many. */
  const lines = async (orderId: string, count: number): Promise<string[]> => {
    const { ts } = await card(orderId, /./);
    return rina.waitFor(() => {
      const said = threadOf(rina, { channel: PORTING, ts });
      return said.length >= count && said;
    });
  };
  /** To a moment of this March, by the clock of New York in winter. */
  const leapTo = (day: number, hour: number) =>
    clock.leap(
      Date.parse(`2027-03-${String(day).padStart(2, '0')}T00:00:00Z`) +
        (hour + 5) * HOUR -
        clock.now().getTime(),
    );
  /** From now on Zoom leaves the numbers out, in the list and of this order alone. */
  const spoil = (orderId: string) => {
    const spoilt = (each: z.infer<typeof anOrder>) =>
      each.order_id === orderId ? { ...each, phone_numbers: undefined } : each;
    return workspace.servers.zoom.intercept(async (request) => {
      if (request.method !== 'GET' || !request.url.includes('/porting/orders')) return undefined;
      const answer = await workspace.zoom.app.fetch(request);
      const said = anAnswer.parse(await answer.json());
      const orders = said.porting_orders?.map(spoilt);
      return Response.json({ ...spoilt(said), ...(orders && { porting_orders: orders }) });
    });
  };
  const messages = () =>
    rina
      .screen()
      .messagesIn(PORTING)
      .filter(({ ts, threadTs }) => !threadTs || threadTs === ts);

  it('one message says what is open when the watch begins, and nothing of what is finished', async () => {
    const orders = workspace.zoom.state().orders;
    const open = orders.filter(({ status }) => !/completed|cancelled/.test(status));
    const message = await rina.waitFor((screen) =>
      screen.message(new RegExp(`${open.length} are open`), PORTING),
    );
    const text = rina.screen().textOf(message);
    for (const { order_id: orderId } of open) expect(text).toContain(orderId);
    expect(orders.length).toBeGreaterThan(open.length);
    // The soonest first; what is due tomorrow is said here, and not besides.
    expect(text).toMatch(/Rejected[\s\S]*Tue, Mar 2.*:bell: tomorrow[\s\S]*Pending/);
    await workspace.log.waitFor(
      ({ msg, isFirst }) => msg === 'Looked at the porting orders' && isFirst === false,
    );
    expect(messages()).toHaveLength(1);
  });

  it('an order that was made in the Zoom portal has its card, and its whole history in the thread, each line once', async () => {
    const orderId = order('Lumen <!channel>');
    const first = await card(orderId, 'Submitted');
    expect(rina.screen().textOf(first)).toContain('somebody outside Slack');
    move(orderId, 'pending');
    await card(orderId, 'Pending');
    move(orderId, 'scheduled', { date: '2027-03-08' });
    await card(orderId, 'Scheduled');
    move(orderId, 'scheduled', { date: '2027-03-10' });
    await card(orderId, 'Wed, Mar 10');
    move(orderId, 'scheduled', { date: '2027-03-09' });
    await card(orderId, 'Tue, Mar 9');
    move(orderId, 'rejected', { reason: 'The account PIN is wrong.', code: 'PIN_INVALID' });
    const rejected = await card(orderId, 'Rejected');
    expect(rejected.ts).toBe(first.ts);
    expect(rina.screen().textOf(rejected)).toContain('Fix and resubmit');
    move(orderId, 'submitted');
    await card(orderId, 'Submitted');
    move(orderId, 'cancelled');
    await card(orderId, 'Cancelled');
    expect(await lines(orderId, 8)).toEqual([
      expect.stringContaining('made outside Slack'),
      expect.stringContaining('is being asked'),
      expect.stringContaining('The port date is set: Mon, Mar 8'),
      expect.stringContaining('moved 2 days later: from Mon, Mar 8 to Wed, Mar 10'),
      expect.stringContaining('moved 1 day earlier: from Wed, Mar 10 to Tue, Mar 9'),
      expect.stringMatching(/Rejected: The PIN is wrong.*customer of record.*The account PIN is wrong/s),
      expect.stringContaining('Resubmitted to the carrier'),
      expect.stringContaining('Cancelled'),
    ]);
  });

  it('a port is told of the day before, in the morning of its day, when it is overdue, and when it is completed', async () => {
    const orderId = order('Verizon');
    await card(orderId, 'Submitted');
    move(orderId, 'pending');
    move(orderId, 'scheduled', { date: '2027-03-04' });
    await lines(orderId, 2);
    leapTo(2, 20);
    leapTo(3, 7.9);
    leapTo(3, 8.1);
    expect((await lines(orderId, 3))[2]).toMatch(
      /The port is tomorrow, Thu, Mar 4.*Are the numbers assigned\?/,
    );
    leapTo(4, 7.9);
    leapTo(4, 8.1);
    expect((await lines(orderId, 4))[3]).toMatch(/The port is today, Thu, Mar 4.*Keep the old service/);
    leapTo(5, 9);
    expect((await lines(orderId, 5))[4]).toMatch(/Overdue: Thu, Mar 4 has passed/);
    move(orderId, 'completed');
    const done = await card(orderId, 'Completed');
    expect(rina.screen().textOf(done)).toMatch(/\[Assign numbers\] \[Test call done\]/);
    const said = await lines(orderId, 6);
    expect(said[5]).toMatch(
      /Completed: the numbers are live.*cancel the old service.*Text messages move separately/,
    );
    expect(said).toHaveLength(6);
  });

  it('a silent order is told of after five business days, and after each five more', async () => {
    const orderId = order('Windstream');
    await card(orderId, 'Submitted');
    move(orderId, 'pending');
    await lines(orderId, 2);
    // A Friday: four business days later it is Thursday.
    leapTo(11, 12);
    leapTo(12, 12);
    expect((await lines(orderId, 3))[2]).toMatch(
      /No change for 5 business days.* Ask Windstream or Zoom support/,
    );
    leapTo(19, 12);
    expect((await lines(orderId, 4))[3]).toMatch(/No change for 10 business days/);
    move(orderId, 'scheduled', { date: '2027-03-30' });
    expect((await lines(orderId, 5))[4]).toContain('The port date is set: Tue, Mar 30');
  });

  it('one order that cannot be read silences no other: it is as it was, and the list says that it is left out', async () => {
    const [odd, other] = [order('Oddcom'), order('Vonage')];
    await card(odd, 'Submitted');
    await card(other, 'Submitted');
    const letGo = spoil(odd);
    move(odd, 'pending');
    move(other, 'pending');
    await card(other, 'Pending');
    await ada.command('/phone ports');
    const list = await ada.waitFor((screen) => screen.message('*Porting orders*', 'general'));
    expect(ada.screen().textOf(list)).toContain('1 order is left out');
    expect(await lines(odd, 1)).toHaveLength(1);
    letGo();
    await card(odd, 'Pending');
    await lines(odd, 2);
  });

  it('what changed while Zoom could not be reached is told once, in its order, with its own time; admins hear of the trouble once', async () => {
    const [one, other] = [order('Bandwidth'), order('Frontier')];
    await card(one, 'Submitted');
    await card(other, 'Submitted');
    const before = messages().length;
    workspace.zoom.addFault({ kind: 'gateway_down', method: 'GET', path: '/phone/porting/orders' });
    const told = await clock.hurry(
      ada.waitFor((screen) => screen.message('I could not read the porting orders from Zoom 3 times', 'bot')),
    );
    expect(ada.screen().textOf(told)).toMatch(/since <!date\^/);
    move(other, 'pending');
    clock.leap(20 * MINUTE);
    move(one, 'cancelled');
    clock.leap(20 * MINUTE);
    expect(messages()).toHaveLength(before);
    workspace.zoom.clearFaults();
    await clock.hurry(ada.waitFor((screen) => screen.message('Zoom answers again: ', 'bot')));
    for (const [orderId, says] of [
      [other, 'Frontier is being asked'],
      [one, 'Cancelled'],
    ] as const) {
      const said = await lines(orderId, 2);
      expect(said).toHaveLength(2);
      expect(said[1]).toMatch(new RegExp(`${says}[\\s\\S]*It happened <!date`));
    }
    const thread = rina
      .screen()
      .messagesIn(PORTING)
      .map((message) => rina.screen().textOf(message));
    const at = (says: string) => thread.findLastIndex((text) => text.includes(says));
    expect(at('Frontier is being asked')).toBeLessThan(at('Cancelled.*'));
    clock.leap(10 * SECOND);
    expect(times(newsTo(ada), 'I could not read the porting orders')).toBe(1);
    expect(times(newsTo(ada), 'Zoom answers again: ')).toBe(1);
  });
});

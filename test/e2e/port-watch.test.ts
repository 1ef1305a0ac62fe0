import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Player } from '../../src/sandbox/slack/person/player.ts';
import { PORTING, RINA } from '../../src/sandbox/slack/seed.ts';
import { type RunningWorkspace, startWorkspace } from '../support/start-workspace.ts';

const environment = { PORTING_CHANNEL: PORTING, PORTING_POLL_SECONDS: '1' };

describe('In the porting channel', () => {
  let workspace: RunningWorkspace;
  let rina: Player;
  beforeAll(async () => {
    workspace = await startWorkspace({ delivery: 'socket', environment });
    rina = workspace.slack.person(RINA);
  });
  afterAll(() => workspace.close());
  afterEach(() => {
    expect(workspace.slack.complaints()).toEqual([]);
    expect(workspace.log.lines().filter(({ level }) => level === 'error')).toEqual([]);
  });

  const thread = (ts: string) =>
    rina
      .screen()
      .messagesIn(PORTING)
      .filter((message) => message.threadTs === ts && message.ts !== ts)
      .map(({ text }) => text);

  it('one message says what is open when the watch begins, and nothing of what is finished', async () => {
    const open = workspace.zoom.state().orders.filter(({ status }) => !/completed|cancelled/.test(status));
    await rina.waitFor((screen) => screen.message(new RegExp(`${open.length} are open`), PORTING));
    expect(rina.screen().messagesIn(PORTING)).toHaveLength(1);
  });

  it('an order that was made in the Zoom portal has its card, and its whole history in the thread', async () => {
    const { order_id: orderId } = workspace.zoom.createPortalOrder({
      phone_numbers: ['+14155550161', '+14155550162'],
      carrier_name: 'Lumen <!channel>',
    });
    const says = (status: RegExp) =>
      rina.waitFor((screen) => {
        const card = screen.message(new RegExp(`Porting order ${orderId}`), PORTING);
        return card && status.test(screen.textOf(card)) ? card : undefined;
      });
    const card = await says(/Submitted/);
    expect(rina.screen().textOf(card)).toContain('somebody outside Slack');

    workspace.zoom.moveOrder(orderId, { to: 'pending' });
    await says(/Pending/);
    workspace.zoom.moveOrder(orderId, { to: 'scheduled', date: '2027-03-08' });
    await says(/Scheduled/);
    workspace.zoom.moveOrder(orderId, { to: 'scheduled', date: '2027-03-10' });
    await says(/Wed, Mar 10/);
    workspace.zoom.moveOrder(orderId, {
      to: 'rejected',
      reason: 'The account PIN is wrong.',
      code: 'PIN_INVALID',
    });
    const rejected = await says(/Rejected/);
    expect(rejected.ts).toBe(card.ts);
    await rina.waitFor(() => thread(card.ts).length === 5);
    expect(thread(card.ts)).toEqual([
      expect.stringContaining('made outside Slack'),
      expect.stringContaining('is being asked'),
      expect.stringContaining('The port date is set: Mon, Mar 8'),
      expect.stringContaining('moved by 2 days later: from Mon, Mar 8 to Wed, Mar 10'),
      expect.stringMatching(/Rejected: The PIN is wrong.*customer of record.*The account PIN is wrong/s),
    ]);
    expect(rina.screen().textOf(rejected)).toContain('Fix and resubmit');
  });

  it('many at once are one message for each change, with the list in its thread', async () => {
    const before = rina.screen().messagesIn(PORTING).length;
    const orders = Array.from({ length: 12 }, (_, index) =>
      workspace.zoom.createPortalOrder({
        phone_numbers: [`+1415555${2_040 + index}`],
        carrier_name: 'Windstream',
      }),
    );
    const headline = await rina.waitFor((screen) => screen.message(/12 porting orders are new/, PORTING));
    await rina.waitFor(() => thread(headline.ts).length > 0);
    const list = thread(headline.ts).join('\n');
    for (const { order_id: orderId } of orders) expect(list).toContain(orderId);
    expect(rina.screen().messagesIn(PORTING).length).toBeLessThanOrEqual(before + 2);
  });
});

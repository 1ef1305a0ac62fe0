import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Player } from '../../src/sandbox/slack/person/player.ts';
import { ADA, RINA } from '../../src/sandbox/slack/seed.ts';
import { type RunningWorkspace, startWorkspace } from '../support/start-workspace.ts';
import { modalSaying } from './requests-on-screen.ts';

describe('A porting order', () => {
  let workspace: RunningWorkspace;
  let ada: Player;
  let rina: Player;
  let numbers = 100;

  beforeAll(async () => {
    workspace = await startWorkspace({
      delivery: 'socket',
      patientZoom: true,
    });
    [ada, rina] = [workspace.slack.person(ADA), workspace.slack.person(RINA)];
  });
  afterAll(() => workspace.close());
  beforeEach(async () => {
    await Promise.all([ada.reload(), rina.reload()]);
    workspace.zoom.forgetCalls();
  });
  afterEach(() => {
    expect(workspace.slack.complaints()).toEqual([]);
    expect(workspace.log.lines().filter(({ level }) => level === 'error')).toEqual([]);
  });

  const order = () =>
    workspace.zoom.createPortalOrder({
      phone_numbers: [`+14155550${numbers++}`],
      carrier_name: 'Northwind',
    }).order_id;
  const now = (orderId: string) => workspace.zoom.state().orders.find(({ order_id: id }) => id === orderId);
  const writes = () =>
    workspace.zoom.calls().filter(({ method, path }) => method !== 'GET' && path.startsWith('/v2/'));
  const open = async (who: Player, orderId: string) => {
    await who.command(`/phone port ${orderId}`);
    return who.waitFor((screen) => screen.message(`Porting order ${orderId}`));
  };

  it('keeps in its history who changed what, and lists the day that is asked for', async () => {
    const orderId = order();
    await open(ada, orderId);
    await ada.press('Change');
    await ada.waitFor((screen) => screen.modal?.view.type === 'modal' && screen.modal.view.submit);
    await ada.fill('Day of the port', '2027-03-08');
    await ada.fill('Account number', 'ACCT-4711');
    await ada.submit();
    await ada.waitFor(modalSaying('Changed'));
    const changed = `<@${ADA}> changed the account number and the day of the port to Mon, Mar 8`;
    await ada.reload();
    const seen = ada.screen().textOf(await open(ada, orderId));
    expect(seen).toContain(changed);
    expect(seen).toContain('*Asked for:* Mon, Mar 8');
    expect(JSON.stringify(ada.screen())).not.toContain('ACCT-4711');
    await ada.reload();
    await ada.command('/phone ports northwind');
    await ada.waitFor((screen) => screen.message(`asked for Mon, Mar 8 · ${orderId}`));
  });

  it('is looked at by its id, as it is now', async () => {
    const orderId = order();
    expect(ada.screen().textOf(await open(ada, orderId))).toContain('Submitted');
    workspace.zoom.moveOrder(orderId, { to: 'pending' });
    await ada.reload();
    expect(ada.screen().textOf(await open(ada, orderId))).toContain('Pending');
  });

  it('is listed with the others that are open, and not once it has ended', async () => {
    const [open, ended] = [order(), order()];
    workspace.zoom.moveOrder(ended, { to: 'cancelled' });
    await ada.command('/phone ports northwind');
    const list = await ada.waitFor((screen) => screen.message(open));
    expect(ada.screen().textOf(list)).not.toContain(ended);
    expect(workspace.zoom.calls().map(({ path }) => path)).toContain('/v2/phone/porting/orders');
  });

  it('is corrected with a form, and resubmitted by that when it was rejected', async () => {
    const orderId = order();
    workspace.zoom.moveOrder(orderId, { to: 'rejected', code: 'PIN_INVALID', reason: 'Wrong PIN' });
    await open(ada, orderId);
    await ada.press('Fix and resubmit');
    await ada.waitFor((screen) => screen.modal?.view.type === 'modal' && screen.modal.view.submit);
    await ada.fill('PIN', '4711');
    await ada.submit();
    await ada.waitFor(modalSaying('Corrected and resubmitted'));
    expect(now(orderId)?.status).toBe('submitted');
    expect(JSON.stringify(workspace.log.lines())).not.toContain('4711');
  });

  it('says in the form when there is nothing to resubmit yet', async () => {
    const orderId = order();
    workspace.zoom.moveOrder(orderId, { to: 'rejected', code: 'PIN_INVALID', reason: 'Wrong PIN' });
    await open(ada, orderId);
    await ada.press('Fix and resubmit');
    await ada.waitFor((screen) => screen.modal?.view.type === 'modal' && screen.modal.view.submit);
    expect(await ada.submit()).toMatchObject({
      ok: false,
      errors: { accountPin: 'Nothing is different yet. Correct what was wrong, then resubmit it.' },
    });
    expect(writes()).toEqual([]);
  });

  it('is cancelled with a reason, once, by those who may', async () => {
    const orderId = order();
    await open(ada, orderId);
    await ada.press('Cancel order');
    await ada.waitFor((screen) => screen.modal?.view.type === 'modal' && screen.modal.view.submit);
    await ada.fill('Why is it cancelled?', 'We stay where we are');
    await ada.submit();
    await ada.waitFor(modalSaying('is cancelled'));
    expect(now(orderId)?.status).toBe('cancelled');
    expect(writes()).toHaveLength(1);
    await ada.reload();
    const cancelled = ada.screen().textOf(await open(ada, orderId));
    expect(cancelled).toContain(`<@${ADA}> cancelled it: We stay where we are`);
    expect(cancelled).not.toContain('Expected');

    await rina.command(`/phone port ${order()}`);
    await rina.waitFor((screen) => screen.message('You may not port numbers'));
    expect(writes()).toHaveLength(1);
  });
});

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Player } from '../../src/sandbox/slack/person/player.ts';
import { ADA, PORTING, RINA } from '../../src/sandbox/slack/seed.ts';
import { ACCOUNT_STEP, ANSWERS, atPortForm } from '../support/port-form.ts';
import { portableNumbers } from '../support/portable-numbers.ts';
import { type RunningWorkspace, startWorkspace } from '../support/start-workspace.ts';

describe('A port is filed once', () => {
  let workspace: RunningWorkspace;
  let ada: Player;
  let form: ReturnType<typeof atPortForm>;
  const numbersOf = portableNumbers('206');

  beforeAll(async () => {
    workspace = await startWorkspace({
      delivery: 'socket',
      // Every click and form comes twice, and files once.
      repeats: true,
      environment: { PORTING_CHANNEL: PORTING },
    });
    ada = workspace.slack.person(ADA);
    form = atPortForm(ada);
  });
  afterAll(() => workspace.close());
  beforeEach(async () => {
    workspace.zoom.clearFaults();
    workspace.zoom.forgetCalls();
    await ada.reload();
  });
  afterEach(() => {
    expect(workspace.slack.complaints()).toEqual([]);
    expect(workspace.log.lines().filter(({ level }) => level === 'error')).toEqual([]);
  });

  const orders = () => workspace.zoom.snapshot().orders;
  const orderOf = (number: string) => orders().filter(({ phone_numbers }) => phone_numbers.includes(number));
  const filed = () =>
    workspace.zoom
      .calls()
      .filter(({ method, path }) => method === 'POST' && path.endsWith('/porting/orders'));
  const card = (says: string | RegExp) => ada.waitFor((screen) => screen.message(says, 'bot'));

  it('once, when Zoom’s answer is lost: the order is looked for instead', async () => {
    const [number = ''] = numbersOf('Verizon', 1);
    await toReview(number);
    workspace.zoom.addFault({
      kind: 'cut_after',
      method: 'POST',
      path: '/phone/porting/orders',
      times: 1,
    });
    await form.file();
    await form.shown('on the way');
    const order = await until(() => orderOf(number)[0]);
    await card(new RegExp(`Porting order ${order.order_id}`));
    expect(filed()).toHaveLength(1);
    expect(orderOf(number)).toHaveLength(1);
  });

  it('as somebody says who looked in the Zoom portal, while Zoom does not tell what became of it', async () => {
    const [number = ''] = numbersOf('Verizon', 1);
    await toReview(number);
    workspace.zoom.addFault({ kind: 'cut_after', method: 'POST', path: '/phone/porting/orders', times: 1 });
    workspace.zoom.addFault({ kind: 'rate_limited', method: 'GET', path: '/phone/porting/orders' });
    await form.file();
    const order = await until(() => orderOf(number)[0]);
    await card('Zoom’s answer was lost');
    // Those in the porting channel may have to say it, but not everybody may.
    const asked = () => ada.waitFor((screen) => screen.message('Zoom’s answer was lost', 'porting'));
    const rina = workspace.slack.person(RINA);
    await rina.press('It was filed', { on: await asked() });
    await rina.waitFor((screen) => screen.message('You may not port numbers in'));
    await ada.press('It was not', { on: await asked() });
    await ada.waitFor((screen) => screen.message('it is too early to say'));
    workspace.zoom.clearFaults();
    await ada.press('It was filed', { on: await asked() });
    // The bot looks by itself as well, and may just have been quicker.
    await ada.waitFor((screen) => screen.message(/(Noted|settled already)\. Filed/, 'porting'));
    await card(new RegExp(`Porting order ${order.order_id}`));
    expect(filed()).toHaveLength(1);
  });

  it('not at all, when the call never reaches Zoom: that is said without anybody asking, and it can be filed again', async () => {
    const [number = ''] = numbersOf('Verizon', 1);
    await toReview(number);
    workspace.zoom.addFault({ kind: 'cut_before', method: 'POST', path: '/phone/porting/orders', times: 1 });
    await form.file();
    await form.shown('on the way');
    await card('Zoom’s answer was lost. I am looking for the order');
    // Zoom may be at work on it for ten seconds, and two looks fifteen seconds apart have to agree.
    const lost = await ada.waitFor(
      (screen) => screen.message('its orders show that it was not filed', 'bot'),
      { within: 90_000 },
    );
    expect(filed()).toHaveLength(1);
    expect(orderOf(number)).toEqual([]);
    await ada.press('File again', { on: lost });
    // Account number and PIN are deleted; the rest is as it was.
    expect(await form.shown(ACCOUNT_STEP)).not.toContain('Kept, sealed');
    await form.account(ANSWERS);
    await form.file();
    const order = await until(() => orderOf(number)[0]);
    await card(new RegExp(`Porting order ${order.order_id}`));
  });

  it('not when Zoom refuses: why stands where it belongs, and the form opens again without what is secret', async () => {
    const [number = ''] = numbersOf('Verizon', 1);
    await toReview(number);
    const stop = workspace.servers.zoom.intercept((request) =>
      request.method === 'POST' && request.url.endsWith('/porting/orders')
        ? Response.json(
            {
              code: 300,
              message: 'Validation failed.',
              errors: [
                { field: 'billing_address.zip', message: 'Is not in this state.' },
                { field: 'account_number', message: `${ANSWERS.accountNumber} is not a number of Verizon.` },
              ],
            },
            { status: 400 },
          )
        : undefined,
    );
    await form.file();
    const refused = await card('Validation failed.');
    stop();
    const text = ada.screen().textOf(refused);
    expect(text).toContain('*ZIP or postal code:* Is not in this state.');
    expect(text).toContain('*Account number:* ••• is not a number of Verizon.');
    await ada.press('Correct and file again', { on: refused });
    // At the step of the first field that Zoom named.
    expect(await form.shown('Zoom did not take it')).toContain('{plain_text_input: 80202}');
    await form.address({ zip: '80203' });
    // The account number is deleted, so its step is open again.
    const account = await form.shown('Zoom did not take it');
    expect(account).not.toContain('Kept, sealed');
    await form.account({ accountNumber: 'ACCT-778292' });
    await form.file();
    await form.shown('on the way to Zoom');
    expect((await until(() => orderOf(number)[0])).billing_address.zip).toBe('80203');
  });

  it('later, when Zoom cannot be reached: it goes on by itself and says so', async () => {
    const [number = ''] = numbersOf('Verizon', 1);
    await toReview(number);
    workspace.zoom.addFault({ kind: 'rate_limited', method: 'POST', path: '/phone/porting/orders' });
    await form.file();
    await card('I try again by myself');
    expect(orderOf(number)).toEqual([]);
  });

  /** A form that is filled in, but for the checklist. */
  async function toReview(number: string): Promise<void> {
    await form.numbers(number);
    await form.shown(':white_check_mark:');
    await ada.submit();
    await form.account(ANSWERS);
    await form.address(ANSWERS);
  }

  async function until<Seen>(probe: () => Seen | undefined): Promise<Seen> {
    return ada.waitFor(probe);
  }
});

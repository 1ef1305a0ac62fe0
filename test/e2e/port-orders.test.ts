import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Player } from '../../src/sandbox/slack/person/player.ts';
import { ADA, BEN, PORTING, RINA } from '../../src/sandbox/slack/seed.ts';
import { createLeapingClock, MINUTE, SECOND } from '../support/leaping-clock.ts';
import { noRateLimits } from '../support/no-rate-limits.ts';
import { ANSWERS, atPortForm } from '../support/port-form.ts';
import { portableNumbers } from '../support/portable-numbers.ts';
import { type RunningWorkspace, startWorkspace } from '../support/start-workspace.ts';
import { MONDAY, newsTo, portCard, threadOf, times } from './ports-on-screen.ts';
import { modalSaying } from './requests-on-screen.ts';

describe('A porting order', () => {
  const clock = createLeapingClock(MONDAY);
  let workspace: RunningWorkspace;
  let ada: Player;
  let ben: Player;
  let rina: Player;
  let numbers = 114;

  beforeAll(async () => {
    workspace = await startWorkspace({
      delivery: 'socket',
      // Whatever Slack delivers twice, it happens once.
      repeats: true,
      clock,
      outsideClock: clock,
      rateLimits: noRateLimits,
      environment: { PORTING_CHANNEL: PORTING, PORTING_POLL_SECONDS: '1', PHONE_ADMINS: `${ADA},${BEN}` },
    });
    const people = [ADA, BEN, RINA].map((id) => workspace.slack.person(id));
    [ada, ben, rina] = people as [Player, Player, Player];
  });
  afterAll(() => workspace.close());
  beforeEach(async () => {
    for (const person of [ada, ben, rina]) {
      while (person.screen().modal) await person.close({ all: true });
      await person.reload();
    }
    workspace.zoom.forgetCalls();
  });
  afterEach(() => {
    expect(workspace.slack.complaints()).toEqual([]);
    expect(workspace.log.lines().filter(({ level }) => level === 'error')).toEqual([]);
  });

  const order = (carrier = 'Northwind', count = 1) =>
    workspace.zoom.createPortalOrder({
      phone_numbers: Array.from({ length: count }, () => `+14155550${numbers++}`),
      carrier_name: carrier,
    }).order_id;
  const move = (orderId: string, to: Parameters<typeof workspace.zoom.moveOrder>[1]['to'], more = {}) =>
    workspace.zoom.moveOrder(orderId, { to, ...more });
  const now = (orderId: string) =>
    workspace.zoom.snapshot().orders.find(({ order_id }) => order_id === orderId);
  const assignee = (number: string) =>
    workspace.zoom.snapshot().numbers.find(({ phone_number }) => phone_number === number)?.assignee?.name;
  const writes = () =>
    workspace.zoom
      .calls()
      .filter(({ method, path }) => method !== 'GET' && path.startsWith('/v2/'))
      .map(({ method }) => method);
  const open = async (who: Player, orderId: string) => {
    await who.command(`/phone port ${orderId}`);
    return who.waitFor((screen) => screen.message(`Porting order ${orderId}`, 'general'));
  };
  const card = (orderId: string, says: string | RegExp) => ada.waitFor(portCard(orderId, says));
  const formIsOpen = (who: Player) =>
    who.waitFor((screen) => screen.modal?.view.type === 'modal' && screen.modal.view.submit);
  const press = async (who: Player, orderId: string, button: string) => {
    await who.press(button, { on: await open(who, orderId) });
    await formIsOpen(who);
  };

  it('is looked at by its id or by a number in it, as it is now, with everything that happened to it', async () => {
    const orderId = order('Windstream', 12);
    await card(orderId, 'Submitted');
    move(orderId, 'pending');
    await card(orderId, 'Pending');
    move(orderId, 'scheduled', { date: '2027-03-09' });
    await card(orderId, 'Scheduled');
    await ada.command(`/phone port ${now(orderId)?.phone_numbers[11]}`);
    const seen = await ada.waitFor((screen) => screen.message(`Porting order ${orderId}`, 'general'));
    const text = ada.screen().textOf(seen);
    expect(text).toMatch(
      /made outside Slack[\s\S]*Windstream is being asked[\s\S]*The port date is set: Tue, Mar 9/,
    );
    expect(text).toContain('and 2 more');
    expect(text).toContain('somebody outside Slack');
    // Nobody had to wait for the next look: what has just changed is there, and announced.
    move(orderId, 'scheduled', { date: '2027-03-10' });
    await ada.reload();
    expect(ada.screen().textOf(await open(ada, orderId))).toContain('moved 1 day later');
    const shown = await card(orderId, 'Wed, Mar 10');
    await ada.waitFor(() => threadOf(ada, shown).length === 4);
    expect(times(threadOf(ada, shown), 'moved 1 day later')).toBe(1);
    await ada.reload();
    await ada.command('/phone port port_nothere');
    await ada.waitFor((screen) => screen.message('I know no porting order “port_nothere”', 'general'));
  });

  it('made outside Slack is announced once, however often it is looked at', async () => {
    const orderId = order('Frontier');
    await Promise.all([open(ada, orderId), open(ben, orderId)]);
    const shown = await card(orderId, 'Submitted');
    move(orderId, 'pending');
    await card(orderId, 'Pending');
    await ada.waitFor(() => threadOf(ada, shown).length === 2);
    expect(threadOf(ada, shown)).toEqual([
      expect.stringContaining('made outside Slack'),
      expect.stringContaining('Frontier is being asked'),
    ]);
    const cards = ada
      .screen()
      .messagesIn(PORTING)
      .filter(({ text }) => text.includes(orderId));
    expect(cards).toHaveLength(1);
  });

  it('is changed with a form, by the rules it was filed with; its cards follow', async () => {
    const orderId = order();
    await card(orderId, 'Asked for:\\* Thu, Mar 11');
    await press(ada, orderId, 'Change');
    await ada.fill('Day of the port', '2027-03-14');
    await ada.fill('Authorized person', 'Grace');
    expect(await ada.submit()).toMatchObject({
      errors: {
        requestedPortDate: expect.stringContaining('Sunday'),
        authorizedPerson: expect.stringContaining('First and last name'),
      },
    });
    await ada.fill('Day of the port', '2027-03-16');
    await ada.fill('Authorized person', 'Grace Hopper');
    await ada.submit();
    await ada.waitFor(modalSaying('Changed.'));
    expect(now(orderId)).toMatchObject({
      requested_port_date: '2027-03-16',
      authorized_person: 'Grace Hopper',
    });
    expect(writes()).toEqual(['PATCH']);
    await card(orderId, /Tue, Mar 16[\s\S]*Grace Hopper/);
  });

  it('that Zoom does not take a change of says why, beside the field, and what is possible when it is too late', async () => {
    const orderId = order();
    await press(ada, orderId, 'Change');
    const stop = workspace.servers.zoom.intercept((request) =>
      request.method === 'PATCH'
        ? Response.json(
            {
              code: 300,
              message: 'Validation failed.',
              errors: [
                { field: 'billing_address.zip', message: 'Is not in CO.' },
                { field: 'billing_address', message: 'Is not on the bill.' },
              ],
            },
            { status: 400 },
          )
        : undefined,
    );
    await ada.fill('ZIP or postal code', '94105');
    expect(await ada.submit()).toMatchObject({
      errors: { zip: 'Zoom says: Is not in CO.', address: 'Zoom says: Is not on the bill.' },
    });
    stop();
    // Meanwhile the carrier agrees to a day.
    move(orderId, 'pending');
    move(orderId, 'scheduled', { date: '2027-03-12' });
    await ada.fill('ZIP or postal code', '80203');
    await ada.submit();
    const late = await ada.waitFor(modalSaying('A scheduled order cannot be changed'));
    expect(late).toContain('agreed to Fri, Mar 12');
    expect(late).toContain('Zoom says:');
    expect(late).toContain('Ask Zoom support to move the day');
    expect(late).toContain('[Cancel order]');
    expect(now(orderId)?.billing_address.zip).toBe('80202');
    await ada.close({ all: true });
    // Asked for later, it is said at once.
    await ada.press('Change', { on: await open(ada, orderId) });
    await ada.waitFor(modalSaying('A scheduled order cannot be changed'));
  });

  it('keeps what somebody else has changed while its form was open, and asks anew where both changed the same', async () => {
    const orderId = order();
    for (const who of [ada, ben]) await press(who, orderId, 'Change');
    await ben.fill('Street address', '99 New Street');
    await ben.fill('Day of the port', '2027-03-16');
    await ben.submit();
    await ben.waitFor(modalSaying('Changed.'));
    await ada.fill('Authorized person', 'Grace Hopper');
    await ada.submit();
    await ada.waitFor(modalSaying('Changed.'));
    expect(now(orderId)).toMatchObject({
      authorized_person: 'Grace Hopper',
      requested_port_date: '2027-03-16',
      billing_address: { address: '99 New Street', city: 'Denver' },
    });

    for (const who of [ada, ben]) {
      await who.close({ all: true });
      await who.reload();
      await press(who, orderId, 'Change');
    }
    await ben.fill('Street address', '100 Newer Street');
    await ben.submit();
    await ben.waitFor(modalSaying('Changed.'));
    workspace.zoom.forgetCalls();
    await ada.fill('Street address', '101 Newest Street');
    await ada.fill('PIN', '4821');
    await ada.submit();
    const anew = await ada.waitFor(modalSaying('Somebody else has changed the same'));
    expect(anew).toContain('is now: 100 Newer Street');
    expect(anew).toContain('101 Newest Street');
    expect(writes()).toEqual([]);
    await ada.submit();
    await ada.waitFor(modalSaying('Changed.'));
    expect(now(orderId)?.billing_address.address).toBe('101 Newest Street');
    expect(workspace.zoom.portingSecrets(orderId)?.account_pin).toBe('4821');
  });

  it('that is rejected while its form is open is shown with its cure before anything is sent', async () => {
    const orderId = order();
    await press(ada, orderId, 'Change');
    move(orderId, 'pending');
    move(orderId, 'rejected', { code: 'PIN_INVALID', reason: 'Wrong PIN' });
    await ada.fill('Authorized person', 'Grace Hopper');
    await ada.submit();
    const cure = await ada.waitFor(modalSaying('has rejected this order since you opened this form'));
    expect(cure).toContain('The PIN is wrong');
    expect(writes()).toEqual([]);
    await ada.fill('PIN', '4821');
    await ada.submit();
    await ada.waitFor(modalSaying('Corrected and resubmitted'));
    expect(now(orderId)).toMatchObject({ status: 'submitted', authorized_person: 'Grace Hopper' });
  });

  it('whose state is written in full is shown its letters, and nothing of it is changed', async () => {
    const orderId = order();
    const stop = workspace.servers.zoom.intercept((request) => {
      if (request.method !== 'GET' || !request.url.endsWith(`/${orderId}`)) return undefined;
      const address = { address: '1 Main St', city: 'Phoenix', state: 'Arizona', zip: '85001' };
      return Response.json({ ...now(orderId), billing_address: address });
    });
    await press(ada, orderId, 'Change');
    await ada.waitFor(modalSaying(/State or province[\s\S]*AZ/));
    await ada.fill('Authorized person', 'Grace Hopper');
    await ada.submit();
    await ada.waitFor(modalSaying('Changed.'));
    stop();
    expect(now(orderId)).toMatchObject({
      authorized_person: 'Grace Hopper',
      billing_address: { state: 'CO' },
    });
  });

  it('is asked to be changed once more with what was typed when Zoom could not be asked, or answered late', async () => {
    const orderId = order();
    const asked = 'Zoom could not be asked about this order, so nothing was changed';
    await press(ada, orderId, 'Change');
    await ada.fill('Street address', '12 Long Typed Street');
    await ada.fill('Account number', 'ACCT-4711');
    const refuse = workspace.servers.zoom.intercept(({ method }) =>
      method === 'GET' ? Response.json({ code: 4711, message: 'Not now.' }, { status: 403 }) : undefined,
    );
    expect(await ada.submit()).toMatchObject({ errors: { carrierName: expect.stringContaining(asked) } });
    refuse();
    workspace.zoom.addFault({
      kind: 'gateway_down',
      method: 'GET',
      path: `/phone/porting/orders/${orderId}`,
    });
    await ada.submit();
    expect(await ada.waitFor(modalSaying(asked))).toContain('12 Long Typed Street');
    workspace.zoom.clearFaults();
    expect(writes()).toEqual([]);
    await ada.submit();
    await ada.waitFor(modalSaying('Changed.'));
    expect(now(orderId)?.billing_address.address).toBe('12 Long Typed Street');
    expect(workspace.zoom.portingSecrets(orderId)?.account_number).toBe('ACCT-4711');
  });

  it('is asked to be changed once more with what was typed when Zoom could not be reached', async () => {
    const orderId = order();
    await press(ada, orderId, 'Change');
    await ada.fill('Street address', '12 Long Typed Street');
    // Its token is not taken any more, and there is no other.
    const lapsed = workspace.servers.zoom.intercept(({ method, url }) =>
      method === 'PATCH' || url.includes('/oauth/token')
        ? Response.json({ code: 124, message: 'Invalid access token.' }, { status: 401 })
        : undefined,
    );
    expect(await ada.submit()).toMatchObject({
      errors: { carrierName: 'Zoom could not be reached, so nothing was sent. Try again in a moment.' },
    });
    lapsed();
    await ada.submit();
    await ada.waitFor(modalSaying('Changed.'));
    expect(now(orderId)?.billing_address.address).toBe('12 Long Typed Street');
  });

  it('keeps in its history who changed what, and lists the day that is asked for', async () => {
    const orderId = order();
    await press(ada, orderId, 'Change');
    await ada.fill('Day of the port', '2027-03-16');
    await ada.fill('Account number', 'ACCT-4711');
    await ada.submit();
    await ada.waitFor(modalSaying('Changed'));
    await ada.reload();
    const seen = ada.screen().textOf(await open(ada, orderId));
    expect(seen).toContain(`<@${ADA}> changed the account number and the day of the port to Tue, Mar 16`);
    expect(seen).toContain('*Asked for:* Tue, Mar 16');
    expect(JSON.stringify(ada.screen())).not.toContain('ACCT-4711');
    await ada.reload();
    await ada.command('/phone ports northwind');
    await ada.waitFor((screen) => screen.message(`asked for Tue, Mar 16 · ${orderId}`, 'general'));
  });

  it('says in the form when there is nothing to resubmit yet', async () => {
    const orderId = order();
    move(orderId, 'rejected', { code: 'PIN_INVALID', reason: 'Wrong PIN' });
    await press(ada, orderId, 'Fix and resubmit');
    expect(await ada.submit()).toMatchObject({
      ok: false,
      errors: { accountPin: 'Nothing is different yet. Correct what was wrong, then resubmit it.' },
    });
    expect(writes()).toEqual([]);
  });

  it('is resubmitted as it is when somebody has seen to the cause elsewhere', async () => {
    const orderId = order();
    move(orderId, 'rejected', { code: 'PORT_FREEZE', reason: 'Port freeze on the account' });
    await press(ada, orderId, 'Fix and resubmit');
    const form = await ada.waitFor(modalSaying('has the freeze lifted, then resubmit'));
    expect(form).toMatch(/The earliest that is usual for this carrier is \w{3}, Mar \d+/);
    await ada.submit();
    await ada.waitFor(modalSaying('resubmitted'));
    expect(now(orderId)).toMatchObject({ status: 'submitted', requested_port_date: '2027-03-11' });
    expect(writes()).toEqual(['PATCH']);
  });

  it('whose billing number was wrong has it corrected where the cure stands, and is resubmitted', async () => {
    const orderId = order();
    move(orderId, 'rejected', { code: 'BTN', reason: 'Wrong BTN' });
    await press(ada, orderId, 'Fix and resubmit');
    await ada.fill('Billing number (BTN)', '12');
    expect(await ada.submit()).toMatchObject({
      errors: { billingNumber: expect.stringContaining('is a phone number') },
    });
    await ada.fill('Billing number (BTN)', '(415) 555-0199');
    await ada.submit();
    await ada.waitFor(modalSaying('resubmitted'));
    expect(now(orderId)?.status).toBe('submitted');
    await card(orderId, /Billing number \(BTN\):\* \+1 \(415\) 555-0199/);
    // While it is under way, what Zoom does not take is kept without a word to it.
    workspace.zoom.forgetCalls();
    await ada.close({ all: true });
    await ada.reload();
    await press(ada, orderId, 'Change');
    await ada.fill('Billing number (BTN)', '(415) 555-0198');
    await ada.submit();
    await ada.waitFor(modalSaying('Kept with the order'));
    expect(writes()).toEqual([]);
    await card(orderId, /555-0198[\s\S]*changed the billing number/);
  });

  it('is cancelled with a reason, once, which those who are told of it read; not within 48 hours of its day', async () => {
    const orderId = order();
    const shown = await card(orderId, 'Submitted');
    await press(ada, orderId, 'Cancel order');
    await ada.fill('Why is it cancelled?', 'We stay *where* we are');
    await ada.submit();
    await ada.waitFor(modalSaying('is cancelled'));
    expect(now(orderId)?.status).toBe('cancelled');
    expect(writes()).toEqual(['DELETE']);
    await card(orderId, `Cancelled\\* by <@${ADA}>: “We stay ∗where∗ we are”`);
    await ada.waitFor(() => times(threadOf(ada, shown), 'We stay') === 1);
    // Its number still leads to it, and from there to a new one.
    const [number = ''] = now(orderId)?.phone_numbers ?? [];
    await ada.close({ all: true });
    await ada.reload();
    await ada.command(`/phone port ${number}`);
    const ended = await ada.waitFor((screen) => screen.message(`Porting order ${orderId}`, 'general'));
    await ada.press('File a new one', { on: ended });
    expect(await ada.waitFor(modalSaying('Which numbers come to Zoom?'))).toContain(number);

    const late = order();
    move(late, 'pending');
    move(late, 'scheduled', { date: '2027-03-02' });
    await ada.close({ all: true });
    await press(ada, late, 'Cancel order');
    await ada.fill('Why is it cancelled?', 'Too late');
    await ada.submit();
    const refused = await ada.waitFor(modalSaying('It was not cancelled'));
    expect(refused).toContain('The order is scheduled within 48 hours.');
    expect(refused).toContain('only Zoom support can stop it');
    expect(now(late)?.status).toBe('scheduled');

    await rina.command(`/phone port ${order()}`);
    await rina.waitFor((screen) => screen.message('You may not port numbers'));
  });

  it('is followed by who wants to, in their direct message, until they do not', async () => {
    const orderId = order('Bandwidth');
    await ben.press('Watch', { on: await open(ben, orderId) });
    await ben.waitFor((screen) => screen.message('You are told of every change of the port of', 'general'));
    move(orderId, 'pending');
    const told = await ben.waitFor((screen) => screen.message('Bandwidth is being asked', 'bot'));
    expect(ben.screen().textOf(told)).toContain(orderId);
    await ben.press('Show the order', { on: told });
    await ben.waitFor(modalSaying('[Stop watching]'));
    await ben.press('Stop watching');
    await ben.waitFor(modalSaying('You are not told of the port of'));
    move(orderId, 'scheduled', { date: '2027-03-15' });
    move(orderId, 'scheduled', { date: '2027-03-17' });
    const shown = await card(orderId, 'Wed, Mar 17');
    await ada.waitFor(() => threadOf(ada, shown).length >= 3);
    expect(times(newsTo(ben), orderId)).toBe(1);
    expect(times(newsTo(ada), orderId)).toBe(0);
  });

  it('is not told to somebody who follows it and is a guest by now', async () => {
    const orderId = order('Granite');
    for (const who of [ada, ben]) {
      await who.press('Watch', { on: await open(who, orderId) });
      await who.waitFor((screen) => screen.message('You are told of every change of the port of', 'general'));
    }
    workspace.slack.people.change(BEN, { isGuest: true });
    try {
      // Who somebody is, is remembered for a minute where many are told.
      clock.leap(MINUTE + SECOND);
      move(orderId, 'pending');
      await ada.waitFor((screen) => screen.message('Granite is being asked', 'bot'));
      move(orderId, 'scheduled', { date: '2027-03-15' });
      await ada.waitFor(() => times(newsTo(ada), orderId) === 2);
      expect(times(newsTo(ben), orderId)).toBe(0);
    } finally {
      workspace.slack.people.change(BEN, { isGuest: false });
    }
  });

  it('that is rejected is fixed where the cure stands beside its field, and resubmitted as the same order', async () => {
    const [number = ''] = portableNumbers('312')('Verizon', 1);
    const form = atPortForm(ada);
    await form.numbers(number);
    await form.shown(':white_check_mark:');
    await ada.submit();
    await form.account({ ...ANSWERS, accountNumber: 'ACCT-0000' });
    await form.address(ANSWERS);
    await form.file();
    await form.shown('on the way to Zoom');
    const orderId = await ada.waitFor(
      () => workspace.zoom.snapshot().orders.find((each) => each.phone_numbers.includes(number))?.order_id,
    );
    await ada.close({ all: true });
    const shown = await card(orderId, 'Submitted');
    expect(ada.screen().textOf(shown)).toContain(`Filed by:* <@${ADA}>`);
    move(orderId, 'pending');
    move(orderId, 'rejected');

    const told = await ada.waitFor((screen) =>
      screen.message('Rejected: The account number is wrong', 'bot'),
    );
    await ada.press('Show the order', { on: told });
    await ada.waitFor(modalSaying('[Fix and resubmit]'));
    await ada.press('Fix and resubmit');
    const fix = await ada.waitFor(modalSaying('Account number:'));
    // The cure stands beside the field, which comes first.
    expect(fix).toMatch(/does not match the records of the losing carrier/);
    const blocks = ada.screen().modal?.view.blocks.filter(({ type }) => type === 'input') ?? [];
    expect(JSON.stringify(blocks[0])).toMatch(
      /"block_id":"accountNumber".*asks the losing carrier for the account number/,
    );
    workspace.zoom.forgetCalls();
    await ada.fill('Account number', 'ACCT-778292');
    await ada.submit();
    await ada.waitFor(modalSaying('Corrected and resubmitted'));
    expect(now(orderId)?.status).toBe('submitted');
    expect(workspace.zoom.portingSecrets(orderId)?.account_number).toBe('ACCT-778292');
    expect(writes()).toEqual(['PATCH']);
    expect(
      workspace.zoom.snapshot().orders.filter((each) => each.phone_numbers.includes(number)),
    ).toHaveLength(1);
    expect(workspace.log.text()).not.toContain('ACCT-778292');

    await ada.waitFor(() => times(threadOf(ada, shown), 'resubmitted to the carrier') === 1);
    await ada.reload();
    await ada.command('/phone ports mine');
    const mine = await ada.waitFor((screen) => screen.message('Porting orders* · open, mine', 'general'));
    expect(ada.screen().textOf(mine)).toContain(orderId);
  });

  it('that is completed has its numbers assigned, and its test call noted', async () => {
    const orderId = order('Comcast', 2);
    move(orderId, 'pending');
    move(orderId, 'scheduled', { date: '2027-03-09' });
    move(orderId, 'completed');
    const shown = await card(orderId, 'Completed');
    expect(ada.screen().textOf(shown)).toContain(
      'Assign them, test an inbound call, then cancel the old service',
    );
    await ada.press('Assign numbers', { on: shown });
    await ada.waitFor(modalSaying('who is to have them?'));
    const [number = ''] = now(orderId)?.phone_numbers ?? [];
    await ada.press('number_assign:0');
    await formIsOpen(ada);
    await ada.fill('Assign to a person', BEN);
    await ada.submit();
    await ada.waitFor(() => assignee(number) === 'Ben Okafor');
    await ada.close({ all: true });
    await ben.press('Test call done', { on: await ben.waitFor(portCard(orderId, 'Completed')) });
    await ben.waitFor((screen) => screen.message('The old service can be cancelled now', PORTING));
    await card(orderId, `<@${BEN}> made a test call`);
    await ada.waitFor(() => times(threadOf(ada, shown), 'made a test call, and it came through') === 1);
  });

  describe('in the list', () => {
    const ids = (text: string) => [...text.matchAll(/port_[a-z0-9]+/g)].map(([id]) => id);
    const list = async (words: string, says: string | RegExp) => {
      await ada.reload();
      await ada.command(`/phone ports ${words}`);
      const message = await ada.waitFor((screen) => screen.message(says, 'general'));
      return { message, text: ada.screen().textOf(message) };
    };

    it('stands where its date puts it, with what its status means and what comes next, page by page', async () => {
      const [rejected, soon, later, ended] = [order('Zayo'), order('Zayo'), order('Zayo'), order('Zayo')];
      for (const id of [rejected, soon, later]) move(id, 'pending');
      move(rejected, 'rejected', { code: 'PIN_INVALID', reason: 'Wrong PIN' });
      move(later, 'scheduled', { date: '2027-03-09' });
      move(soon, 'scheduled', { date: '2027-03-04' });
      move(ended, 'cancelled');
      // The portal asks for a day in the week after.
      const undated = Array.from({ length: 7 }, () => order('Zayo'));

      const { message, text } = await list('zayo', '10 orders · page 1 of 2');
      expect(ids(text).slice(0, 3)).toEqual([rejected, soon, later]);
      expect(ids(text)).toHaveLength(8);
      expect(text).not.toContain(ended);
      expect(text).toContain('The PIN is wrong. The customer of record asks');
      expect(text).toContain('Thu, Mar 4');
      expect(text).toContain('The carrier agreed to a date (FOC). Keep the old service, assign the numbers');
      expect(text).toContain('Zoom has the order. Nothing to do: the carrier is asked next.');
      expect(text).toContain('made outside Slack');
      await ada.press('Next page', { on: message });
      const second = await ada.waitFor((screen) => screen.message('page 2 of 2', 'general'));
      const all = [...ids(text), ...ids(ada.screen().textOf(second))];
      expect(all.toSorted()).toEqual([rejected, soon, later, ...undated].toSorted());
      await ada.press('port_show:0', { on: second });
      await ada.waitFor(modalSaying(`Porting order ${all[8]}`));
    });

    it('is found by status, by carrier, and by who filed it', async () => {
      const [one, other] = [order('AT&T Mobility'), order('Lumen')];
      for (const id of [one, other]) move(id, 'pending');
      const pending = await list('pending', 'Porting orders* · pending');
      expect(pending.text).toContain(one);
      expect(pending.text).toContain(other);
      const carrier = await list('pending carrier at&t', 'Porting orders* · pending, at&amp;t');
      expect(ids(carrier.text)).toEqual([one]);
      const either = await list(
        'status:pending carrier:"AT&T Mobility", lumen',
        'Porting orders* · pending, AT&amp;T Mobility, lumen',
      );
      expect(ids(either.text).toSorted()).toEqual([one, other].toSorted());
      move(one, 'rejected', { code: 'PIN_INVALID', reason: 'Wrong PIN' });
      const both = await list('at&t rejected, pending', 'Porting orders* · rejected, pending, at&amp;t');
      expect(ids(both.text)).toEqual([one]);
      move(other, 'cancelled');
      expect((await list('canceled lumen', 'Porting orders* · cancelled')).text).toContain(other);
      await ben.command('/phone ports mine');
      await ben.waitFor((screen) => screen.message('None is like that', 'general'));
    });

    it('is as it was last read while Zoom does not give it, or in no way that can be understood', async () => {
      const orderId = order('Cox');
      await open(ada, orderId);
      const stop = workspace.servers.zoom.intercept(({ method, url }) =>
        method === 'GET' && url.includes('/phone/porting/orders')
          ? Response.json({ orders: 'odd' })
          : undefined,
      );
      const { text } = await list('cox', 'as they were last read: Zoom does not give them at the moment');
      expect(text).toContain(orderId);
      await ada.reload();
      expect(ada.screen().textOf(await open(ada, orderId))).toContain('Zoom does not give it at the moment');
      stop();
    });

    it('leads to the form that files one', async () => {
      const { message } = await list('', 'Porting orders* · open');
      await ada.press('Port numbers in', { on: message });
      await ada.waitFor(modalSaying('Which numbers come to Zoom?'));
    });

    it('is for those who may port', async () => {
      await rina.command('/phone ports');
      await rina.waitFor((screen) => screen.message('You may not port numbers'));
    });
  });
});

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addBusinessDays, dayIn } from '../../src/porting/port-days.ts';
import type { Player } from '../../src/sandbox/slack/person/player.ts';
import { ADA, GUS, PORTING, RINA } from '../../src/sandbox/slack/seed.ts';
import { ACCOUNT_STEP, ADDRESS_STEP, ANSWERS, atPortForm } from '../support/port-form.ts';
import { portableNumbers } from '../support/portable-numbers.ts';
import { type RunningWorkspace, startWorkspace } from '../support/start-workspace.ts';

describe('Numbers are ported in', () => {
  let workspace: RunningWorkspace;
  let ada: Player;
  let form: ReturnType<typeof atPortForm>;
  const numbersOf = portableNumbers('312');

  beforeAll(async () => {
    workspace = await startWorkspace({
      delivery: 'socket',
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

  it('from the form to the order, whose card follows it', async () => {
    const numbers = numbersOf('Verizon', 2);
    await form.numbers([...numbers, numbers[0]].join(', '));
    const check = await form.shown('Verizon');
    expect(check).toMatch(/555-\d{4} was there more than once, and is ported once/);
    expect(check.match(/:white_check_mark: \+1 \(312\) 555-\d{4} · local/g)).toHaveLength(2);
    await ada.submit();
    expect(await form.shown(ACCOUNT_STEP)).toContain('{plain_text_input: Verizon}');
    await form.account(ANSWERS);
    const address = await form.shown(ADDRESS_STEP);
    expect(address).toMatch(/The earliest that is usual for this carrier is \w{3}, \w{3} \d+\./);
    await form.address(ANSWERS);
    const review = await form.shown('Readiness');
    expect(review).toContain('a rejection is unlikely');
    expect(review).toContain('1801 California St, Denver, CO 80202');
    expect(review).toContain('*PIN:* none');
    await form.file();
    await form.shown('1 porting order is on the way to Zoom');
    const message = await card(/Porting order port_.* · :inbox_tray: \*Submitted\*/);
    expect(ada.screen().textOf(message)).toContain('Verizon');
    expect(filed()).toHaveLength(1);
    const [order] = orderOf(numbers[0] ?? '');
    expect(order).toMatchObject({ phone_numbers: numbers, carrier_name: 'Verizon', status: 'submitted' });
    expect(workspace.zoom.portingSecrets(order?.order_id ?? '')?.account_number).toBe('ACCT-778291');
    // The card is told by what the order is, and not as news besides.
    expect(
      ada
        .screen()
        .messagesIn('bot')
        .filter((each) =>
          ada
            .screen()
            .textOf(each)
            .includes(order?.order_id ?? ''),
        ),
    ).toHaveLength(1);
    // The form is gone with it.
    await ada.reload();
    await ada.command('/phone port');
    await form.shown('Which numbers come to Zoom?');
  });

  it('with what is wrong beside its field, at every step', async () => {
    const [number = ''] = numbersOf('AT&T', 1, 'mobile');
    expect(await form.numbers('+13125550'.padEnd(9, '0'))).toMatchObject({
      ok: false,
      errors: { numbers: expect.stringMatching(/is not a phone number|cannot be ported/) },
    });
    await ada.fill('Numbers', `${number}, +1 212 911 5678, +44 20 7946 0000`);
    expect(await ada.submit()).toMatchObject({
      errors: {
        numbers: expect.stringMatching(/911 after the area code.*not a number of the United States/),
      },
    });
    await ada.fill('Numbers', number);
    await ada.submit();
    await form.shown('looks wireless');
    await ada.submit();
    // Guessed by the check, and asked all the same.
    expect(await form.shown(ACCOUNT_STEP)).toContain('{static_select: Wireless}');
    expect(
      await form.account({
        ...ANSWERS,
        scope: 'No, other numbers stay with the carrier',
        billingNumber: '12',
      }),
    ).toMatchObject({
      ok: false,
      errors: {
        accountPin_0: expect.stringContaining('Wireless numbers need the transfer PIN'),
        billingNumber_0: expect.stringContaining('is a phone number'),
        remaining_0: expect.stringContaining('which one becomes the billing number'),
      },
    });
    expect(await form.account({ pin: 'no!', billingNumber: number, remaining: 'None' })).toMatchObject({
      errors: { accountPin_0: expect.stringContaining('4 to 10 letters or digits') },
    });
    await form.account({ pin: '4821' });
    expect(
      await form.address({ ...ANSWERS, person: 'Ada', state: 'XX', zip: '802', day: '2026-01-01' }),
    ).toMatchObject({
      errors: {
        authorizedPerson_0: expect.stringContaining('First and last name'),
        state_0: expect.stringContaining('two letters'),
        requestedPortDate_0: expect.stringMatching(/over|holiday|New Year/),
      },
    });
    expect(await form.address({ person: 'Ada Lindqvist', state: 'BC', zip: '80202' })).toMatchObject({
      errors: { zip_0: expect.stringContaining('K1A 0B1') },
    });
    await form.address({ address: 'PO Box 12', state: 'CO', day: soon() });
    const review = await form.shown('Readiness');
    expect(review).toContain(':red_circle:');
    expect(review).toContain('This is a PO box');
    expect(review).toContain('is the billing number, and other numbers stay');
    expect(review).toContain('sooner than the 4 business days');
    await ada.fill('Checklist', ['active', 'bill']);
    expect(await ada.submit()).toMatchObject({
      ok: false,
      errors: { checked: expect.stringContaining('Not confirmed yet: No pending order') },
    });
    // A step is changed from the review, and leads back to it.
    await ada.press('Change address or day');
    expect(await form.shown(ADDRESS_STEP)).toContain('{plain_text_input: PO Box 12}');
    await form.address({ address: '1801 California St' });
    expect(await form.shown('Readiness')).not.toContain('This is a PO box');
    expect(filed()).toEqual([]);
    await form.file();
    await form.shown('on the way to Zoom');
    await card(/Porting order port_/);
  });

  it('without a PIN that was typed wrong and is taken away again', async () => {
    const [number = ''] = numbersOf('Lumen', 1);
    await form.numbers(number);
    await form.shown('Lumen');
    await ada.submit();
    await form.shown(ACCOUNT_STEP);
    expect(await form.account({ ...ANSWERS, pin: '12' })).toMatchObject({
      ok: false,
      errors: { accountPin_0: expect.stringContaining('4 to 10 letters or digits') },
    });
    await ada.fill('PIN or transfer PIN', '');
    await ada.submit();
    await form.address(ANSWERS);
    expect(await form.shown('Readiness')).toContain('*PIN:* none');
    await ada.reload();
    await ada.command('/phone port');
    await form.shown('You have begun a port');
    await ada.press('Start anew');
    await form.shown('Which numbers come to Zoom?');
  });

  it('without those that cannot go: they are named, with the reason', async () => {
    const [good = ''] = numbersOf('Lumen', 1);
    const ours = workspace.zoom.snapshot().numbers[0]?.phone_number ?? '';
    const [pending = ''] = orders().find(({ status }) => status === 'pending')?.phone_numbers ?? [];
    await form.numbers([good, '+13125555113', ours, pending].join('\n'));
    const check = await form.shown('3 numbers cannot go');
    expect(check).toContain('+1 (312) 555-5113 cannot be ported:\u200b It lies in a rate center');
    expect(check).toContain('[Go on with 1 number]');
    await ada.press('Back');
    expect(await form.shown('Which numbers')).toContain(good);
    await ada.fill('Numbers', '+13125555113');
    await ada.submit();
    expect(await form.shown('None of these numbers can be ported')).not.toContain('[Next]');
  });

  it('as an order for each carrier and kind, with one review of all of them', async () => {
    const [att = ''] = numbersOf('AT&T', 1);
    const lumen = numbersOf('Lumen', 2);
    await form.numbers([att, ...lumen, '+18885550142'].join(', '));
    expect(await form.shown('These go as 3 orders')).toMatch(/1\. AT&amp;T[\s\S]*2\. Lumen[\s\S]*3\. /);
    await ada.submit();
    const places = ['1801 California St', '200 Main St', '300 Oak Ave'];
    for (const [index, address] of places.entries()) {
      const title = await form.shown(`Part ${index + 1} of 3: `);
      if (index === 1) expect(title).toContain('Part 2 of 3: Lumen, 2 numbers');
      expect(title.includes('Kind of line')).toBe(index < 2);
      await form.account({ ...ANSWERS, accountNumber: `PART-${index}-88213` });
      const shown = await form.shown(ADDRESS_STEP);
      // The second begins with what the first has.
      if (index > 0) expect(shown).toContain(places[index - 1]);
      await form.address({ ...ANSWERS, address });
    }
    const review = await form.shown('Part 3 of 3');
    for (const address of places) expect(review).toContain(address);
    expect(review).toContain('[File 3 orders]');
    await form.file();
    await form.shown('3 porting orders are on the way');
    for (const [index, number] of [att, lumen[1] ?? '', '+18885550142'].entries()) {
      const order = await until(() => orderOf(number)[0]);
      expect(order.billing_address.address).toBe(places[index]);
      expect(workspace.zoom.portingSecrets(order.order_id)?.account_number).toBe(`PART-${index}-88213`);
      await card(order.order_id);
    }
    expect(filed()).toHaveLength(3);
  });

  it('with a form that is kept when it is closed, and offered again or begun anew', async () => {
    const [number = ''] = numbersOf('Windstream', 1);
    await form.numbers(number);
    await form.shown('Windstream');
    await ada.submit();
    await form.account(ANSWERS);
    await form.shown(ADDRESS_STEP);
    await ada.close();
    const kept = await card('I keep the port that you began (1 number from Windstream) for 7 days');
    expect(ada.screen().textOf(kept)).toContain('It is sealed');

    await ada.command('/phone port');
    expect(await form.shown('You have begun a port')).toContain('[Go on with it]');
    await ada.press('Go on with it');
    await form.shown(ADDRESS_STEP);
    await ada.press('Back');
    const account = await form.shown(ACCOUNT_STEP);
    // What is secret is kept, and not shown again.
    expect(account).toContain('Kept, sealed');
    expect(account).not.toContain(ANSWERS.accountNumber);
    await form.account({});
    await form.address(ANSWERS);
    await form.file();
    await form.shown('on the way to Zoom');
    const order = await until(() => orderOf(number)[0]);
    expect(workspace.zoom.portingSecrets(order.order_id)?.account_number).toBe(ANSWERS.accountNumber);

    await ada.reload();
    await form.numbers(numbersOf('Windstream', 1)[0] ?? '');
    await form.shown('Windstream');
    await ada.close();
    await ada.command('/phone port +13125555999 <Acme & Sons>');
    await form.shown('You have begun a port');
    await ada.press('Start anew');
    expect(await form.shown('Which numbers')).toContain('{plain_text_input: +13125555999 <Acme & Sons>}');
  });

  it('and a form that nobody wants is deleted by its button', async () => {
    await form.numbers(numbersOf('Comcast Business', 1)[0] ?? '');
    await form.shown('Comcast Business');
    await ada.close();
    const message = await card('(1 number from Comcast Business)');
    await ada.press('Delete it', { on: message });
    await ada.waitFor((screen) => screen.message('The form is deleted'));
    await ada.command('/phone port');
    await form.shown('Which numbers come to Zoom?');
  });

  it('unchecked, when Zoom cannot check: the risk is said, and area codes can part them', async () => {
    const other = portableNumbers('646');
    workspace.zoom.addFault({ kind: 'rate_limited', method: 'POST', path: '/phone/porting/validate' });
    await form.numbers([...numbersOf('Verizon', 1), ...other('AT&T', 1)].join(' , '));
    await form.shown('Zoom cannot check these numbers at the moment');
    await ada.fill('Several area codes may be with several carriers', ['yes']);
    await ada.submit();
    expect(await form.shown('Part 1 of 2')).toContain('carrier not known');
    await ada.press('Back');
    await form.shown('Zoom cannot check');
    workspace.zoom.clearFaults();
    await ada.press('Check again');
    expect(await form.shown(':white_check_mark:')).toContain('AT&amp;T');
  });

  it('with those of which Zoom says nothing marked as unchecked, and the risk said', async () => {
    const [checked = '', unsaid = ''] = numbersOf('Verizon', 2);
    const stop = workspace.servers.zoom.intercept((request) =>
      request.url.endsWith('/phone/porting/validate')
        ? Response.json({ results: [{ phone_number: checked, portable: true, carrier_name: 'Verizon' }] })
        : undefined,
    );
    await form.numbers([checked, unsaid].join());
    const check = await form.shown(':white_check_mark:');
    stop();
    expect(check).toMatch(
      /:white_check_mark: \+1 \(312\)[\s\S]*:grey_question: \+1 \(312\) .* · Zoom does not say/,
    );
    expect(check).toContain('[Check again]');
    await ada.submit();
    for (const carrier of ['Verizon', 'Lumen']) {
      await form.account({ ...ANSWERS, carrier, line: 'Landline or VoIP' });
      await form.address(ANSWERS);
    }
    expect(await form.shown('Readiness')).toContain('Zoom could not say whether the numbers can be ported');
  });

  it('in no more orders than one form takes, however many area codes there are', async () => {
    workspace.zoom.addFault({ kind: 'rate_limited', method: 'POST', path: '/phone/porting/validate' });
    const codes = Array.from({ length: 24 }, (_, index) => 202 + index).filter(
      (code) => code !== 204 && code !== 211,
    );
    const [one, another] = codes.map((code) => `+1${code}5559042`);
    await form.numbers(`${one}, ${another}`);
    await form.shown('Zoom cannot check these numbers at the moment');
    await ada.fill('Several area codes may be with several carriers', ['yes']);
    await ada.submit();
    await form.shown('Part 1 of 2');
    await ada.press('Back');
    await form.shown('These go as 2 orders');
    await ada.press('Back');
    await form.shown('Which numbers come to Zoom?');
    await ada.fill('Numbers', codes.map((code) => `+1${code}5559042`).join(', '));
    await ada.submit();
    // That each was to be an order is too much now, and falls away.
    expect(await form.shown('Carrier not known')).not.toContain('These go as');
    await ada.fill('Several area codes may be with several carriers', ['yes']);
    expect(await ada.submit()).toMatchObject({
      ok: false,
      errors: { by_area_code: expect.stringContaining('more than 20 area codes') },
    });
    await ada.fill('Several area codes may be with several carriers', []);
    await ada.submit();
    expect(await form.shown(ACCOUNT_STEP)).toContain('carrier not known, 22 numbers');
  });

  it('by those who may: the others are told who can; from the shortcut and the direct message too', async () => {
    const rina = workspace.slack.person(RINA);
    await rina.command('/phone port');
    await rina.waitFor(
      (screen) =>
        screen.modal && screen.textOf(screen.modal).includes(`You may not port numbers in. Ask <@${ADA}>`),
    );
    const gus = workspace.slack.person(GUS);
    await gus.command('/phone port');
    await gus.waitFor((screen) => screen.message('full members'));
    await ada.shortcut('port_in');
    await form.shown(/Which numbers|begun a port/);
    await ada.reload();
    await ada.say('bot', 'port');
    await card('A port has a form to fill in');
    await ada.press('Open the form');
    await form.shown(/Which numbers|begun a port/);
  });

  async function until<Seen>(probe: () => Seen | undefined): Promise<Seen> {
    return ada.waitFor(probe);
  }
});

/** A business day that is sooner than carriers port. */
function soon(): string {
  return addBusinessDays(dayIn(new Date(), 'America/New_York'), 1);
}

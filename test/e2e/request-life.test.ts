import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { formatNumber } from '../../src/numbers/format-number.ts';
import type { PageMessage } from '../../src/sandbox/slack/page-protocol.ts';
import type { Player } from '../../src/sandbox/slack/person/player.ts';
import type { Screen } from '../../src/sandbox/slack/person/screen.ts';
import { ADA, ANA, BEN, PHONE_APPROVALS, PHONE_APPROVERS, RINA } from '../../src/sandbox/slack/seed.ts';
import { createLeapingClock, HOUR, MINUTE } from '../support/leaping-clock.ts';
import { noRateLimits } from '../support/no-rate-limits.ts';
import { type RunningWorkspace, startWorkspace } from '../support/start-workspace.ts';
import {
  approvalCard,
  ask,
  available,
  buttonsOn,
  modalSaying,
  requesterCard,
  requestForm,
  sendForm,
} from './requests-on-screen.ts';

/** What comes of a request, from the form to the number in use. Slack, Zoom and the bot share a clock that leaps. */
describe('A request', () => {
  const clock = createLeapingClock();
  let workspace: RunningWorkspace;
  let rina: Player;
  let ana: Player;
  let ben: Player;
  let ada: Player;

  beforeAll(async () => {
    workspace = await startWorkspace({
      delivery: 'socket',
      clock,
      outsideClock: clock,
      rateLimits: noRateLimits,
      environment: { PHONE_APPROVERS, APPROVALS_CHANNEL: PHONE_APPROVALS },
    });
    const people = [RINA, ANA, BEN, ADA].map((id) => workspace.slack.person(id));
    [rina, ana, ben, ada] = people as [Player, Player, Player, Player];
  });
  afterAll(() => workspace.close());
  beforeEach(async () => {
    workspace.zoom.clearFaults();
    for (const person of [rina, ana, ben, ada]) await person.reload();
  });
  afterEach(() => {
    expect(workspace.slack.complaints()).toEqual([]);
    expect(workspace.log.lines().filter(({ level }) => level === 'error')).toEqual([]);
  });

  // Each of its own, so that no request waits for the numbers of another by accident.
  const areaCodes = [
    '415',
    '212',
    '305',
    '512',
    '206',
    '312',
    '503',
    '617',
    '720',
    '404',
    '310',
    '713',
    '602',
    '702',
  ];
  const numbers = (count: number) => available(rina, areaCodes.shift() ?? '', count);

  /** Time goes fast while one waits. */
  const sees = <Seen>(person: Player, probe: (screen: Screen) => Seen | false | undefined) =>
    clock.hurry(person.waitFor(probe));
  const press = async (
    person: Player,
    button: string,
    card: (screen: Screen) => PageMessage | undefined,
  ): Promise<void> => {
    await person.press(button, { on: await sees(person, card) });
  };
  const approved = (name: string, person = ana) => press(person, 'Approve', approvalCard(name, 'Awaiting'));
  const denied = async (name: string) => {
    await press(ana, 'Deny', approvalCard(name, 'Awaiting'));
    await ana.waitFor(modalSaying('Why is it denied?'));
    await ana.fill('words', 'Not this year');
    await ana.submit();
    await ana.waitFor(modalSaying('You denied'));
    await ana.close();
  };
  const inZoom = (phoneNumber: string) =>
    workspace.zoom.snapshot().numbers.find(({ phone_number }) => phone_number === phoneNumber);

  it('assigns what was bought to a person of Slack, and names it', async () => {
    const wanted = await numbers(2);
    const name = await ask(rina, wanted, {
      'Assign to a person after the purchase': BEN,
      'Display name': 'Front desk',
    });
    await approved(name);
    await sees(rina, requesterCard(name, /2 numbers assigned.* and 2 numbers named/));
    for (const phoneNumber of wanted) {
      expect(inZoom(phoneNumber)).toMatchObject({
        display_name: 'Front desk',
        assignee: { type: 'user', name: 'Ben Okafor' },
      });
    }
  });

  it('says which step after the purchase failed, and does it at the press of a button', async () => {
    const [one = '', two = ''] = await numbers(2);
    workspace.zoom.addFault({ kind: 'gateway_down', method: 'PATCH', times: 1 });
    const name = await ask(rina, [one, two], { 'Display name': 'Night line' });
    await approved(name);
    const card = await sees(rina, requesterCard(name, /is bought, but could not be named/));
    expect(buttonsOn(rina.screen(), card)).toEqual(['Name again']);
    await rina.press('Name again', { on: card });
    await rina.waitFor((screen) => screen.message('is tried again'));
    await sees(rina, requesterCard(name, /2 numbers named/));
    expect([inZoom(one)?.display_name, inZoom(two)?.display_name]).toEqual(['Night line', 'Night line']);
  });

  it('lets somebody else be chosen where Zoom knows nobody by what was written', async () => {
    const [one = ''] = await numbers(1);
    const name = await ask(rina, [one], {
      'Or something else in Zoom': 'call_queue',
      'Its id in Zoom': 'nonsense',
    });
    await approved(name);
    const card = await sees(rina, requesterCard(name, /is bought, but could not be assigned/));
    expect(buttonsOn(rina.screen(), card)).toEqual(['Assign again', 'Assign to somebody else']);
    await rina.press('Assign to somebody else', { on: card });
    // Who may is another question.
    await rina.waitFor(modalSaying(new RegExp(`<@${ADA}>|admin`)));
    await rina.close();
  });

  describe('can be asked for again with everything that was filled in', () => {
    const fields = {
      'What is it for?': 'A line for *us*',
      'Needed by': '2999-12-31',
      'Assign to a person after the purchase': ADA,
      'Display name': 'Ours',
    };
    const askInFull = async () => {
      const wanted = await numbers(2);
      await rina.command(`/phone request ${wanted.join(' ')}`);
      const form = await rina.waitFor(requestForm);
      const [, site = ''] =
        /"block_id":"site".*?"options":\[\{"text":\{[^}]*"text":"([^"]+)"/.exec(
          JSON.stringify(form.view.blocks),
        ) ?? [];
      return { site, wanted, name: await sendForm(rina, { ...fields, Site: site }) };
    };

    it.each([
      ['denied', denied],
      [
        'not bought',
        async (name: string, wanted: string[]) => {
          workspace.zoom.takeNumbers(wanted, { silently: true });
          await approved(name);
        },
      ],
      ['expired', async () => clock.leap(72 * HOUR + MINUTE)],
    ])('%s', async (how, end) => {
      const { name, site, wanted } = await askInFull();
      await sees(rina, requesterCard(name, 'Awaiting'));
      await end(name, wanted);
      await press(rina, 'Ask again', requesterCard(name, new RegExp(`\\*${how}\\*`, 'i')));
      const form = await rina.waitFor(requestForm);
      const filled = JSON.stringify(form.view.blocks);
      expect(rina.screen().textOf(form)).toContain('for 2 numbers');
      for (const [field, value] of [
        ['initial_value', 'A line for *us*'],
        ['initial_date', '2999-12-31'],
        ['initial_user', ADA],
        ['initial_value', 'Ours'],
      ]) {
        expect(filled).toContain(`"${field}":"${value}"`);
      }
      expect(filled).toMatch(new RegExp(`"initial_option":\\{"text":\\{[^}]*"text":"${site}"`));
      expect(await sendForm(rina)).not.toBe(name);
    });
  });

  it('names every one of its numbers, and is the first that an approver is shown', async () => {
    const wanted = [...(await numbers(10)), ...(await numbers(2))];
    const name = await ask(rina, wanted);
    const card = await sees(ana, approvalCard(name, 'Awaiting'));
    expect(ana.screen().textOf(card)).toContain('and 2 more numbers');
    await ana.press('Show all numbers', { on: card });
    const all = await ana.waitFor(modalSaying(formatNumber(wanted.at(-1) ?? '')));
    for (const phoneNumber of wanted) expect(all).toContain(formatNumber(phoneNumber));
    await ana.close();
    await ana.command('/phone requests');
    const list = await ana.waitFor((screen) => screen.message('Requests · Awaiting me'));
    const said = ana.screen().textOf(list);
    expect(said).toMatch(new RegExp(`\\*${name}\\* · 12 numbers.*and 9 more.*by <@${RINA}>`, 's'));
    expect(said).toMatch(/\[Refresh\]/);

    await approved(name);
    const done = await sees(rina, requesterCard(name, /\*Bought\*/));
    // Each once: with what became of it.
    const [first = ''] = wanted;
    expect(rina.screen().textOf(done).split(formatNumber(first))).toHaveLength(2);
  });

  it('waits behind another for the same number, and is called when it is its turn', async () => {
    const [one = ''] = await numbers(1);
    const first = await ask(rina, [one]);
    const second = await queueBehind(ana, one, first);
    const queued = await sees(ben, approvalCard(second, `Queued behind request ${first}`));
    expect(buttonsOn(ben.screen(), queued)).toEqual(['Deny', 'Comment']);
    expect(ben.screen().textOf(queued)).not.toContain('<!subteam');

    await press(rina, 'Withdraw', requesterCard(first, 'Awaiting'));
    const turn = /The request in front has [^.]+/;
    await sees(ana, (screen) => screen.message(new RegExp(`Request ${second}.*${turn.source}`, 's'), 'bot'));
    await sees(ben, (screen) =>
      screen.message(new RegExp(`${turn.source}.*<!subteam\\^${PHONE_APPROVERS}>`, 's'), PHONE_APPROVALS),
    );
    await approved(second, ben);
    await sees(ana, requesterCard(second, /\*Bought\*/));
  });

  it('is told when the one in front of it has bought the number', async () => {
    const [one = ''] = await numbers(1);
    const first = await ask(rina, [one]);
    const second = await queueBehind(ana, one, first);
    await approved(first, ben);
    await sees(ana, requesterCard(second, /\*Denied\* by/));
    await sees(ana, (screen) =>
      screen.message(new RegExp(`Request ${second}.*Request ${first}, which came first, bought`, 's'), 'bot'),
    );
    expect(workspace.zoom.calls().filter(({ tookEffect }) => tookEffect)).not.toEqual([]);
  });

  it('shows its approvers what the company has there already, and what the budget has left', async () => {
    const setBudget = async (dollars: string) => {
      await ada.command('/phone settings');
      await ada.waitFor(modalSaying('Monthly budget'));
      await ada.fill('Monthly budget', dollars);
      await ada.submit();
      await ada.waitFor(modalSaying('1 setting changed.'));
      await ada.close();
    };
    await setBudget('500');
    const spare = workspace.zoom
      .snapshot()
      .numbers.find(
        ({ assignee, phone_number, status }) =>
          !assignee && status === 'active' && phone_number.startsWith('+1'),
      );
    const areaCode = spare?.phone_number.slice(2, 5) ?? '';
    const wanted = await available(rina, areaCode, 1);
    await rina.command(`/phone request ${wanted.join(' ')}`);
    // Where it helps most: before it is asked for.
    await rina.waitFor(modalSaying('already has unassigned numbers there'));
    const name = await sendForm(rina, { 'What is it for?': 'The front desk' });
    const card = await sees(ana, approvalCard(name, 'already has unassigned numbers there'));
    const text = ana.screen().textOf(card);
    const named = [...text.matchAll(/\+1 \((\d{3})\) (\d{3})-(\d{4})/g)].slice(1);
    for (const [, area, exchange, line] of named) {
      expect(inZoom(`+1${area}${exchange}${line}`)?.assignee).toBeUndefined();
    }
    const left = /Left of this month’s budget: \$(\d+\.\d\d)/.exec(text)?.[1];
    expect(Number(left)).toBeLessThanOrEqual(500);
    // The card is as it is now, though nobody touches the request.
    await setBudget('600');
    await sees(ana, approvalCard(name, `Left of this month’s budget: \\$${(Number(left) + 100).toFixed(2)}`));
  });

  /** The same number as an earlier request, behind which this one waits. */
  async function queueBehind(person: Player, phoneNumber: string, first: string): Promise<string> {
    await person.command(`/phone request ${phoneNumber}`);
    await person.waitFor(requestForm);
    return sendForm(person, {
      'What is it for?': 'The same',
      'Numbers of others': [`Queue behind request ${first}`],
    });
  }
});

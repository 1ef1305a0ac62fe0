import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { formatNumber } from '../../src/numbers/format-number.ts';
import type { PageView } from '../../src/sandbox/slack/page-protocol.ts';
import type { Player } from '../../src/sandbox/slack/person/player.ts';
import type { Screen } from '../../src/sandbox/slack/person/screen.ts';
import { ADA, ANA, PHONE_APPROVALS, PHONE_APPROVERS, RINA } from '../../src/sandbox/slack/seed.ts';
import { type RunningWorkspace, startWorkspace } from '../support/start-workspace.ts';
import { offered } from './numbers-on-screen.ts';

/** The modal on top, once it says this. */
const modalSaying = (says: string | RegExp) => (screen: Screen) => {
  const text = screen.modal && screen.textOf(screen.modal);
  const isSaid = typeof says === 'string' ? text?.includes(says) : text !== undefined && says.test(text);
  return isSaid && text;
};

const formOf = (modal: PageView | undefined) =>
  modal?.view.type === 'modal' && modal.view.submit ? modal : undefined;

describe('Asking for numbers', () => {
  let workspace: RunningWorkspace;
  let rina: Player;
  let ana: Player;
  let ada: Player;

  beforeAll(async () => {
    workspace = await startWorkspace({
      delivery: 'socket',
      environment: { PHONE_APPROVERS: PHONE_APPROVERS, APPROVALS_CHANNEL: PHONE_APPROVALS },
    });
    rina = workspace.slack.person(RINA);
    ana = workspace.slack.person(ANA);
    ada = workspace.slack.person(ADA);
  });
  afterAll(() => workspace.close());
  beforeEach(async () => {
    for (const person of [rina, ana, ada]) {
      while (person.screen().modal) await person.close({ all: true });
      await person.reload();
    }
  });
  afterEach(() => expect(workspace.slack.complaints()).toEqual([]));

  const formFor = async (person: Player, ...numbers: string[]) => {
    await person.command(`/phone request ${numbers.join(' ')}`);
    return person.waitFor((screen) => formOf(screen.modal));
  };
  const submit = async (person: Player, fields: Record<string, string | string[]> = {}) => {
    for (const [name, given] of Object.entries({ 'What is it for?': 'The front desk', ...fields })) {
      await person.fill(name, given);
    }
    return person.submit();
  };
  const available = async (areaCode: string, count: number) => {
    await rina.command(`/phone search ${areaCode}`);
    const message = await rina.waitFor((screen) => screen.message(`area code ${areaCode}`));
    await rina.reload();
    return offered(message).slice(0, count);
  };

  it('goes from the ticks of a search to a request that says what happens next', async () => {
    await rina.command('/phone search 415');
    const results = await rina.waitFor((screen) => screen.message('area code 415'));
    const [one = '', two = '', three = ''] = offered(results);
    await rina.fill('search_choose', [one, two, three]);
    await rina.press('Request selected');
    const form = await rina.waitFor(modalSaying(/Total: \$[\d.]+ a month\* for 3 numbers/));
    expect(JSON.stringify(rina.screen().modal)).toContain('San Francisco, CA · Local');
    expect(form).toContain('Site');

    await rina.fill('What is it for?', 'Two desks & a <!channel> fax');
    await rina.fill('Numbers', [one, two]);
    await rina.waitFor(modalSaying(/Total: \$[\d.]+ a month\* for 2 numbers/));
    expect(await rina.submit()).toEqual({ ok: true });

    const next = await rina.waitFor(modalSaying('is in:* 2 numbers for '));
    expect(next).toContain('Awaiting approval');
    expect(next).toContain('Expires <!date^');
    expect(next).toContain(`It needs 1 approval of <!subteam^${PHONE_APPROVERS}> in <#${PHONE_APPROVALS}>.`);
  });

  it('says what is missing under the field, and takes nothing until it is there', async () => {
    const [one = ''] = await available('212', 1);
    await formFor(rina, one);
    await rina.fill('What is it for?', ' ');
    await rina.fill('Needed by', '2020-01-01');
    await rina.fill('Its id in Zoom', 'u-1');
    await rina.fill('Numbers', []);
    await rina.waitFor(modalSaying('Tick at least one number.'));
    // Slack itself marks what is required.
    expect(await rina.submit()).toMatchObject({ ok: false, errors: { numbers_0: expect.any(String) } });
    await rina.fill('Numbers', [one]);
    expect(await rina.submit()).toMatchObject({
      ok: false,
      errors: {
        purpose: expect.stringContaining('needed for'),
        needed_by: 'This day is over. Choose a later one.',
        assign_type: 'Say what this is the id of.',
      },
    });
  });

  it('assigns to a person in Slack by their e-mail address', async () => {
    const [one = ''] = await available('312', 1);
    await formFor(rina, one);
    await submit(rina, { 'Assign to a person after the purchase': ANA, 'Display name': 'Ana’s desk' });
    await rina.waitFor(modalSaying('is in:* 1 number'));
    await ana.command('/phone requests awaiting');
    await ana.waitFor((screen) => screen.message('The front desk'));
  });

  it('checks numbers that were typed, and says which cannot be had', async () => {
    const [one = ''] = await available('206', 1);
    await rina.command(`/phone request ${one}, +1 (415) 555-9999 and`);
    const form = await rina.waitFor(modalSaying('Total'));
    expect(form).toContain('“and” is not a phone number');
    expect(form).toMatch(/\*\+1 \(415\) 555-9999\* is (not available|in your company|not among)/);
    expect(form).toContain('for 1 number');

    await rina.close();
    await rina.command('/phone request +14155559999');
    await rina.waitFor(modalSaying('Search for others that can be had'));
  });

  it('leads to one’s own request that has the number already', async () => {
    const [one = ''] = await available('206', 1);
    await formFor(rina, one);
    await submit(rina);
    const said = await rina.waitFor(modalSaying('is in'));
    const [, name = ''] = /Request (\d+) is in/.exec(said) ?? [];
    await rina.close();
    await formFor(rina, one);
    await rina.waitFor(modalSaying(`is part of your own request ${name} already`));
    await rina.press(`Change request ${name}`);
    await rina.waitFor(modalSaying('Approvals given so far'));
  });

  it('names whose request has a number, and lets one wait behind it', async () => {
    const [one = ''] = await available('305', 1);
    await formFor(rina, one);
    await submit(rina);
    await rina.waitFor(modalSaying('is in'));

    await formFor(ana, one);
    const text = await ana.waitFor(modalSaying('already'));
    expect(text).toMatch(new RegExp(`is part of <@${RINA}>’s request \\d+ already`));
    expect(await submit(ana)).toMatchObject({
      ok: false,
      errors: { queue: expect.stringContaining('wait behind') },
    });
    const [box = ''] = /Queue behind request \d+/.exec(text) ?? [];
    await ana.fill('Numbers of others', [box]);
    await ana.submit();
    await ana.waitFor(modalSaying(/Queued behind request \d+/));
  });

  it('makes one request of a form that is delivered twice', async () => {
    const [one = ''] = await available('512', 1);
    const form = await formFor(rina, one);
    await rina.fill('What is it for?', 'Twice');
    const values = { purpose: { purpose: { type: 'plain_text_input', value: 'Twice' } } };
    await Promise.all([
      rina.raw('submit', { viewId: form.id, values }),
      rina.raw('submit', { viewId: form.id, values }),
    ]);
    await rina.waitFor(modalSaying(/is in|was in already/));
    await rina.close();
    await rina.command('/phone requests');
    const list = await rina.waitFor((screen) => screen.message('Refresh'));
    expect(rina.screen().textOf(list).split('Twice')).toHaveLength(2);
  });

  it('asks for a number block with a form of its own', async () => {
    await rina.command('/phone request block');
    await rina.waitFor((screen) => formOf(screen.modal));
    await rina.fill('Area code', '416');
    await rina.fill('Cost estimate, in dollars a month', '40');
    expect(await submit(rina)).toEqual({ ok: false, errors: { area_code: 'Area code 416 is in Canada.' } });
    await rina.fill('Country', 'Canada');
    await rina.fill('Numbers in the block', '50');
    expect(await rina.submit()).toEqual({ ok: true });
    await rina.waitFor(modalSaying('a block of 50 numbers in 416 for $40.00 a month'));
  });

  it('refuses toll-free numbers together with others, and takes them alone', async () => {
    const [local = ''] = await available('617', 1);
    await rina.command('/phone search 888');
    const [free = ''] = offered(await rina.waitFor((screen) => screen.message('toll-free 888')));
    await rina.reload();
    await formFor(rina, local, free);
    expect(await submit(rina)).toMatchObject({
      ok: false,
      errors: { numbers_0: expect.stringContaining('Toll-free numbers are bought by themselves') },
    });
    await rina.fill('Numbers', [free]);
    expect(await rina.submit()).toEqual({ ok: true });
    await rina.waitFor(modalSaying('is in:* 1 toll-free number'));
  });

  it('lists requests with buttons; a withdrawn one can be asked for again, a waiting one changed', async () => {
    const [one = '', two = ''] = await available('503', 2);
    await formFor(rina, one, two);
    await submit(rina, { 'What is it for?': 'Reception' });
    await rina.waitFor(modalSaying('is in'));
    await rina.close();

    await rina.command('/phone requests');
    const list = await rina.waitFor((screen) =>
      screen.message(/\* · 2 numbers · .* · \*Awaiting approval\*/),
    );
    const said = rina.screen().textOf(list);
    expect(said).toContain(`${formatNumber(one)} and ${formatNumber(two)}`);
    expect(said).toMatch(/<https:\/\/[\w-]+\.slack\.com\/archives\/D\w+\/p\d+\|Open the card>/);
    const edit = buttonOf(list.blocks, 'Reception', 'request_edit');
    await rina.press(edit, { on: list });
    await rina.waitFor(modalSaying('Approvals given so far'));
    await rina.fill('Numbers', [one]);
    await rina.waitFor(modalSaying('for 1 number'));
    await rina.submit();
    await rina.waitFor(modalSaying('is changed:* 1 number'));
    await rina.close();

    await rina.press(buttonOf(list.blocks, 'Reception', 'request_withdraw'), { on: list });
    await rina.waitFor((screen) => screen.message('You withdrew request'));
    // What is under way comes first; what has ended stands on the last page.
    await rina.press('Refresh', { on: list });
    const now = await rina.waitFor((screen) => {
      const message = screen.message('Refresh');
      return message && !screen.textOf(message).includes('Reception') && message;
    });
    await rina.press('Next page', { on: now });
    const after = await rina.waitFor((screen) => {
      const message = screen.message('Refresh');
      return message && screen.textOf(message).includes('*Withdrawn*') && message;
    });
    await rina.press(buttonOf(after.blocks, 'Reception', 'request_again'), { on: after });
    const again = await rina.waitFor(modalSaying('Reception'));
    expect(again).toContain('for 1 number');
    expect(await rina.submit()).toEqual({ ok: true });
    await rina.waitFor(modalSaying('is in:* 1 number'));
  });

  it('keeps the list of everything for admins, and pages it', async () => {
    await rina.command('/phone requests all');
    await rina.waitFor((screen) => screen.message('The list of all requests is for admins'));
    await ada.command('/phone requests all');
    const first = await ada.waitFor((screen) => screen.message('page 1 of'));
    await ada.press('Next page', { on: first });
    await ada.waitFor((screen) => screen.message('page 2 of'));
  });

  it('says how to ask, where there is nothing to ask for or no form can be opened', async () => {
    await rina.command('/phone request');
    await rina.waitFor((screen) => screen.message('Which numbers?'));
    const [one = ''] = await available('720', 1);
    await ada.say('bot', `request ${one}`);
    const invitation = await ada.waitFor((screen) => screen.message('has a form to fill in', 'bot'));
    await ada.press('Open the form', { on: invitation });
    await ada.waitFor((screen) => formOf(screen.modal));
  });
});

/** The action id of a button under the entry that says this. */
function buttonOf(blocks: readonly object[], says: string, name: string): string {
  const from = blocks.findIndex((block) => JSON.stringify(block).includes(says));
  const [, id = ''] =
    new RegExp(`"action_id":"(${name}:\\d+)"`).exec(JSON.stringify(blocks.slice(from))) ?? [];
  return id;
}

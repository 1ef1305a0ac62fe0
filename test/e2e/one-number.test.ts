import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { formatNumber } from '../../src/numbers/format-number.ts';
import type { Player } from '../../src/sandbox/slack/person/player.ts';
import { ADA, ANA, GUS, RINA } from '../../src/sandbox/slack/seed.ts';
import { type RunningWorkspace, startWorkspace } from '../support/start-workspace.ts';

const aPage = z.looseObject({
  phone_numbers: z.array(z.looseObject({ id: z.string(), assignee: z.unknown().optional() })),
});

describe('One number', () => {
  let workspace: RunningWorkspace;
  let rina: Player;
  let ana: Player;
  let gus: Player;
  let ada: Player;

  beforeAll(async () => {
    workspace = await startWorkspace({ delivery: 'socket' });
    rina = workspace.slack.person(RINA);
    ana = workspace.slack.person(ANA);
    gus = workspace.slack.person(GUS);
    ada = workspace.slack.person(ADA);
  });
  afterAll(() => workspace.close());
  beforeEach(async () => {
    await Promise.all([rina, ana, gus, ada].map((each) => each.reload()));
    workspace.zoom.clearFaults();
  });
  afterEach(() => expect(workspace.slack.complaints()).toEqual([]));

  const numbers = () => workspace.zoom.snapshot().numbers;
  const assigned = () => {
    const found = numbers().find(
      ({ assignee, phone_number, status }) =>
        assignee?.type === 'call_queue' && phone_number.startsWith('+1') && status === 'active',
    );
    if (!found?.assignee) throw new Error('The company has no number of a call queue');
    return { ...found, assignee: found.assignee };
  };
  const free = () => {
    const found = numbers().find(
      ({ assignee, status, phone_number }) =>
        !assignee && status === 'active' && phone_number.startsWith('+1'),
    );
    if (!found) throw new Error('Every number is assigned');
    return found;
  };
  const card = (who: Player, e164: string, where = 'general') =>
    who.waitFor((screen) =>
      screen.messagesIn(where).findLast((each) => {
        const text = screen.textOf(each);
        return text.includes(formatNumber(e164)) && text.includes('Assigned to');
      }),
    );

  it('is shown with its place, cost, assignee and the buttons that fit, to the asker alone', async () => {
    const { phone_number, assignee } = assigned();
    await rina.command(`/phone number ${phone_number}`);
    const message = await card(rina, phone_number);
    const text = rina.screen().textOf(message);
    expect(message.ephemeral).toBe(true);
    expect(text).toContain(`${assignee.name} (call queue)`);
    expect(text).toMatch(/\$\d\.\d\d a month/);
    for (const button of ['Reassign', 'Unassign', 'Edit', 'Release', 'History', 'Refresh']) {
      expect(text).toContain(button);
    }
  });

  it('that nobody has can be assigned, and not unassigned', async () => {
    const { phone_number } = free();
    await rina.command(`/phone ${phone_number}`);
    const text = rina.screen().textOf(await card(rina, phone_number));
    expect(text).toContain('nobody');
    expect(text).toContain('Assign');
    expect(text).not.toMatch(/Unassign|Reassign/);
  });

  it.each([
    [
      '(415) 555-1001 style',
      (digits: string) => `(${digits.slice(0, 3)}) ${digits.slice(3, 6)}-${digits.slice(6)}`,
    ],
    ['with dots', (digits: string) => `${digits.slice(0, 3)}.${digits.slice(3, 6)}.${digits.slice(6)}`],
    ['as bare digits', (digits: string) => digits],
    [
      'with 1 and spaces',
      (digits: string) => `1 ${digits.slice(0, 3)} ${digits.slice(3, 6)} ${digits.slice(6)}`,
    ],
  ])('is found as it was pasted: %s', async (_how, paste) => {
    const { phone_number } = assigned();
    await rina.command(`/phone number ${paste(phone_number.slice(2))}`);
    await card(rina, phone_number);
  });

  it('is found by the number alone in the direct message, where nothing is to be shared', async () => {
    const { phone_number } = assigned();
    await rina.say('bot', formatNumber(phone_number));
    const text = rina.screen().textOf(await card(rina, phone_number, 'bot'));
    expect(text).not.toContain('Share in channel');
  });

  it('is offered among several that begin so, and opened with a button', async () => {
    const { phone_number } = assigned();
    await rina.command(`/phone number ${phone_number.slice(2, 8)}`);
    const offer = await rina.waitFor((screen) => screen.message('Which one?'));
    const found = numbers().filter(({ phone_number: each }) => each.startsWith(phone_number.slice(0, 8)));
    expect(found.length).toBeGreaterThan(1);
    await rina.press('number_card:0', { on: offer });
    await rina.waitFor((screen) => screen.message('Assigned to'));
  });

  it('is found by its name', async () => {
    const { display_name = '', assignee } = assigned();
    await rina.command(`/phone number ${display_name || assignee.name}`);
    await rina.waitFor((screen) => screen.message(/Which one\?|Assigned to/));
  });

  it('that is not ours is said not to be, with what to do', async () => {
    await rina.command('/phone number +14155550199');
    const answer = await rina.waitFor((screen) => screen.message('is not one of our numbers'));
    expect(rina.screen().textOf(answer)).toContain('/phone request +14155550199');
    await rina.press('Search area code 415', { on: answer });
    await rina.waitFor((screen) => screen.message('*100 numbers* · area code 415'));
  });

  it('asks which one when too little was written, or nothing matches', async () => {
    await rina.command('/phone number');
    await rina.waitFor((screen) => screen.message('Which number?'));
    await rina.command('/phone number 12');
    await rina.waitFor((screen) => screen.message('“12” is too little to go by'));
    await rina.command('/phone number Nobody calls it <!channel> so');
    await rina.waitFor((screen) => screen.message('No number of ours'));
  });

  it('several numbers at once are looked up', async () => {
    await rina.command(`/phone ${assigned().phone_number} +14155550199`);
    const answer = await rina.waitFor((screen) => screen.message('2 numbers, 1 of ours'));
    expect(rina.screen().textOf(answer)).toContain('Not one of ours');
  });

  it('is drawn anew in place, and says when it is gone', async () => {
    const { phone_number, id } = free();
    await rina.command(`/phone number ${phone_number}`);
    const message = await card(rina, phone_number);
    await rina.press('Refresh', { on: message });
    await rina.press('History', { on: message });
    const history = await rina.waitFor((screen) =>
      screen.message('Nothing that I know of has happened here yet'),
    );
    expect(history.ts).not.toBe(message.ts);
    expect((await card(rina, phone_number)).ts).toBe(message.ts);
    // Somebody releases it in the Zoom portal.
    const { apiUrl, token } = await portal(workspace);
    const released = await fetch(`${apiUrl}/phone/numbers/${id}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${token}` },
    });
    expect(released.status).toBe(204);
    await rina.press('Refresh', { on: message });
    await rina.waitFor((screen) => screen.message(/No longer|no longer has this number/));
  });

  it('is shared without cost, history or identity, and opened from there by those who may', async () => {
    const { phone_number, assignee, id } = assigned();
    await rina.command(`/phone number ${phone_number}`);
    await rina.press('Share in channel', { on: await card(rina, phone_number) });
    const shared = await ana.waitFor((screen) => screen.message('Shared by', 'general'));
    expect(shared.ephemeral).toBe(false);
    const everything = JSON.stringify(shared.blocks) + ana.screen().textOf(shared);
    expect(everything).not.toContain('$');
    expect(everything).not.toContain(assignee.id);
    expect(everything).not.toContain('History');
    expect(everything).toContain(`<@${RINA}>`);
    await ana.press('Open its card', { on: shared });
    const own = await card(ana, phone_number);
    expect(own.ephemeral).toBe(true);
    // What everybody sees stays as it is.
    expect(ana.screen().textOf(ana.screen().message('shared by', 'general') ?? shared)).not.toContain('$');
    await gus.press('Open its card', { on: shared });
    await gus.waitFor((screen) => screen.last()?.ephemeral && screen.last());
    expect(gus.screen().print()).not.toContain(id);
    expect(gus.screen().print()).not.toContain('Assigned to');
  });

  it('is nothing for a guest', async () => {
    const { phone_number } = assigned();
    await gus.command(`/phone number ${phone_number}`);
    const answer = await gus.waitFor((screen) => screen.last()?.ephemeral && screen.last());
    expect(gus.screen().textOf(answer)).toMatch(/guest/i);
  });

  it('says why Zoom cannot be read, with a reference', async () => {
    workspace.zoom.addFault({ kind: 'gateway_down', method: 'GET', path: '/phone/numbers/' });
    await rina.command(`/phone number ${assigned().phone_number}`);
    await rina.waitFor((screen) => screen.message(/ZP-/), { within: 15_000 });
  });

  it('that cannot be read takes no other away: all are listed, found and exported without it, which is said', async () => {
    const [odd, other] = numbers();
    onTestFinished(
      workspace.servers.zoom.intercept(async (request) => {
        if (new URL(request.url).pathname !== '/v2/phone/numbers') return undefined;
        const page = aPage.parse(await (await workspace.zoom.app.fetch(request)).json());
        for (const each of page.phone_numbers) if (each.id === odd?.id) each.assignee = { type: 'user' };
        return Response.json(page);
      }),
    );
    await rina.command('/phone numbers');
    const list = await rina.waitFor((screen) => screen.message('1 number is left out'));
    expect(rina.screen().textOf(list)).toContain(formatNumber(other?.phone_number ?? ''));
    expect(rina.screen().textOf(list)).not.toContain(formatNumber(odd?.phone_number ?? ''));
    await rina.command(`/phone number ${other?.phone_number.slice(2, 11)}`);
    await rina.waitFor((screen) => screen.message(/in them\. Which one\?/));
    await rina.command('/phone export');
    const file = await rina.waitFor((screen) => screen.message(/exported: .*1 number is left out/s, 'bot'));
    expect(file.text).toContain(`${numbers().length - 1} numbers exported`);
  });
});

async function portal(workspace: RunningWorkspace) {
  const { accountId, clientId, clientSecret } = workspace.zoom.credentials;
  const response = await fetch(`${workspace.servers.zoom.url}/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'account_credentials', account_id: accountId }),
  });
  const { access_token: token } = z.object({ access_token: z.string() }).parse(await response.json());
  return { apiUrl: `${workspace.servers.zoom.url}/v2`, token };
}

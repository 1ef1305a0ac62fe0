import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { formatNumber } from '../../src/numbers/format-number.ts';
import type { Player } from '../../src/sandbox/slack/person/player.ts';
import { ADA, BEN, BOT_USER_ID, RINA, STU } from '../../src/sandbox/slack/seed.ts';
import { ASSIGN_FORM } from '../../src/slack/modals/assign-form.ts';
import { holdMethod } from '../support/hold-method.ts';
import { type RunningWorkspace, startWorkspace } from '../support/start-workspace.ts';

/** Ada is an admin of phone numbers; Rina is not. */
describe('A number that the company has', () => {
  let workspace: RunningWorkspace;
  let ada: Player;
  let rina: Player;

  beforeAll(async () => {
    // Whatever Slack delivers twice, it happens once.
    workspace = await startWorkspace({ delivery: 'socket', repeats: true, patientZoom: true });
    ada = workspace.slack.person(ADA);
    rina = workspace.slack.person(RINA);
  });
  afterAll(() => workspace.close());
  beforeEach(async () => {
    workspace.zoom.forgetCalls();
    await Promise.all([ada, rina].map((each) => each.reload()));
  });
  afterEach(() => {
    workspace.zoom.clearFaults();
    expect(workspace.slack.complaints()).toEqual([]);
    expect(workspace.log.lines().filter(({ level }) => level === 'error')).toEqual([]);
  });

  const all = () => workspace.zoom.snapshot().numbers;
  const used = new Set<string>();
  /** One that no other test has. */
  function number(fits: (each: ReturnType<typeof all>[number]) => boolean) {
    const found = all().find((each) => each.status === 'active' && !used.has(each.id) && fits(each));
    if (!found) throw new Error('The company has no such number');
    used.add(found.id);
    return { ...found, shown: formatNumber(found.phone_number) };
  }
  const free = () => number(({ assignee }) => !assignee);
  const queues = () => number(({ assignee }) => assignee?.type === 'call_queue');
  const holderOf = (id: string) => all().find((each) => each.id === id)?.assignee;
  const queue = (not?: string) => {
    const found = workspace.zoom
      .snapshot()
      .assignees.find(({ type, id }) => type === 'call_queue' && id !== not);
    if (!found) throw new Error('The company has no such queue');
    return found;
  };
  const writes = () =>
    workspace.zoom
      .calls()
      .filter(({ method, path }) => method !== 'GET' && path.startsWith('/v2/'))
      .map(
        ({ method, path }) => `${method} ${path.replace(/num_\w+/, 'it').replace('/v2/phone/numbers', '')}`,
      )
      .toReversed();
  /** What a command says of several numbers that may be meant, each with a button. */
  const asksWhich = async (command: string, label: string) => {
    await ada.command(command);
    const asked = await ada.waitFor((screen) => {
      const found = screen.message('Which one?');
      return found && screen.textOf(found).includes(label) && found;
    });
    return asked;
  };
  const modal = (who: Player, says: string | RegExp) =>
    who.waitFor((screen) => {
      const text = screen.modal && screen.textOf(screen.modal);
      return text && (typeof says === 'string' ? text.includes(says) : says.test(text)) ? text : undefined;
    });
  const history = async (phoneNumber: string) => {
    await ada.close({ all: true }).catch(() => {});
    await ada.command(`/phone audit ${phoneNumber}`);
    const message = await ada.waitFor((screen) => screen.message(`History of ${formatNumber(phoneNumber)}`));
    return ada.screen().textOf(message);
  };

  describe('is assigned', () => {
    it('to a person of this workspace, by the address that Zoom knows them by', async () => {
      const line = free();
      await ada.command(`/phone assign ${line.phone_number} @ben`);
      expect(await modal(ada, line.shown)).toContain('Assigned to nobody');
      await ada.submit();
      expect(await modal(ada, 'is assigned to *Ben Okafor*')).toContain('Show the number');
      expect(holderOf(line.id)).toMatchObject({ type: 'user', name: 'Ben Okafor' });
      expect(await history(line.phone_number)).toMatch(
        new RegExp(`Number assigned.*<@${ADA}>.*nobody → Ben Okafor`, 's'),
      );
      // The same again: nothing is sent.
      workspace.zoom.forgetCalls();
      await ada.command(`/phone assign ${line.phone_number} @ben`);
      await modal(ada, 'Assigned to *Ben Okafor*');
      await ada.submit();
      await modal(ada, 'is with *Ben Okafor* already: nothing is changed');
      expect(writes()).toEqual([]);
    });

    it('to a queue by its id, or to one that has numbers already by its name', async () => {
      const line = free();
      const { id, name } = queue();
      await ada.command(`/phone assign ${line.phone_number.replace('+1', '')}`);
      await modal(ada, line.shown);
      await ada.fill('assign_type', 'Call queue');
      await ada.fill('assign_id', id);
      await ada.submit();
      await modal(ada, `is assigned to *call queue ${name}*`);
      const other = free();
      await ada.close();
      await ada.command(`/phone assign (${other.shown.slice(4)}`);
      await modal(ada, other.shown);
      await ada.fill('assign_seen', `Call queue: ${name}`);
      await ada.submit();
      await modal(ada, `is assigned to *call queue ${name}*`);
      expect(holderOf(other.id)?.id).toBe(id);
    });

    it.each(['auto_receptionist', 'common_area', 'zoom_room'] as const)('to one of type %s', async (type) => {
      const line = free();
      const whom = workspace.zoom.snapshot().assignees.find((each) => each.type === type);
      await ada.command(`/phone assign ${line.phone_number}`);
      await modal(ada, line.shown);
      await ada.fill('assign_type', type);
      await ada.fill('assign_id', whom?.id ?? '');
      await ada.submit();
      await modal(ada, `${whom?.name}*`);
      expect(holderOf(line.id)).toMatchObject({ type, id: whom?.id });
    });

    it('with what was filled in, when Slack takes its time to say who somebody is', async () => {
      const line = free();
      await ada.command(`/phone assign ${line.phone_number}`);
      await modal(ada, line.shown);
      await ada.fill('assign_person', BOT_USER_ID);
      const { gate, letGo } = holdMethod(workspace.servers.slack, 'users.info');
      onTestFinished(letGo);
      await ada.submit();
      await modal(ada, 'One moment');
      gate.open();
      const again = await modal(ada, /is an app, and cannot have a number/);
      expect(again).toContain(line.shown);
      expect(await ada.submit()).toMatchObject({
        errors: { assign_person: expect.stringMatching(/is an app/) },
      });
      await ada.fill('assign_person', BEN);
      await ada.submit();
      await modal(ada, 'is assigned to');
    });

    it('to nobody whom Slack or Zoom cannot name: that is said beside the field', async () => {
      const line = free();
      await ada.command(`/phone assign ${line.phone_number}`);
      await modal(ada, line.shown);
      expect(await ada.submit()).toMatchObject({
        errors: { assign_person: expect.stringMatching(/Say who/) },
      });
      for (const [who, says] of [
        [BOT_USER_ID, /is an app/],
        [STU, /does not tell me the e-mail address of Stu Reyes/],
      ] as const) {
        await ada.fill('assign_person', who);
        expect(await ada.submit()).toMatchObject({ errors: { assign_person: expect.stringMatching(says) } });
      }
      await ada.fill('assign_type', 'zoom_room');
      expect(await ada.submit()).toMatchObject({
        errors: { assign_type: expect.stringMatching(/not both/) },
      });
      await ada.fill('assign_person', null);
      expect(await ada.submit()).toMatchObject({ errors: { assign_id: expect.stringMatching(/which one/) } });
      await ada.fill('assign_id', 'room_nowhere');
      expect(await ada.submit()).toMatchObject({
        errors: { assign_id: 'Zoom knows no Zoom Room room_nowhere. The number stays with nobody.' },
      });
      expect(holderOf(line.id)).toBeUndefined();
    });

    it('although Zoom’s answer is lost, once: what is the case is read', async () => {
      const line = free();
      workspace.zoom.addFault({
        kind: 'cut_after',
        method: 'POST',
        path: `/phone/numbers/${line.id}`,
        times: 1,
      });
      await ada.command(`/phone assign ${line.phone_number} @ben`);
      await modal(ada, line.shown);
      await ada.submit();
      await modal(ada, 'is assigned to *Ben Okafor*');
      expect(writes()).toEqual(['POST /it/assign']);
    });

    it('by somebody else meanwhile: the form says so, and takes nothing away unasked', async () => {
      const line = free();
      await ada.command(`/phone assign ${line.phone_number} @ben`);
      await modal(ada, line.shown);
      const { id, name } = queue();
      await elsewhere(line.id, { assignee_type: 'call_queue', assignee_id: id });
      await ada.submit();
      expect(await modal(ada, 'Somebody else has changed it since')).toContain(name);
      expect(holderOf(line.id)?.id).toBe(id);
      // Decided anew, with open eyes.
      await ada.submit();
      await modal(ada, `went from *call queue ${name}* to *Ben Okafor*`);
    });
  });

  describe('goes to somebody else', () => {
    it('in one step', async () => {
      const line = queues();
      await ada.command(`/phone assign ${line.phone_number} @gus`);
      expect(await modal(ada, line.shown)).toContain('gets it back should that not work');
      await ada.submit();
      await modal(ada, `went from *call queue ${line.assignee?.name}* to *Gus Meyer*`);
      expect(writes()).toEqual(['DELETE /it/assign', 'POST /it/assign']);
      expect(await history(line.phone_number)).toContain(`call queue ${line.assignee?.name} → Gus Meyer`);
    });

    it.each(['refuses it', 'fails, and does not say what it did'])(
      'and is given back when Zoom %s at the second call',
      async (how) => {
        const line = queues();
        if (how === 'refuses it') refuseOnce(`/${line.id}/assign`);
        else failing(line.id, 1);
        await ada.command(`/phone assign ${line.phone_number} @ben`);
        await modal(ada, line.shown);
        await ada.submit();
        const text = await modal(ada, 'did not get it, so');
        expect(text).toContain(`*call queue ${line.assignee?.name}* has *${line.shown}* again`);
        if (how === 'refuses it') expect(text).toContain('Zoom refused:\u200b The plan of Ben is used up.');
        expect(holderOf(line.id)).toEqual(line.assignee);
        expect(writes().at(-1)).toBe('POST /it/assign');
        expect(await history(line.phone_number)).toMatch(
          /Number restored.*could not be given to Ben Okafor/s,
        );
      },
    );

    it('or to nobody, when it can neither be given nor be given back: that is said, with a way to cure it', async () => {
      const line = queues();
      failing(line.id, 2);
      await ada.command(`/phone assign ${line.phone_number} @ben`);
      await modal(ada, line.shown);
      await ada.submit();
      await modal(ada, `Nobody has ${line.shown} now`);
      expect(holderOf(line.id)).toBeUndefined();
      await ada.press('Give it back');
      await ada.waitFor((screen) => screen.modal?.view.callback_id === ASSIGN_FORM);
      await ada.submit();
      await modal(ada, `is assigned to *call queue ${line.assignee?.name}*`);
      expect(holderOf(line.id)).toEqual(line.assignee);
    });

    it('but not from whoever it could not be given back to: that is said before anything is chosen', async () => {
      const line = queues();
      const ofGroup = workspace.servers.zoom.intercept(async (request) => {
        const { pathname } = new URL(request.url);
        if (![line.id, line.phone_number].some((id) => pathname.endsWith(encodeURIComponent(id))))
          return undefined;
        const answer = await workspace.zoom.app.fetch(request);
        const assignee = { type: 'shared_line_group', id: 'slg_1', name: 'Front' };
        return Response.json(Object.assign({}, await answer.json(), { assignee }));
      });
      await ada.command(`/phone assign ${line.phone_number} @ben`);
      const text = await modal(ada, 'It stays with shared line group Front');
      expect(text).toContain('Unassign it first');
      ofGroup();
      expect(writes()).toEqual([]);
      expect(holderOf(line.id)).toEqual(line.assignee);
    });

    it('but not to somebody whom Zoom does not know: it stays where it is', async () => {
      const line = queues();
      await ada.command(`/phone assign ${line.phone_number} nobody@meridian-health.example`);
      await modal(ada, line.shown);
      expect(await ada.submit()).toMatchObject({
        errors: { assign_id: expect.stringMatching(/nobody@.*The number stays with call queue/) },
      });
      expect(holderOf(line.id)).toEqual(line.assignee);
    });
  });

  describe('is unassigned', () => {
    it('by a button below what says who loses it', async () => {
      const line = queues();
      await ada.command(`/phone unassign ${line.phone_number}`);
      const asked = await ada.waitFor((screen) => screen.message(`Take *${line.shown}* from`));
      expect(ada.screen().textOf(asked)).toContain(`from *call queue ${line.assignee?.name}*`);
      expect(writes()).toEqual([]);
      await ada.press('Unassign', { on: asked });
      await ada.waitFor((screen) => screen.message('nobody has it now'));
      expect(holderOf(line.id)).toBeUndefined();
      await ada.press('Unassign', { on: asked });
      await ada.waitFor((screen) => screen.message(/Nobody has.*nothing is changed/));
      expect(await history(line.phone_number)).toContain(`call queue ${line.assignee?.name} → nobody`);
    });

    it('from whom the question named, and from nobody else', async () => {
      const line = queues();
      await ada.command(`/phone unassign ${line.phone_number}`);
      const asked = await ada.waitFor((screen) => screen.message(`Take *${line.shown}* from`));
      const other = queue(line.assignee?.id);
      await elsewhere(line.id, { assignee_type: 'call_queue', assignee_id: other.id });
      await ada.press('Unassign', { on: asked });
      await ada.waitFor((screen) => screen.message(/Somebody else has changed/));
      expect(holderOf(line.id)?.id).toBe(other.id);
    });
  });

  describe('is edited', () => {
    it('in its name, its site and what it can do, of which only what changed is sent', async () => {
      const line = number(
        ({ site_id, capabilities }) => site_id === 'site_denver' && capabilities.includes('voice'),
      );
      await ada.command(`/phone edit ${line.phone_number}`);
      await modal(ada, 'Display name');
      await ada.fill('display_name', 'Front <!channel> desk');
      await ada.submit();
      expect(await modal(ada, 'is changed')).toContain('Front &lt;!channel');
      expect(all().find(({ id }) => id === line.id)).toMatchObject({
        display_name: 'Front <!channel> desk',
        site_id: 'site_denver',
        capabilities: line.capabilities,
      });
      await ada.press('Edit');
      await ada.waitFor((screen) => screen.modal && screen.textOf(screen.modal).includes('Display name'));
      await ada.fill('display_name', '');
      expect(await ada.submit()).toMatchObject({
        errors: { display_name: expect.stringMatching(/keeps one/) },
      });
      await ada.fill('display_name', 'Front <!channel> desk');
      await ada.fill('site', 'site_toronto');
      await ada.fill('capabilities', ['voice', 'fax']);
      await ada.submit();
      await modal(ada, 'Site site');
      expect(all().find(({ id }) => id === line.id)).toMatchObject({
        site_id: 'site_toronto',
        capabilities: ['voice', 'fax'],
      });
      expect(writes()).toEqual(['PATCH /it', 'PATCH /it']);
      expect(await history(line.phone_number)).toMatch(/Number edited.*site_denver.*→.*site_toronto/s);
    });

    it('unless somebody else was faster with the same', async () => {
      const line = free();
      await ada.command(`/phone edit ${line.phone_number}`);
      await modal(ada, 'Display name');
      await elsewhere(line.id, { display_name: 'Night desk' });
      await ada.fill('display_name', 'Day desk');
      await ada.submit();
      const anew = await modal(ada, 'Somebody else has changed the same');
      expect(anew).toContain('Night desk');
      // What was typed is there to be sent again.
      expect(anew).toContain('Day desk');
      await ada.submit();
      await modal(ada, 'is changed');
      expect(all().find(({ id }) => id === line.id)).toMatchObject({ display_name: 'Day desk' });
    });

    it('but never without a site that it has', async () => {
      const line = number(({ site_id }) => site_id !== undefined);
      await ada.command(`/phone edit ${line.phone_number}`);
      await modal(ada, 'Display name');
      await ada.fill('site', null);
      expect(await ada.submit()).toMatchObject({ errors: { site: expect.stringMatching(/keeps one/) } });
    });
  });

  it('is for those to change who may; others are told who can, wherever they try', async () => {
    const line = queues();
    for (const command of ['assign', 'edit']) {
      await rina.command(`/phone ${command} ${line.phone_number}`);
      expect(await modal(rina, 'You may not assign or edit numbers')).toContain(`<@${ADA}>`);
      await rina.close();
    }
    await rina.command(`/phone unassign ${line.phone_number}`);
    const refused = await rina.waitFor((screen) => screen.message('You may not assign or edit numbers'));
    expect(rina.screen().textOf(refused)).not.toContain(line.assignee?.name);
    expect(workspace.zoom.calls().filter(({ path }) => path.includes('/phone/'))).toEqual([]);
  });

  it('has to be named, in whatever form it is pasted, and to be ours', async () => {
    const line = free();
    for (const [words, says] of [
      ['', /Which number\?.*\/phone assign \+14155551001 @name/],
      ['41', /Which number\?/],
      ['Nobody calls it that', /No number of ours with “Nobody calls it that” in its name/],
      [`${line.phone_number} +14155551001`, /One number at a time/],
    ] as const) {
      await ada.command(`/phone assign ${words}`);
      await ada.waitFor((screen) => screen.message(says));
    }
    await ada.command('/phone unassign');
    await ada.waitFor((screen) => screen.message(/Which number\?.*\/phone unassign/));
    await ada.command('/phone edit +1 (415) 555-1001');
    await modal(ada, 'is not one of our numbers');
    await ada.close();
    await ada.command('/phone unassign +14155551001');
    await ada.waitFor((screen) => screen.message('is not one of our numbers'));
    await ada.command(`/phone edit  ${line.shown.replaceAll('-', '.')} `);
    await modal(ada, line.shown);
  });

  it('is found by a part of it, and the form waits behind a button', async () => {
    const alike = (begins: string) => all().filter((each) => each.phone_number.includes(begins));
    const line = number(
      ({ assignee, country, phone_number }) =>
        !assignee && country === 'US' && alike(phone_number.slice(2, 11)).length === 1,
    );
    await ada.command(`/phone assign ${line.phone_number.slice(2, 11)} to @ben`);
    const found = await ada.waitFor((screen) => screen.message('Open the form'));
    expect(ada.screen().textOf(found)).toContain(line.shown);
    await ada.press('Open the form', { on: found });
    await modal(ada, line.shown);
    await ada.submit();
    await modal(ada, 'is assigned to *Ben Okafor*');
    await ada.close();
  });

  it('that several may be is chosen, and who is to have it is not asked again', async () => {
    await ada.press('number_assign:0', { on: await asksWhich('/phone assign 416 to @ben', 'Assign') });
    await modal(ada, 'Assign to a person');
    expect(JSON.stringify(ada.screen().modal)).toContain(`"initial_user":"${BEN}"`);
    await ada.close();
    await ada.press('number_edit:0', { on: await asksWhich('/phone edit 416', 'Edit') });
    await modal(ada, 'Display name');
    await ada.close();
    await ada.press('number_unassign:0', { on: await asksWhich('/phone unassign 416', 'Unassign') });
    await ada.waitFor((screen) => screen.message(/Take .* from|Nobody has/));
  });

  it('is changed from its card, which asks before it takes a number away', async () => {
    const line = queues();
    await ada.command(`/phone number ${line.phone_number}`);
    const card = await ada.waitFor((screen) => screen.message(line.phone_number));
    await ada.press('Unassign', { on: card });
    const asked = await ada.waitFor((screen) => screen.message(`Take *${line.shown}* from`));
    expect(holderOf(line.id)).toEqual(line.assignee);
    await ada.press('Unassign', { on: asked });
    await ada.waitFor((screen) => screen.message('nobody has it now'));
    await ada.press('Reassign', { on: card });
    await modal(ada, 'Assigned to nobody');
    await ada.fill('assign_person', ADA);
    await ada.submit();
    await modal(ada, 'is assigned to *Ada Lindqvist*');
    await ada.press('Show the number');
    await modal(ada, 'Ada Lindqvist (person)');
  });

  it('is changed from a conversation too, where a button opens the form', async () => {
    const line = free();
    await ada.say('bot', `assign ${line.shown} @ben`);
    const invited = await ada.waitFor((screen) => screen.message('Open the form', 'bot'));
    await ada.press('Open the form', { on: invited });
    await modal(ada, line.shown);
    await ada.submit();
    await modal(ada, 'is assigned to *Ben Okafor*');
    await ada.close();
    await ada.say('bot', `edit ${line.phone_number}`);
    const edit = await ada.waitFor((screen) =>
      screen.messagesIn('bot').find((each) => each.ts > invited.ts && /Edit/.test(screen.textOf(each))),
    );
    await ada.press('Edit', { on: edit });
    await modal(ada, 'Display name');
  });

  /** So many assignments of a number end in an error that does not say whether they happened; they did not. */
  function failing(id: string, times: number): void {
    workspace.zoom.addFault({ kind: 'error_before', method: 'POST', path: `/phone/numbers/${id}`, times });
  }

  function refuseOnce(path: string): void {
    const stop = workspace.servers.zoom.intercept((request) => {
      if (request.method !== 'POST' || !request.url.endsWith(path)) return undefined;
      stop();
      return Response.json({ code: 300, message: 'The plan of Ben is used up.' }, { status: 400 });
    });
  }

  /** Somebody changes a number in the Zoom portal. */
  async function elsewhere(id: string, change: Record<string, string>): Promise<void> {
    const token = await fetch(`${workspace.servers.zoom.url}/oauth/token`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${btoa(`${workspace.zoom.credentials.clientId}:${workspace.zoom.credentials.clientSecret}`)}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: `grant_type=account_credentials&account_id=${workspace.zoom.credentials.accountId}`,
    });
    const { access_token: bearer }: { access_token: string } = JSON.parse(await token.text());
    const call = async (method: string, path: string, body?: object) => {
      const response = await fetch(`${workspace.servers.zoom.url}/v2/phone/numbers/${id}${path}`, {
        method,
        headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      expect(response.ok, `${method} ${path}: ${response.status}`).toBe(true);
    };
    if (!('assignee_id' in change)) return void (await call('PATCH', '', change));
    if (holderOf(id)) await call('DELETE', '/assign');
    await call('POST', '/assign', change);
  }
});

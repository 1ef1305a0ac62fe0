import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Player } from '../../src/sandbox/slack/person/player.ts';
import { ADA, GUS, RINA } from '../../src/sandbox/slack/seed.ts';
import { type RunningWorkspace, startWorkspace } from '../support/start-workspace.ts';
import { type ZoomPortal, zoomPortal } from '../support/zoom-portal.ts';

describe('Numbers are released', () => {
  let workspace: RunningWorkspace;
  let ada: Player;
  let rina: Player;
  let portal: ZoomPortal;

  beforeAll(async () => {
    workspace = await startWorkspace({ delivery: 'socket' });
    portal = await zoomPortal({ zoom: workspace.zoom, zoomUrl: workspace.servers.zoom.url });
    [ada, rina] = [workspace.slack.person(ADA), workspace.slack.person(RINA)];
  });
  afterAll(() => workspace.close());
  beforeEach(async () => {
    workspace.zoom.clearFaults();
    workspace.zoom.forgetCalls();
    await Promise.all([ada.reload(), rina.reload()]);
  });
  afterEach(() => {
    expect(workspace.slack.complaints()).toEqual([]);
    expect(workspace.log.lines().filter(({ level }) => level === 'error')).toEqual([]);
  });

  type Account = ReturnType<RunningWorkspace['zoom']['snapshot']>['numbers'][number];
  const account = () => workspace.zoom.snapshot().numbers;
  const find = (which: (number: Account) => boolean): Account => {
    const found = account().find(which);
    if (!found) throw new Error('The account has no such number');
    return found;
  };
  const isFree = (number: Account) =>
    !number.assignee && !number.block_id && !number.order_id && number.status === 'active';
  const free = (count: number, type = 'local') =>
    account()
      .filter((number) => isFree(number) && number.type === type)
      .slice(0, count)
      .map(({ phone_number }) => phone_number);
  const isThere = (phoneNumber: string) => account().some(({ phone_number }) => phone_number === phoneNumber);
  const shown = (who: Player, says: string | RegExp) =>
    who.waitFor((screen) => {
      const text = screen.modal && screen.textOf(screen.modal);
      return text !== undefined && (typeof says === 'string' ? text.includes(says) : says.test(text)) && text;
    });
  const deletes = () => workspace.zoom.calls().filter(({ method }) => method === 'DELETE');
  const history = async (who: Player, phoneNumber: string) => {
    await who.command(`/phone audit ${phoneNumber}`);
    const message = await who.waitFor((screen) => screen.message('Number released'));
    return who.screen().textOf(message);
  };

  it('one at once, after a screen that says what is lost and a confirmation', async () => {
    const [phoneNumber = ''] = free(1);
    await ada.command(`/phone release ${phoneNumber}`);
    const text = await shown(ada, 'Release +1');
    expect(text).toMatch(/\$\d\.\d\d a month · ours since \w+ \d+, \d{4}/);
    expect(text).toContain('This cannot be undone.');
    expect(text).not.toContain('toll-free');
    await ada.press('Release this number', { confirm: false });
    expect(isThere(phoneNumber)).toBe(true);
    await ada.press('Release this number');
    await shown(ada, 'is released. Your company no longer has it');
    expect(isThere(phoneNumber)).toBe(false);
    expect(await history(ada, phoneNumber)).toMatch(
      new RegExp(`<@${ADA}>.*\\$\\d\\.\\d\\d a month.* → released`),
    );
    // Said in the modal, it needs no message beside.
    expect(ada.screen().messagesIn('bot')).toEqual([]);
  });

  it('not while it is assigned: its card is offered, to unassign it first', async () => {
    const number = find((each) => each.assignee !== undefined && !each.block_id);
    await ada.command(`/phone release ${number.phone_number}`);
    const text = await shown(ada, 'Unassign it first');
    expect(text).toContain('Nothing can be released.');
    expect(text).toContain('Open');
    expect(text).not.toContain('This cannot be undone');
    expect(deletes()).toEqual([]);
  });

  it('toll-free with a warning of the months that it ages', async () => {
    const [phoneNumber] = free(1, 'toll_free');
    await ada.command(`/phone release ${phoneNumber}`);
    expect(await shown(ada, 'Release +1')).toContain('45 days to 4 months');
  });

  it('not of a block, not on its way, not being released, not somebody else’s: each says why', async () => {
    const inBlock = find((each) => each.block_id !== undefined && !each.assignee);
    const onItsWay = find((each) => each.order_id !== undefined);
    const releasing = find((each) => each.status === 'releasing');
    const asked = [inBlock, onItsWay, releasing].map(({ phone_number }) => phone_number);
    await ada.command(`/phone release ${asked.join(' ')} +12025550123 and this`);
    const text = await shown(ada, 'These 4 cannot be released');
    expect(text).toMatch(/belongs to a block of \d+ .*\/phone blocks/);
    expect(text).toContain('on its way to you with a port');
    expect(text).toContain('is being released already');
    expect(text).toContain('is not in your company’s account');
    expect(text).toContain('“this”');
    expect(deletes()).toEqual([]);
  });

  it('by those who may: the others are told who can', async () => {
    const [phoneNumber] = free(1);
    await rina.command(`/phone release ${phoneNumber}`);
    expect(await shown(rina, 'You may not release numbers')).toContain(`<@${ADA}>`);
    const gus = workspace.slack.person(GUS);
    await gus.reload();
    await gus.command(`/phone release ${phoneNumber}`);
    await gus.waitFor((screen) => screen.message('full members'));
  });

  it('several one after the other, each with its result; what was assigned meanwhile fails', async () => {
    const numbers = free(3);
    const [first = '', second = '', third = ''] = numbers;
    await ada.command(`/phone release ${numbers.join(' ')} +12025550123`);
    await shown(ada, 'Release 3 numbers?');
    const { id } = find(({ phone_number }) => phone_number === second);
    await portal.assign(id);
    await ada.press('Release 3 numbers');
    await shown(ada, 'Our direct message shows how it goes');
    const card = await ada.waitFor((screen) => screen.message('*2 of 3 numbers released*', 'bot'));
    const text = ada.screen().textOf(card);
    expect(text).toMatch(/:x: \*\+1 .*\* not released: Zoom refused:\u200b .* is assigned to/);
    expect(text.match(/:white_check_mark: \*\+1/g)).toHaveLength(2);
    expect(text).toContain('It costs $2.00 a month less.');
    expect(text).toContain('1 more was asked for and cannot be released: +1 (202) 555-0123');
    expect([first, second, third].map(isThere)).toEqual([false, true, false]);
    await ada.press('Release 3 numbers').catch(() => {});
    expect(deletes()).toHaveLength(3);
  });

  it('once, whatever becomes of Zoom’s answer: it is looked for instead of asked for again', async () => {
    const [phoneNumber = ''] = free(1);
    await ada.command(`/phone release ${phoneNumber}`);
    await shown(ada, 'Release +1');
    workspace.zoom.addFault({ kind: 'cut_after', method: 'DELETE', times: 1 });
    await ada.press('Release this number');
    await shown(ada, 'is released');
    expect(deletes()).toHaveLength(1);
    expect(isThere(phoneNumber)).toBe(false);
  });

  it('later, when Zoom cannot be asked: it goes on by itself and says so', async () => {
    const [phoneNumber = ''] = free(1);
    await ada.command(`/phone release ${phoneNumber}`);
    await shown(ada, 'Release +1');
    workspace.zoom.addFault({ kind: 'rate_limited', method: 'DELETE', retryAfter: '60' });
    await ada.press('Release this number');
    await shown(ada, 'I go on by myself');
    expect(isThere(phoneNumber)).toBe(true);
  });

  it('up to a hundred at once; more is refused with a sentence', async () => {
    const many = Array.from({ length: 101 }, (_, index) => `+1415555${1000 + index}`);
    await ada.command(`/phone release ${many.join(' ')}`);
    await ada.waitFor((screen) => screen.message('I release up to 100 at once'));
  });

  it('from the direct message too, without a slash', async () => {
    const [phoneNumber] = free(1);
    await ada.say('bot', `release ${phoneNumber}`);
    await ada.waitFor((screen) => screen.message('Show what is lost', 'bot'));
    await ada.press('Show what is lost');
    await shown(ada, 'Release +1');
    await ada.say('bot', 'release');
    await ada.waitFor((screen) => screen.message('Which numbers are to be given up', 'bot'));
  });
});

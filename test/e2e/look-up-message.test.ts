import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { formatNumber } from '../../src/numbers/format-number.ts';
import type { Player } from '../../src/sandbox/slack/person/player.ts';
import { GUS, RINA } from '../../src/sandbox/slack/seed.ts';
import { type RunningWorkspace, startWorkspace } from '../support/start-workspace.ts';

describe('"Look up these numbers" on a message', () => {
  let workspace: RunningWorkspace;
  let rina: Player;
  let gus: Player;

  beforeAll(async () => {
    workspace = await startWorkspace({ delivery: 'http' });
    rina = workspace.slack.person(RINA);
    gus = workspace.slack.person(GUS);
  });
  afterAll(() => workspace.close());
  beforeEach(async () => {
    await Promise.all([rina.reload(), gus.reload()]);
    workspace.zoom.clearFaults();
  });
  afterEach(() => expect(workspace.slack.complaints()).toEqual([]));

  const ours = () => {
    const found = workspace.zoom
      .snapshot()
      .numbers.find(({ assignee, phone_number }) => assignee && phone_number.startsWith('+1'));
    if (!found?.assignee) throw new Error('The company has no number');
    return { e164: found.phone_number, assignee: found.assignee.name };
  };

  async function lookUp(text: string, who = rina) {
    await rina.say('general', text);
    const message = rina
      .screen()
      .messagesIn('general')
      .findLast(({ author }) => author.name.includes('Rina'));
    if (!message) throw new Error('Nothing was said');
    await who.shortcut('look_up_numbers', { on: message });
    return message;
  }
  const modal = (says: string | RegExp, who = rina) =>
    who.waitFor((screen) => {
      const text = screen.modal && screen.textOf(screen.modal);
      return text !== undefined && (typeof says === 'string' ? text.includes(says) : says.test(text)) && text;
    });

  it('shows which are ours and whose, and which are not, in the order of the message', async () => {
    const { e164, assignee } = ours();
    await lookUp(
      `Did anybody call (415) 555-0199, or ${formatNumber(e164)}? See https://a.example/2125550188`,
    );
    const text = await modal('2 numbers, 1 of ours');
    expect(text).toContain(`Ours, assigned to ${assignee}`);
    expect(text.indexOf('555-0199')).toBeLessThan(text.indexOf(formatNumber(e164)));
    expect(text).toContain('Not one of ours');
    expect(text).toContain('`/phone port check +14155550199` says what can come over');
    expect(text).not.toContain('212');
  });

  it('opens the card of one of ours on top', async () => {
    await lookUp(`Call ${ours().e164}`);
    await modal('1 number, 1 of ours');
    await rina.press('Open');
    expect(await modal('Status')).toContain('Reassign');
    expect(rina.screen().modals).toHaveLength(2);
  });

  it('says so when there is none, and when there are more than it looks up at once', async () => {
    await lookUp('See you at 10:30 on 2026-03-05, room 415');
    await modal('There is no phone number in it');
    await rina.close();
    const many = Array.from({ length: 85 }, (_, index) => `+141555501${String(index).padStart(2, '0')}`);
    await lookUp(many.join('\n'));
    expect(await modal('80 numbers, none of ours')).toContain('left out 5 more');
  });

  it('tells those of a long list that it does not ask Zoom for as the inventory was last read', async () => {
    const { e164, assignee } = ours();
    const others = Array.from({ length: 24 }, (_, index) => `+141555502${String(index).padStart(2, '0')}`);
    await lookUp([...others, e164].join('\n'));
    const text = await modal('25 numbers, 1 of ours');
    expect(text).toContain('The others as the inventory was last read');
    expect(text).toContain(`${formatNumber(e164)}* · ours, assigned to ${assignee}`);
    expect(text).toContain('+1 (415) 555-0220* · not one of ours');
    expect(text).not.toContain('left out');
  });

  it('reads what stands in the blocks of an app’s message alone', async () => {
    const { e164, assignee } = ours();
    await fetch(`${workspace.servers.slack.url}/api/chat.postMessage`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${workspace.environment['SLACK_BOT_TOKEN']}`,
        'content-type': 'application/json; charset=utf-8',
      },
      body: JSON.stringify({
        channel: RINA,
        text: 'A missed call',
        blocks: [{ type: 'section', text: { type: 'mrkdwn', text: `From ${e164}`, verbatim: true } }],
      }),
    });
    const call = await rina.waitFor((screen) => screen.message(`From ${e164}`, 'bot'));
    await rina.shortcut('look_up_numbers', { on: call });
    expect(await modal('1 number, 1 of ours')).toContain(assignee);
  });

  it('says which ones Zoom could not tell', async () => {
    workspace.zoom.addFault({ kind: 'rate_limited', method: 'GET', path: '/phone/numbers/' });
    await lookUp(`Call ${ours().e164}`);
    await rina.waitFor(
      (screen) => screen.modal && screen.textOf(screen.modal).includes('Zoom could not tell'),
      { within: 20_000 },
    );
  }, 30_000);

  it('shows nothing to a guest', async () => {
    const { assignee } = ours();
    await lookUp(`Call ${ours().e164}`, gus);
    await gus.waitFor((screen) => /guest/i.test(screen.print()));
    expect(gus.screen().print()).not.toContain(assignee);
  });
});

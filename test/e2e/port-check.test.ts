import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Player } from '../../src/sandbox/slack/person/player.ts';
import { ADA, RINA } from '../../src/sandbox/slack/seed.ts';
import { type RunningWorkspace, startWorkspace } from '../support/start-workspace.ts';

describe('Whether numbers can be ported in', () => {
  let workspace: RunningWorkspace;
  let ada: Player;
  let rina: Player;

  beforeAll(async () => {
    workspace = await startWorkspace({ delivery: 'socket', environment: { PHONE_ADMINS: ADA } });
    [ada, rina] = [ADA, RINA].map((id) => workspace.slack.person(id)) as [Player, Player];
  });
  afterAll(() => workspace.close());
  beforeEach(async () => {
    for (const each of [ada, rina]) {
      while (each.screen().modal) await each.close({ all: true });
      await each.reload();
    }
  });
  afterEach(() => expect(workspace.slack.complaints()).toEqual([]));

  const modalSays = (who: Player, says: RegExp) =>
    who.waitFor((screen) => {
      const text = screen.modal && screen.textOf(screen.modal);
      return text !== undefined && says.test(text) && text;
    });

  it('is told of each, with the losing carrier and why not', async () => {
    await ada.command('/phone port check (202) 555-0147, 202-555-0113 hello');
    const told = await ada.waitFor((screen) => screen.message('1 of 2 numbers can be ported in'));
    const text = ada.screen().textOf(told);
    expect(text).toMatch(/:white_check_mark: \*\+1 \(202\) 555-0147\* · can be ported · from [\w& -]+ · \w+/);
    expect(text).toMatch(/:no_entry: \*\+1 \(202\) 555-0113\* · cannot be ported.*It lies in a rate center/);
    expect(text).toContain('“hello” is not a phone number.');
  });

  it('is told of runs of numbers, as the form of a port takes them', async () => {
    await ada.command('/phone port check 202-555-0140-49');
    await ada.waitFor((screen) => screen.message(/\d+ of 10 numbers can be ported in/));
    await ada.command('/phone port check +44 20 7946 0000, 2025550147');
    const told = await ada.waitFor((screen) => screen.message('1 of 1 number can be ported in'));
    expect(ada.screen().textOf(told)).toMatch(
      /:warning: \+442079460000 cannot be ported:.* It is not a number of the United States or Canada/,
    );
  });

  it('is asked in a form, and nothing is ordered', async () => {
    workspace.zoom.forgetCalls();
    await ada.command('/phone port check');
    await modalSays(ada, /# Check portability.*Numbers/s);
    await ada.fill('port_numbers', 'no number at all');
    await ada.submit();
    await modalSays(ada, /Numbers/);
    expect(workspace.zoom.calls()).toEqual([]);
    await ada.fill('port_numbers', '+1 202 555 0147\n2025550148');
    await ada.submit();
    expect(await modalSays(ada, /2 of 2 numbers can be ported in/)).toContain(
      '[Port these 2 in] [Check others]',
    );
    expect(workspace.zoom.calls().map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /v2/phone/porting/validate',
    ]);
    await ada.press('Check others');
    await modalSays(ada, /# Check portability.*Numbers/s);
  });

  it('is refused above a hundred numbers, and without any', async () => {
    const numbers = Array.from({ length: 101 }, (_, index) => `+1202555${1_000 + index}`);
    await ada.command(`/phone port check ${numbers.join(' ')}`);
    await ada.waitFor((screen) =>
      screen.message('Up to 100 numbers are checked at once, and these are 101.'),
    );
    await ada.command('/phone port check <!channel>');
    const told = await ada.waitFor((screen) => screen.message('There is no phone number in that'));
    expect(ada.screen().textOf(told)).toMatch(/“&lt;!channel.*&gt;” is not a phone number/);
    await ada.command('/phone port check tomorrow');
    await ada.waitFor((screen) => screen.message('“tomorrow” is not a phone number.'));
  });

  it('is for those who may port, and the others are told who they are', async () => {
    await rina.command('/phone port check +12025550147');
    await rina.waitFor((screen) => screen.message(/You may not port numbers in\. Ask <@U04ADALINDQ>/));
    await rina.shortcut('port_in');
    await modalSays(rina, /You may not port numbers in/);
    await rina.say('bot', 'port');
    await rina.waitFor((screen) => screen.message(/You may not port numbers in/, 'bot'));
  });
});

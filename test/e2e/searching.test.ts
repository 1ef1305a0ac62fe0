import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Player } from '../../src/sandbox/slack/person/player.ts';
import { ANA, RINA } from '../../src/sandbox/slack/seed.ts';
import { escapeText } from '../../src/slack/messages/text.ts';
import { type RunningWorkspace, startWorkspace } from '../support/start-workspace.ts';
import { lines, offered, prices, ticked } from './numbers-on-screen.ts';

describe.each(['socket', 'http'] as const)('Searching over %s', (delivery) => {
  let workspace: RunningWorkspace;
  let rina: Player;
  let ana: Player;

  beforeAll(async () => {
    workspace = await startWorkspace({ delivery });
    rina = workspace.slack.person(RINA);
    ana = workspace.slack.person(ANA);
  });
  afterAll(() => workspace.close());
  beforeEach(async () => {
    await rina.reload();
  });
  afterEach(() => expect(workspace.slack.complaints()).toEqual([]));

  const results = (says: RegExp | string = 'Request selected') =>
    rina.waitFor((screen) => screen.message(says));

  it('answers /phone search 415 with numbers that only the asker sees', async () => {
    expect(await rina.command('/phone search 415')).toEqual({ ok: true });

    const message = await results('*100 numbers* · area code 415');
    expect(message.ephemeral).toBe(true);
    expect(ana.screen().message(/numbers/)).toBeUndefined();
    expect(offered(message)).toHaveLength(10);
    for (const line of lines(message)) {
      expect(line).toMatch(/^\+1 \(415\) \d{3}-\d{4}\b.*\$\d+\.\d\d a month/);
    }
    expect(lines(message)[0]).toMatch(/★\s\w/);
    expect(JSON.stringify(message.blocks)).toContain('San Francisco, CA · Local · Voice');
    expect(message.text).toMatch(/^100 numbers for area code 415: \+1 \(415\) \d{3}-\d{4}, /);
  });

  it('keeps what was ticked on every page', async () => {
    await rina.command('/phone search 415 x30');
    const first = await results('Page 1 of 3');
    const [one = '', two = ''] = offered(first);
    await rina.fill('search_choose', [one, two]);
    await rina.press('Next page');

    const second = await results('Page 2 of 3');
    expect(rina.screen().textOf(second)).toContain('2 chosen on other pages');
    expect(ticked(second)).toEqual([]);
    const [three = ''] = offered(second);
    await rina.fill('search_choose', [three]);
    await rina.press('Previous page');

    const again = await results('Page 1 of 3');
    expect(again.ts).toBe(first.ts);
    expect(ticked(again)).toEqual([one, two]);
    expect(rina.screen().textOf(again)).toContain('1 chosen on other pages');

    await rina.fill('search_choose', [two]);
    await rina.press('Next page');
    expect(ticked(await results('Page 2 of 3'))).toEqual([three]);
    await rina.press('Next page');
    const last = await results('Page 3 of 3');
    expect(rina.screen().textOf(last)).toContain('2 chosen on other pages');
    expect(rina.screen().textOf(last)).not.toContain('Next page');
  });

  it('sorts by price, and keeps what was ticked', async () => {
    await rina.command('/phone search 415');
    const [best = ''] = offered(await results('Page 1 of 10'));
    await rina.fill('search_choose', [best]);
    await rina.press('Next page');
    await results('Page 2 of 10');
    await rina.fill('Sort', 'Lowest price first');

    const sorted = await results('Page 1 of 10');
    expect(prices(sorted)).toEqual(prices(sorted).toSorted((a, b) => a - b));
    expect(ticked(sorted)).toEqual([best]);
    await rina.fill('Sort', 'Most memorable first');
    await rina.waitFor((screen) => ticked(screen.message('Page 1 of 10') ?? sorted)[0] === best);
  });

  it('takes what is ticked into the form of a request, and buys nothing', async () => {
    await rina.command('/phone search 212 memorable');
    const chosen = offered(await results());
    await rina.press('Request selected');
    await rina.waitFor((screen) => screen.message('Tick the numbers you would like first'));

    await rina.fill('search_choose', chosen.slice(0, 2));
    await rina.press('Request selected');
    const form = await rina.waitFor(
      ({ modal }) => modal?.view.type === 'modal' && modal.view.callback_id === 'request_form' && modal,
    );
    expect(rina.screen().textOf(form)).toMatch(/Total: \$\d+\.\d\d a month\* for 2 numbers/);
    const text = JSON.stringify(form.view.blocks);
    for (const number of chosen.slice(0, 2)) expect(text).toContain(`"${number}"`);
    expect(
      workspace.zoom.calls().filter(({ path, method }) => path.startsWith('/v2') && method !== 'GET'),
    ).toEqual([]);
  });

  it('"Search again" opens the form filled with the search, and shows the results in its place', async () => {
    await rina.command('/phone search San Francisco, CA sms under $4 ends 00');
    await results('Search again');
    await rina.press('Search again');
    const form = await rina.waitFor(
      (screen) =>
        screen.modal &&
        screen.textOf(screen.modal).includes('San Francisco, CA') &&
        screen.textOf(screen.modal),
    );
    expect(form).toMatch(/Digits or letters: .*00/);
    expect(form).toMatch(/dollars a month: .*4/);

    await rina.fill('Where', '212');
    await rina.fill('Digits or letters', null);
    await rina.fill('Costs less than, in dollars a month', null);
    expect(await rina.submit()).toEqual({ ok: true });
    const found = await rina.waitFor(({ modal }) => modal && offered(modal).length > 0 && modal);
    expect(offered(found).every((number) => number.startsWith('+1212'))).toBe(true);
    expect(rina.screen().modals).toHaveLength(1);
  });

  it('pages and ticks work in the modal as they do in a message', async () => {
    await rina.command('/phone search');
    await rina.waitFor(({ modal }) => modal?.view.type === 'modal' && modal.view.submit);
    await rina.fill('Where', '415');
    await rina.submit();
    const first = await rina.waitFor(({ modal }) => modal && offered(modal).length > 0 && modal);
    const [one = ''] = offered(first);
    await rina.fill('search_choose', [one]);
    await rina.press('Next page');
    await rina.waitFor((screen) => screen.modal && screen.textOf(screen.modal).includes('Page 2 of 10'));
    await rina.press('Previous page');
    const back = await rina.waitFor(({ modal }) => modal && ticked(modal).length > 0 && modal);
    expect(ticked(back)).toEqual([one]);

    await rina.press('Request selected');
    await rina.waitFor(
      (screen) =>
        screen.modals.length === 2 &&
        screen.modal &&
        /Total: .* for 1 number/.test(screen.textOf(screen.modal)),
    );
    await rina.close();
    expect(ticked(rina.screen().modal ?? first)).toEqual([one]);
  });

  it('one can search again and again from within the modal', async () => {
    await rina.command('/phone search');
    await rina.waitFor(({ modal }) => modal?.view.type === 'modal' && modal.view.submit);
    for (const area of ['415', '212', '312', '305', '206']) {
      await rina.fill('Where', area);
      expect(await rina.submit()).toEqual({ ok: true });
      await rina.waitFor(({ modal }) => modal && offered(modal)[0]?.startsWith(`+1${area}`));
      await rina.press('Search again');
      await rina.waitFor(({ modal }) => modal?.view.type === 'modal' && modal.view.submit);
    }
  });

  it('"Request selected" with nothing ticked is answered in the modal itself', async () => {
    await rina.command('/phone search');
    await rina.waitFor(({ modal }) => modal?.view.type === 'modal' && modal.view.submit);
    await rina.fill('Where', '415');
    await rina.submit();
    await rina.waitFor(({ modal }) => modal && offered(modal).length > 0);
    await rina.press('Request selected');
    await rina.waitFor(
      (screen) =>
        screen.modal && screen.textOf(screen.modal).includes('Tick the numbers you would like first'),
    );
  });

  it('names a word it does not know, with the nearest reading on a button that searches', async () => {
    await rina.command('/phone search Califronia x3');
    const asked = await results('“Califronia” was not understood. Did you mean California?');
    expect(rina.screen().textOf(asked)).toContain('I understood: 3 numbers.');
    await rina.press('Search California · 3 numbers');
    const answer = await results('*3 numbers* · California');
    expect(answer.ts).toBe(asked.ts);
    expect(offered(answer)).toHaveLength(3);
  });

  it('says what exists on /phone, /phone help and on words it does not know', async () => {
    for (const line of ['/phone', '/phone help', '/PHONE ?']) {
      await rina.reload();
      await rina.command(line);
      const help = await results('/phone search San Francisco, CA');
      expect(rina.screen().textOf(help)).toContain('`/phone help` shows this');
    }
    await rina.command('/phone dance');
    await results(
      '“dance” is not a command of mine. I know `/phone search`, `request` and `requests`, `numbers`',
    );
    await rina.command('/phone rename 415 555 1001');
    await results('“rename” is not a command of mine. Did you mean `/phone edit`?');
    await rina.command('/phone relaese +14155551001');
    await results('“relaese” is not a command of mine. Did you mean `/phone release`?');
    await rina.command('/phone 212');
    await results('Did you mean to search for area code 212?');
    await rina.press('Search area code 212');
    await results('numbers* · area code 212');
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty x'])(
    'takes %s for a word it does not know, as any other',
    async (words) => {
      await rina.command(`/phone ${words}`);
      // Signs that format are shown as their lookalikes.
      const [first = ''] = words.split(' ');
      await results(`“${escapeText(first)}” is not a command of mine.`);
    },
  );

  it.each([
    ['a smart quote', '/phone search city:“San Francisco” x2', '*2 numbers* · San Francisco'],
    ['a non-breaking space', '/phone search\u00a0415\u00a0x2', '*2 numbers* · area code 415'],
    ['capitals', '/Phone SEARCH 415 X2', '*2 numbers* · area code 415'],
  ])('takes %s for what was meant', async (_what, line, says) => {
    await rina.command(line);
    await results(says);
  });

  it('says what was searched when there is nothing, and offers area codes nearby', async () => {
    const restock = workspace.servers.zoom.intercept((request) =>
      request.url.includes('area_code=415') ? Response.json({ available_numbers: [] }) : undefined,
    );
    await rina.command('/phone search 415 sms');
    const nothing = await results('*No numbers found* for area code 415 · SMS.');
    expect(rina.screen().textOf(nothing)).toContain('Nearby area codes may have some');
    await rina.press('628 San Francisco');
    const found = await results('area code 628');
    expect(offered(found).every((number) => number.startsWith('+1628'))).toBe(true);
    restock();
  });

  it('shows no number that does not fit what was asked, whatever Zoom offers', async () => {
    const restock = workspace.servers.zoom.intercept((request) =>
      request.url.includes('area_code=415')
        ? Response.json({ available_numbers: [available('+12125550100'), available('+14155550100')] })
        : undefined,
    );
    await rina.command('/phone search 415');
    const found = await results('*1 number* · area code 415');
    expect(offered(found)).toEqual(['+14155550100']);
    expect(rina.screen().textOf(found)).toContain('1 other number that Zoom offered did not fit');
    restock();
  });
});

const available = (phone_number: string) => ({
  phone_number,
  country: 'US',
  type: 'local',
  capabilities: ['voice'],
  monthly_cost: 1,
});

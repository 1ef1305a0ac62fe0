import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { formatNumber } from '../../src/numbers/format-number.ts';
import type { Player } from '../../src/sandbox/slack/person/player.ts';
import { ADA, RINA } from '../../src/sandbox/slack/seed.ts';
import { type RunningWorkspace, startWorkspace } from '../support/start-workspace.ts';
import { type ZoomPortal, zoomPortal } from '../support/zoom-portal.ts';

describe('Number blocks', () => {
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
    workspace.zoom.forgetCalls();
    await Promise.all([ada.reload(), rina.reload()]);
  });
  afterEach(() => {
    expect(workspace.slack.complaints()).toEqual([]);
    expect(workspace.log.lines().filter(({ level }) => level === 'error')).toEqual([]);
  });

  const blocks = () => workspace.zoom.snapshot().blocks;
  const numbersOf = (blockId: string | undefined) =>
    workspace.zoom
      .snapshot()
      .numbers.filter(({ block_id }) => block_id === blockId)
      .toSorted((a, b) => a.phone_number.localeCompare(b.phone_number));
  const shown = (who: Player, says: string | RegExp) =>
    who.waitFor((screen) => {
      const text = screen.modal && screen.textOf(screen.modal);
      return text !== undefined && (typeof says === 'string' ? text.includes(says) : says.test(text)) && text;
    });

  it('are listed with what they are, what they cost and how far they are used', async () => {
    await rina.command('/phone blocks');
    const text = rina.screen().textOf(await rina.waitFor((screen) => screen.message('*3 number blocks*')));
    expect(text).toMatch(/\+1 \(\d{3}\) \d{3}-\d{4} to \+1 \(\d{3}\) \d{3}-\d{4}/);
    expect(text).toMatch(/50 numbers · site_\w+ · \$37\.50 a month · ours since \w+ \d+, \d{4}/);
    expect(text).toMatch(/\d+ of 50 assigned \(\d+%\)/);
    for (const { id } of blocks()) expect(text).toContain(id);
    expect(workspace.zoom.calls().filter(({ path }) => path === '/v2/phone/number_blocks')).toHaveLength(1);
  });

  it('are not released while in use: it says how many numbers are assigned, names the first, and lists them', async () => {
    const [block] = blocks();
    await ada.command(`/phone block release ${block?.id}`);
    const text = await shown(ada, 'cannot be released');
    expect(text).toMatch(/\d+ of its 50 numbers (is|are) assigned/);
    const assigned = numbersOf(block?.id).filter(({ assignee }) => assignee);
    expect(assigned.length).toBeGreaterThan(10);
    for (const { phone_number, assignee } of assigned.slice(0, 10)) {
      expect(text).toContain(`*${formatNumber(phone_number)}* · ${assignee?.name}`);
    }
    expect(text).toContain(`and ${assigned.length - 10} more`);
    await ada.press('List those that are assigned');
    const list = await shown(ada, 'Our numbers');
    expect(list).toContain(formatNumber(assigned[0]?.phone_number ?? ''));
    expect(workspace.zoom.calls().filter(({ method }) => method === 'DELETE')).toEqual([]);
  });

  it('are told of on the card of each number, assigned or not, with their release in the place of its own', async () => {
    await rina.command('/phone blocks');
    await rina.waitFor((screen) => screen.message('*3 number blocks*'));
    await ada.command(`/phone block release ${blocks()[0]?.id}`);
    await shown(ada, 'cannot be released');
    await ada.close({ all: true });
    const number = numbersOf(blocks()[0]?.id).find(({ assignee }) => assignee);
    await ada.command(`/phone number ${number?.phone_number}`);
    const card = await ada.waitFor((screen) => screen.message('One of 50, released as a whole'));
    await ada.press('Release its block', { on: card });
    await shown(ada, 'cannot be released');
    await ada.close({ all: true });
    await ada.command(`/phone release ${number?.phone_number}`);
    const text = await shown(ada, 'belongs to a block of 50');
    expect(text).not.toContain('Unassign it first');
  });

  it('are released as a whole after a confirmation, from the list or by any of their numbers', async () => {
    const [first, second] = [
      await portal.buyBlock({ area_code: '206', size: 10 }),
      await portal.buyBlock({ area_code: '206', size: 20 }),
    ];
    await ada.command('/phone blocks');
    await ada.waitFor((screen) => screen.message(first));
    await ada.press(`block_release:${first}`);
    expect(await shown(ada, 'Release the block')).toContain('It costs $7.50 a month less');
    await ada.press('Release all 10 numbers', { confirm: false });
    expect(blocks()).toHaveLength(5);
    await ada.press('Release all 10 numbers');
    await shown(ada, /The block .* is released/);
    expect(blocks().map(({ id }) => id)).not.toContain(first);
    await ada.close({ all: true });
    await ada.press('Refresh');
    await ada.waitFor((screen) => screen.message('*4 number blocks*'));

    const number = blocks().find(({ id }) => id === second)?.end_number ?? '';
    await ada.command(`/phone block release ${number}`);
    await shown(ada, 'Release the block');
    workspace.zoom.addFault({ kind: 'cut_after', method: 'DELETE', times: 1 });
    await ada.press('Release all 20 numbers');
    await shown(ada, /The block .* is released/);
    expect(blocks()).toHaveLength(3);
    await ada.close({ all: true });
    await ada.command(`/phone audit ${number}`);
    await ada.waitFor((screen) =>
      screen.message(/Block released.*block of 20, \$15\.00 a month → released/s),
    );
  });

  it('fail to be released when one of their numbers was assigned meanwhile, and say so', async () => {
    const id = await portal.buyBlock({ area_code: '206', size: 10 });
    await ada.command(`/phone block release ${id}`);
    await shown(ada, 'Release the block');
    const number = workspace.zoom.snapshot().numbers.find(({ block_id }) => block_id === id);
    await portal.assign(number?.id ?? '');
    await ada.press('Release all 10 numbers');
    await shown(ada, /was not released\. Zoom refused.* 1 numbers of the block are assigned/);
    expect(blocks()).toHaveLength(4);
  });

  it('are for those who may release to release, and an unknown one is not guessed', async () => {
    await rina.command(`/phone block release ${blocks()[0]?.id}`);
    await shown(rina, 'You may not release numbers');
    await ada.command('/phone block release nonsense');
    await shown(ada, 'no such number block');
  });

  it('are paged as Zoom pages them', async () => {
    for (let many = blocks().length; many < 12; many += 1)
      await portal.buyBlock({ area_code: '312', size: 10 });
    await ada.command('/phone blocks');
    const list = await ada.waitFor((screen) => screen.message('*12 number blocks*'));
    expect(
      ada
        .screen()
        .textOf(list)
        .match(/assigned \(/g),
    ).toHaveLength(10);
    await ada.press('Next page');
    await ada.waitFor((screen) => screen.message('First page'));
    const second = ada.screen().message('First page');
    expect(
      second &&
        ada
          .screen()
          .textOf(second)
          .match(/assigned \(/g),
    ).toHaveLength(2);
    await ada.press('First page');
    await ada.waitFor((screen) => screen.message('Next page'));
  });

  it('are asked for with the form of requests', async () => {
    await ada.command('/phone block new');
    await shown(ada, 'cost $0.75 a number on average');
    await ada.close();
    await ada.say('bot', 'block release 206');
    await ada.waitFor((screen) => screen.message('Show what is lost', 'bot'));
    await ada.press('Show what is lost');
    await shown(ada, 'no such number block');
  });
});

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import type { Player } from '../../src/sandbox/slack/person/player.ts';
import { ADA, ANA, GENERAL, GUS, RINA } from '../../src/sandbox/slack/seed.ts';
import { garble } from '../support/garble.ts';
import { type RunningWorkspace, startWorkspace } from '../support/start-workspace.ts';
import { zoomPortal } from '../support/zoom-portal.ts';

/** What every PNG begins with. */
const PNG = [0x89, 0x50, 0x4e, 0x47];

describe('/phone inventory', () => {
  let workspace: RunningWorkspace;
  let rina: Player;
  let ana: Player;
  let gus: Player;
  let days = 0;

  beforeAll(async () => {
    // The bot's clock goes on by whole days; Slack's and Zoom's stay.
    const clock = {
      ...systemClock,
      now: () => new Date(systemClock.now().getTime() + days * 24 * 3_600_000),
    };
    workspace = await startWorkspace({ delivery: 'socket', clock, environment: { PHONE_ADMINS: ADA } });
    [rina, ana, gus] = [RINA, ANA, GUS].map((id) => workspace.slack.person(id)) as [Player, Player, Player];
  });
  afterAll(() => workspace.close());
  beforeEach(() => Promise.all([rina, ana, gus].map((each) => each.reload())));
  afterEach(() => {
    expect(workspace.slack.complaints()).toEqual([]);
    expect(workspace.log.lines().filter(({ level }) => level === 'error')).toEqual([]);
  });

  /** Somebody gives a number up in Zoom's portal. */
  async function releaseSomething(): Promise<void> {
    const portal = await zoomPortal({ zoom: workspace.zoom, zoomUrl: workspace.servers.zoom.url });
    await portal.releaseOne();
  }

  const picture = (who: Player, where = GENERAL) =>
    who.waitFor((screen) => screen.message(/\(A chart\. \d+ numbers/, where));

  it('says at once what there is, in a table, and then shows it as a picture', async () => {
    await rina.command('/phone inventory');
    const words = await rina.waitFor((screen) => screen.message('A month', GENERAL));
    const text = rina.screen().textOf(words);
    expect(text).toMatch(
      /\*320 numbers\*: \d+ assigned, \d+ unassigned; \d+ of them pending · \$[\d.]+ a month/,
    );
    expect(text).toContain('History begins today');
    expect(text).toMatch(/All \| All numbers \| 320 \| \d+ \| \d+ \| \$[\d.]+/);
    expect(text).toMatch(/Type \| Local \| \d+ \|/);
    expect(text).toMatch(/State \| California \| \d+ \|/);
    expect(text).toMatch(/Site \| site_denver \| \d+ \|/);
    expect(text).toContain('[Refresh] [Share in channel]');

    const shown = await picture(rina);
    const alt = rina.screen().textOf(shown);
    expect(alt).toMatch(/By type: Local \d+ \(\d+ unassigned\).* By state: .* By site: /);
    expect(alt).not.toContain('$');
    const [image] = shown.blocks;
    const id =
      image?.type === 'image' && 'slack_file' in image && 'id' in image.slack_file ? image.slack_file.id : '';
    const file = await fetch(`${workspace.servers.slack.url}/page/files/${id}`);
    expect(file.headers.get('content-type')).toBe('image/png');
    const bytes = new Uint8Array(await file.arrayBuffer());
    expect([...bytes.slice(0, 4)]).toEqual(PNG);
    expect(bytes.length).toBeGreaterThan(10_000);
  });

  it('is drawn anew in place by Refresh', async () => {
    await rina.command('/phone inventory', { in: 'bot' });
    const words = await rina.waitFor((screen) => screen.message('A month', 'bot'));
    await picture(rina, 'bot');
    await rina.press('Refresh', { on: words });
    const anew = await rina.waitFor((screen) =>
      screen.messagesIn('bot').find((each) => each.ts === words.ts && /A chart/.test(screen.textOf(each))),
    );
    // There is no channel to share it in.
    for (const each of [words, anew]) expect(rina.screen().textOf(each)).not.toContain('Share in channel');
  });

  it('is shared with a channel, without what it costs', async () => {
    await rina.command('/phone inventory');
    const words = await rina.waitFor((screen) => screen.message('A month', GENERAL));
    await picture(rina);
    await rina.press('Share in channel', { on: words });
    const shared = await ana.waitFor((screen) => screen.message(/Shared by <@U01RINAPATL>/, GENERAL));
    expect(shared.ephemeral).toBe(false);
    const text = ana.screen().textOf(shared);
    expect(text).toMatch(/\*320 numbers\*: .*\(A chart/s);
    expect(text).not.toContain('$');
  });

  it('shows what was read last while Zoom cannot be asked', async () => {
    onTestFinished(garble(workspace.servers.zoom));
    await rina.command('/phone inventory');
    const text = rina.screen().textOf(await rina.waitFor((screen) => screen.message('A month', GENERAL)));
    expect(text).toContain('Zoom could not be asked just now');
    await picture(rina);
  });

  it('comes as a file when Slack does not show the picture', async () => {
    // The picture of the day before is there already.
    days += 1;
    onTestFinished(
      workspace.servers.slack.intercept((request) =>
        request.url.endsWith('/api/files.info')
          ? Response.json({ ok: false, error: 'file_not_found' })
          : undefined,
      ),
    );
    await rina.command('/phone inventory');
    const told = await rina.waitFor((screen) => screen.message('as a direct message'));
    expect(told.ephemeral).toBe(true);
    const sent = await rina.waitFor((screen) => screen.message('(file phone-numbers.png)', 'bot'));
    expect(sent.files).toMatchObject([{ mimetype: 'image/png' }]);
  });

  it('tells how it changed since the first day that is known', async () => {
    days += 3;
    await rina.command('/phone inventory');
    const same = rina.screen().textOf(await rina.waitFor((screen) => screen.message('A month', GENERAL)));
    expect(same).toMatch(/Nothing has changed since \w+ \d+, \d{4}\./);
    await rina.reload();
    await releaseSomething();
    await rina.command('/phone inventory');
    const fewer = rina.screen().textOf(await rina.waitFor((screen) => screen.message('A month', GENERAL)));
    expect(fewer).toMatch(/Since \w+ \d+, \d{4}: −1 number, −1 unassigned, −\$[\d.]+ a month\./);
    await rina.waitFor((screen) => screen.message(/A chart.* Since \w+ \d+, \d{4}: −1 number/, GENERAL));
  });

  it('is not for guests', async () => {
    await gus.command('/phone inventory');
    await gus.waitFor((screen) => screen.message(/you are here as a guest/));
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Player } from '../../src/sandbox/slack/person/player.ts';
import { RINA } from '../../src/sandbox/slack/seed.ts';
import { type RunningWorkspace, startWorkspace } from '../support/start-workspace.ts';

let workspace: RunningWorkspace;
let rina: Player;

beforeAll(async () => {
  workspace = await startWorkspace({ delivery: 'socket', repeats: true });
  rina = workspace.slack.person(RINA);
});
afterAll(() => workspace.close());
afterEach(() => expect(workspace.slack.complaints()).toEqual([]));

const readiness = async () => {
  const response = await fetch(`${workspace.botUrl}/readyz`);
  return [response.status, await response.json()];
};

describe('Over Socket Mode', () => {
  it('an envelope that comes twice is answered once', async () => {
    for (const area of ['415', '628']) {
      await rina.command(`/phone search ${area} x1`);
      await rina.waitFor((screen) => screen.message(`area code ${area}`));
    }
    await rina.say('bot', 'search 206 x1');
    await rina.waitFor((screen) => screen.message('area code 206', 'bot'));
    await rina.press('Search again');
    await rina.waitFor(({ modal }) => modal?.view.type === 'modal' && modal.view.submit);
    await rina.close();
    await rina.command('/phone help');
    await rina.waitFor((screen) => screen.message('shows this'));
    await workspace.slack.idle();
    const said = rina
      .screen()
      .messagesIn('general')
      .filter(({ author }) => author.isBot);
    expect(said).toHaveLength(3);
    expect(
      rina
        .screen()
        .messagesIn('bot')
        .filter(({ author }) => author.isBot),
    ).toHaveLength(1);
  });

  it('an answer that the response_url no longer takes comes as a direct message', async () => {
    onTestFinished(
      workspace.servers.slack.intercept((request) =>
        request.url.includes('/response/')
          ? Response.json({ ok: false, error: 'used_url' }, { status: 404 })
          : undefined,
      ),
    );
    await rina.command('/phone search 312 x2');
    const told = await rina.waitFor((screen) => screen.message('*2 numbers* · area code 312'));
    expect(told.channel).toBe(rina.screen().conversation('bot').id);
  });

  it('the bot comes back after Slack has moved it to another connection, and says so to its host', async () => {
    expect(await readiness()).toEqual([200, { ok: true, database: true, migrations: true, slack: true }]);
    const gone = new Promise<void>((resolve) => {
      workspace.log.onLine(({ msg }) => {
        if (msg.includes('Connected to Slack')) resolve();
      });
    });
    workspace.slack.socket?.cut();
    await rina.waitFor(({ app }) => !app.connected);
    await expect
      .poll(readiness)
      .toEqual([503, { ok: false, database: true, migrations: true, slack: false }]);
    await gone;
    expect(await readiness()).toEqual([200, { ok: true, database: true, migrations: true, slack: true }]);
    await rina.command('/phone search 305 x2');
    await rina.waitFor((screen) => screen.message('*2 numbers* · area code 305'));
  });
});

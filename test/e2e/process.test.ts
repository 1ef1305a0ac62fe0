import { rm } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { RINA } from '../../src/sandbox/slack/seed.ts';
import { freshDataDir } from '../support/fresh-database.ts';
import { createGate } from '../support/gate.ts';
import { type Outside, startOutside } from '../support/start-outside.ts';
import { type BotProcess, portOf, startProcess } from '../support/start-process.ts';

let outside: Outside;
const running: BotProcess[] = [];
const folders: string[] = [];

beforeAll(async () => {
  outside = await startOutside('socket');
});
afterEach(async () => {
  for (const bot of running.splice(0)) {
    bot.signal('SIGKILL');
    await bot.ended;
  }
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});
afterAll(() => outside.close());

async function dataDir(): Promise<string> {
  const folder = await freshDataDir();
  folders.push(folder);
  return folder;
}

function start(environment: Record<string, string>, role?: string): BotProcess {
  const bot = startProcess(environment, role);
  running.push(bot);
  return bot;
}

describe('npm start', () => {
  it('is ready, finishes the search in hand on SIGTERM, and ends with 0', async () => {
    const bot = start({ ...outside.environment, DATA_DIR: await dataDir() });
    await bot.says(/"msg":"Ready"/);
    const ready = await fetch(`http://127.0.0.1:${await portOf(bot)}/readyz`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toEqual({ ok: true, database: true, migrations: true, slack: true });

    const slow = createGate();
    onTestFinished(
      outside.servers.zoom.intercept(async (request) => {
        if (request.url.includes('/phone/numbers/available')) await slow.pass();
        return undefined;
      }),
    );
    const rina = outside.slack.person(RINA);
    await rina.command('/phone search 415');
    await slow.reached;
    const asked = performance.now();
    bot.signal('SIGTERM');
    await bot.says(/finishing the work in hand/);
    slow.open();

    expect(await bot.ended).toBe(0);
    expect(performance.now() - asked).toBeLessThan(10_000);
    expect(rina.screen().message('*100 numbers* · area code 415')).toBeDefined();
    expect(outside.slack.complaints()).toEqual([]);
    expect(bot.errors()).toBe('');
    for (const secret of ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'ZOOM_CLIENT_SECRET', 'ENCRYPTION_KEY']) {
      expect(bot.output()).not.toContain(outside.environment[secret]);
    }
  });

  it('still finishes the search in hand when it is told to stop again and again', async () => {
    const bot = start({ ...outside.environment, DATA_DIR: await dataDir() });
    await bot.says(/"msg":"Ready"/);
    const slow = createGate();
    onTestFinished(
      outside.servers.zoom.intercept(async (request) => {
        if (request.url.includes('/phone/numbers/available')) await slow.pass();
        return undefined;
      }),
    );
    const rina = outside.slack.person(RINA);
    await rina.command('/phone search 628 x7');
    await slow.reached;
    bot.signal('SIGTERM');
    await bot.says(/finishing the work in hand/);
    // As a process manager does that tells npm and its child, and a person who is in a hurry.
    bot.signal('SIGTERM');
    bot.signal('SIGINT');
    bot.signal('SIGTERM');
    slow.open();

    expect(await bot.ended).toBe(0);
    expect(rina.screen().message('*7 numbers* · area code 628')).toBeDefined();
    expect(bot.output().match(/"msg":"Stopp[^"]*"/g)).toEqual([
      '"msg":"Stopping: finishing the work in hand"',
      '"msg":"Stopped"',
    ]);
    expect(bot.errors()).toBe('');
  });

  it('ends with 0 on SIGTERM while it still waits for Slack', async () => {
    onTestFinished(outside.servers.slack.intercept(() => new Response('', { status: 503 })));
    const bot = start({ ...outside.environment, DATA_DIR: await dataDir() });
    await bot.says(/Waiting for Slack/);
    const ready = await fetch(`http://127.0.0.1:${await portOf(bot)}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toEqual({ ok: false, database: true, migrations: true, slack: false });
    bot.signal('SIGTERM');
    expect(await bot.ended).toBe(0);
    expect(bot.errors()).toBe('');
  });

  it('names every setting that is missing or impossible at once, and no secret', async () => {
    const bot = start({ SLACK_BOT_TOKEN: 'xoxp-very-secret', ZOOM_CLIENT_ID: 'x', PORT: 'eighty' });
    expect(await bot.ended).toBe(1);
    expect(bot.output()).toBe('');
    const said = bot.errors();
    expect(said).toMatch(/^zoom-phone-chatops cannot start:\n/);
    for (const setting of [
      'SLACK_BOT_TOKEN',
      'SLACK_APP_TOKEN or SLACK_SIGNING_SECRET',
      'ZOOM_ACCOUNT_ID',
      'ZOOM_CLIENT_SECRET',
      'PORT',
      'ENCRYPTION_KEY',
    ]) {
      expect(said).toContain(`  - ${setting} `);
    }
    expect(said).not.toContain('very-secret');
    expect(said).not.toMatch(/\n\s+at /);
  });

  it('names the token that Slack refuses', async () => {
    const refused = { SLACK_BOT_TOKEN: 'xoxb-somebody-elses', SLACK_APP_TOKEN: 'xapp-somebody-elses' };
    const bots = await Promise.all(
      Object.entries(refused).map(async ([setting, value]) => ({
        setting,
        value,
        bot: start({ ...outside.environment, DATA_DIR: await dataDir(), [setting]: value }),
      })),
    );
    for (const { setting, value, bot } of bots) {
      expect(await bot.ended).toBe(1);
      expect(bot.errors()).toContain(`- ${setting} is refused by Slack (invalid_auth): copy it anew`);
      expect(bot.output() + bot.errors()).not.toContain(value);
    }
  });

  it('says that the port is taken, and that the embedded database is in use', async () => {
    const folder = await dataDir();
    const first = start({ ...outside.environment, DATA_DIR: folder });
    const port = await portOf(first);

    const samePort = start({ ...outside.environment, DATA_DIR: await dataDir(), PORT: String(port) });
    const sameFolder = start({ ...outside.environment, DATA_DIR: folder });
    expect(await samePort.ended).toBe(1);
    expect(samePort.errors()).toMatch(
      new RegExp(`address already in use .*${port}. Set PORT to a free one, .+\\n$`),
    );
    expect(await sameFolder.ended).toBe(1);
    expect(sameFolder.errors()).toMatch(
      /^The embedded database in .+ is in use by another process.+choose another DATA_DIR, or set DATABASE_URL.+\n$/,
    );
  });

  it('refuses a role that it does not know', async () => {
    const bot = start(outside.environment, 'wroker');
    expect(await bot.ended).toBe(1);
    expect(bot.errors()).toContain('"wroker" is not something to start: use web, worker, migrate');
  });
});

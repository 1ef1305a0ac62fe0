import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { systemClock } from '../../src/clock.ts';
import { randomIds } from '../../src/ids.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { RINA } from '../../src/sandbox/slack/seed.ts';
import { freshDataDir } from '../support/fresh-database.ts';
import { sendRaw } from '../support/raw-connection.ts';
import { startOutside } from '../support/start-outside.ts';

let dataDir: string;
const running = new Set<Sandbox>();

beforeEach(async () => {
  dataDir = await freshDataDir();
});
afterEach(async () => {
  for (const sandbox of running) await close(sandbox);
  await rm(dataDir, { recursive: true });
});

async function start(environment: Record<string, string> = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({
    port: 0,
    dataDir,
    environment: { LOG_LEVEL: 'silent', ...environment },
    clock: systemClock,
    ids: randomIds,
    random: Math.random,
  });
  running.add(sandbox);
  return sandbox;
}

async function close(sandbox: Sandbox): Promise<void> {
  running.delete(sandbox);
  await sandbox.close();
}

/** What stands in the answer to a request with these lines, up to the end of its headers. */
async function ask({ url }: Sandbox, ...lines: string[]): Promise<string> {
  const connection = await sendRaw(Number(new URL(url).port), [...lines, '', '']);
  onTestFinished(connection.close);
  return connection.hears(/\r\n\r\n/);
}

const webSocket = [
  'connection: upgrade',
  'upgrade: websocket',
  'sec-websocket-version: 13',
  'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==',
];

/** The path of a Socket Mode address, good for one connection. */
async function socketPath({ url }: Sandbox): Promise<string> {
  const response = await fetch(`${url}/api/apps.connections.open`, {
    method: 'POST',
    headers: { authorization: 'Bearer xapp-local-sandbox-app' },
  });
  const { url: opened } = z.object({ url: z.url() }).parse(await response.json());
  const { pathname, search } = new URL(opened);
  return pathname + search;
}

describe('The sandbox', () => {
  it('keeps its data between two starts', async () => {
    const first = await start();
    const rina = first.slack?.person(RINA);
    await rina?.say('bot', 'search 415');
    await rina?.waitFor((screen) => screen.message('Page 1 of ', 'bot'));
    const [order] = first.zoom?.state().orders.filter(({ status }) => status === 'pending') ?? [];
    first.zoom?.moveOrder(order?.order_id ?? '', { to: 'rejected', reason: 'PIN is wrong' });
    await close(first);

    const second = await start();
    const again = second.slack?.person(RINA);
    expect(again?.screen().messagesIn('bot')).toEqual([
      expect.objectContaining({ text: 'search 415' }),
      expect.objectContaining({ text: expect.stringContaining('area code 415') }),
    ]);
    expect(second.zoom?.state().orders.find(({ order_id }) => order_id === order?.order_id)).toMatchObject({
      status: 'rejected',
      rejection_reason: 'PIN is wrong',
    });
    // The bot has kept its side of it: the search of before can be paged on.
    await again?.press('Next page');
    await again?.waitFor((screen) => screen.message('Page 2 of ', 'bot'));
    expect(second.slack?.complaints()).toEqual([]);
  });

  it.each([
    ['slack.json', '{"version":1,'],
    ['slack.json', '{"version":1}'],
    ['slack.json', '[]'],
    ['slack.json', ''],
    ['zoom.json', 'null'],
    ['zoom.json', '{"numbers":{}}'],
    ['zoom.json', '{'],
  ])('says of a damaged %s (%s) which file it is and what to do, and leaves it alone', async (name, text) => {
    const file = join(dataDir, 'sandbox', name);
    await mkdir(join(dataDir, 'sandbox'));
    await writeFile(file, text);
    await expect(start()).rejects.toThrow(
      `${file} is damaged: delete it to start the sandbox from the beginning`,
    );
    expect(await readFile(file, 'utf8')).toBe(text);
  });

  it('with Slack credentials in the environment is on that Slack, with a local Zoom', async () => {
    const outside = await startOutside('socket');
    onTestFinished(() => outside.close());
    const slackSettings = Object.entries(outside.environment).filter(([name]) => name.startsWith('SLACK_'));
    const sandbox = await start(Object.fromEntries(slackSettings));
    expect(sandbox.slack).toBeUndefined();
    const rina = outside.slack.person(RINA);
    await rina.command('/phone search 415 x2');
    await rina.waitFor((screen) => screen.message('*2 numbers* · area code 415'));
    expect(sandbox.zoom?.calls()).not.toEqual([]);
    expect(outside.zoom.calls()).toEqual([]);
  });

  it('with Zoom credentials in the environment asks that Zoom, from the local Slack', async () => {
    const outside = await startOutside('socket');
    onTestFinished(() => outside.close());
    const zoomSettings = Object.entries(outside.environment).filter(([name]) => name.startsWith('ZOOM_'));
    const sandbox = await start(Object.fromEntries(zoomSettings));
    expect(sandbox.zoom).toBeUndefined();
    expect((await fetch(`${sandbox.url}/zoom/control/state`)).status).toBe(404);
    const rina = sandbox.slack?.person(RINA);
    await rina?.command('/phone search 415 x2');
    await rina?.waitFor((screen) => screen.message('*2 numbers* · area code 415'));
    expect(outside.zoom.calls()).not.toEqual([]);
  });

  it('answers only to names of this machine, on HTTP and on the WebSocket', async () => {
    const sandbox = await start();
    const { port } = new URL(sandbox.url);
    const names = ['evil.example', `evil.example:${port}`, 'localhost.evil.example', '127.0.0.1.nip.io', ''];
    for (const name of names) {
      for (const path of ['/', '/api/auth.test', '/zoom/control/state'])
        expect(await ask(sandbox, `GET ${path} HTTP/1.1`, `host: ${name}`), name).toMatch(
          /^HTTP\/1\.1 40[03] /,
        );
      const path = await socketPath(sandbox);
      expect(await ask(sandbox, `GET ${path} HTTP/1.1`, `host: ${name}`, ...webSocket), name).not.toMatch(
        / 101 /,
      );
    }
    for (const name of ['localhost', `localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`]) {
      expect(await ask(sandbox, 'GET / HTTP/1.1', `host: ${name}`), name).toMatch(/^HTTP\/1\.1 200 /);
      const path = await socketPath(sandbox);
      expect(await ask(sandbox, `GET ${path} HTTP/1.1`, `host: ${name}`, ...webSocket), name).toMatch(
        / 101 /,
      );
    }
  });

  it('outlives wishes for a WebSocket at addresses that are none', async () => {
    const sandbox = await start();
    for (const address of ['//', '//[', 'http://[', '/%', '*']) {
      const request = `GET ${address} HTTP/1.1`;
      expect(await ask(sandbox, request, 'host: localhost', ...webSocket), address).not.toMatch(/ 101 /);
      expect(await ask(sandbox, request, 'host: localhost'), address).not.toMatch(/ 500 /);
    }
    expect((await fetch(sandbox.url)).status).toBe(200);
  });
});

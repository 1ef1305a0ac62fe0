import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { RINA } from '../../src/sandbox/slack/seed.ts';
import { sendRaw } from '../support/raw-connection.ts';
import { type RunningWorkspace, startWorkspace } from '../support/start-workspace.ts';

describe.each(['socket', 'http'] as const)('What no client should send, over %s', (delivery) => {
  let workspace: RunningWorkspace;

  beforeAll(async () => {
    workspace = await startWorkspace({ delivery });
  });
  afterAll(() => workspace.close());

  it.each([
    ['//', 'GET // HTTP/1.1'],
    ['//[', 'GET //[ HTTP/1.1'],
    ['an address of another scheme', 'GET http://[ HTTP/1.1'],
    ['*', 'OPTIONS * HTTP/1.1'],
    ['//[ with a wish for a WebSocket', 'GET //[ HTTP/1.1', 'upgrade: websocket', 'connection: upgrade'],
  ])('%s is answered, and the bot goes on', async (_what, ...lines) => {
    const odd = await sendRaw(workspace.bot.port, [...lines, 'host: bot', '', '']);
    onTestFinished(odd.close);
    expect(await odd.hears(/\r\n\r\n/)).toMatch(/^HTTP\/1\.1 40[04] /);

    expect((await fetch(`${workspace.botUrl}/healthz`)).status).toBe(200);
    const rina = workspace.slack.person(RINA);
    await rina.reload();
    await rina.command('/phone help');
    await rina.waitFor((screen) => screen.message('shows this'));
  });
});

describe('A request that has only half arrived does not hold up the stop', () => {
  const half: [what: string, arrived: RegExp, lines: (now: number) => string[]][] = [
    [
      'without its body',
      /^HTTP\/1\.1 100 /,
      (now) => [
        'POST /slack/events HTTP/1.1',
        'host: bot',
        `x-slack-request-timestamp: ${now}`,
        'content-type: application/json',
        'content-length: 100',
        // The answer to this says that the headers have arrived.
        'expect: 100-continue',
        '',
        '{"type":',
      ],
    ],
    [
      'without the end of its headers',
      /^HTTP\/1\.1 200 /,
      () => ['GET /healthz HTTP/1.1', 'host: bot', '', 'GET /healthz HTTP/1.1', 'host: b'],
    ],
  ];

  it.each(half)('%s', async (_what, arrived, lines) => {
    const workspace = await startWorkspace({ delivery: 'http' });
    onTestFinished(() => workspace.close());
    const request = await sendRaw(workspace.bot.port, lines(Math.floor(Date.now() / 1000)));
    onTestFinished(request.close);
    expect(await request.hears(arrived)).toMatch(arrived);

    const told = performance.now();
    await workspace.bot.stop();
    expect(performance.now() - told).toBeLessThan(5_000);
    await request.ended;
  });
});

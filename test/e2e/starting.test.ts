import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { startBot } from '../../src/bot.ts';
import { ConfigError, readConfig } from '../../src/config.ts';
import { randomIds } from '../../src/ids.ts';
import { captureLog } from '../support/capture-log.ts';
import { freshDataDir } from '../support/fresh-database.ts';
import { createLeapingClock, SECOND } from '../support/leaping-clock.ts';
import { type Outside, startOutside } from '../support/start-outside.ts';

let outside: Outside;
beforeEach(async () => {
  outside = await startOutside('socket');
});
afterEach(() => outside.close());

/** Starts the bot; the pause before it tries again takes no real time. */
async function start() {
  const dataDir = await freshDataDir();
  const log = captureLog('info', []);
  const clock = createLeapingClock();
  let tries = 0;
  log.onLine(({ msg }) => {
    if (msg !== 'Waiting for Slack') return;
    tries += 1;
    setImmediate(() => clock.leap(2 * SECOND));
  });
  const config = readConfig({ ...outside.environment, DATA_DIR: dataDir });
  const bot = await startBot(config, { clock, ids: randomIds, random: Math.random, log: log.log });
  onTestFinished(async () => {
    await bot.stop();
    await rm(dataDir, { recursive: true });
  });
  return { bot, log, tries: () => tries };
}

/** What `auth.test` answers, as often as told, before it answers as ever. */
function authTest(times: number, answer: () => Response): void {
  let left = times;
  outside.servers.slack.intercept((request) => {
    if (!request.url.endsWith('/api/auth.test') || left === 0) return undefined;
    left -= 1;
    return answer();
  });
}

const slackError = (error: string) => () => Response.json({ ok: false, error });
const settled = (ready: Promise<void>) =>
  ready.then(
    () => 'ready',
    (error: unknown) => error,
  );

describe('At the start', () => {
  it.each<[string, number, () => Response]>([
    ['internal_error', 2, slackError('internal_error')],
    ['fatal_error', 2, slackError('fatal_error')],
    ['service_unavailable', 2, slackError('service_unavailable')],
    // The SDK itself tries each call three times.
    ['503 with a page', 6, () => new Response('<html>down', { status: 503 })],
    ['429', 2, () => new Response('', { status: 429, headers: { 'retry-after': '1' } })],
  ])(
    '%s from Slack passes: the bot waits, becomes ready, and blames no setting',
    async (_what, times, answer) => {
      authTest(times, answer);
      const { bot, log, tries } = await start();
      expect(await settled(bot.ready)).toBe('ready');
      expect(tries()).toBe(2);
      expect((await fetch(`http://127.0.0.1:${bot.port}/readyz`)).status).toBe(200);
      expect(log.text()).not.toContain('SLACK_BOT_TOKEN');
    },
  );

  it.each(['invalid_auth', 'account_inactive', 'token_revoked'])(
    '%s does not pass: the bot gives up at once and names the setting',
    async (error) => {
      authTest(Number.POSITIVE_INFINITY, slackError(error));
      const { bot, tries } = await start();
      const failure = await settled(bot.ready);
      expect(failure).toBeInstanceOf(ConfigError);
      expect(String(failure)).toContain(`SLACK_BOT_TOKEN is refused by Slack (${error}): copy it anew`);
      expect(tries()).toBe(0);
    },
  );
});

import { rm } from 'node:fs/promises';
import { type Bot, startBot } from '../../src/bot.ts';
import { type Clock, systemClock } from '../../src/clock.ts';
import { readConfig } from '../../src/config.ts';
import { randomIds } from '../../src/ids.ts';
import { secretsOf } from '../../src/log.ts';
import type { RateLimits } from '../../src/sandbox/slack/rate-limits.ts';
import { type CapturedLog, captureLog } from './capture-log.ts';
import { freshDataDir } from './fresh-database.ts';
import { type DeliveryMode, type Outside, startOutside } from './start-outside.ts';

export type RunningWorkspace = Outside & {
  bot: Bot;
  /** Where the bot's own endpoints are. */
  botUrl: string;
  log: CapturedLog;
  /** Where its database is. */
  dataDir: string;
  /** What the log must never hold. */
  secrets: string[];
};

export type WorkspaceOptions = {
  delivery: DeliveryMode;
  /** The bot's own clock; Slack and Zoom keep real time unless `outsideClock` says another. */
  clock?: Clock;
  outsideClock?: Clock;
  /** Of the local Slack: its own unless told. */
  rateLimits?: RateLimits;
  environment?: Record<string, string>;
  /** Socket Mode hands over every envelope twice. */
  repeats?: boolean;
  /** Everything that the bot says to Slack is kept in `said`. */
  records?: boolean;
  /** How many numbers the company has; 320 unless told. */
  numbers?: number;
  /** No call of Zoom's is one too many. */
  patientZoom?: boolean;
};

/** A workspace with people, a Zoom account, and the real bot between them, all in this process. */
export async function startWorkspace({
  delivery,
  clock = systemClock,
  outsideClock = systemClock,
  rateLimits,
  environment = {},
  repeats = false,
  records = false,
  numbers,
  patientZoom = false,
}: WorkspaceOptions): Promise<RunningWorkspace> {
  const [outside, dataDir] = await Promise.all([
    startOutside(delivery, { repeats, records, numbers, patientZoom, clock: outsideClock, rateLimits }),
    freshDataDir(),
  ]);
  const config = readConfig({ ...outside.environment, DATA_DIR: dataDir, ...environment });
  const secrets = secretsOf(config);
  const log = captureLog('debug', secrets);
  const bot = await startBot(config, { clock, ids: randomIds, random: Math.random, log: log.log });
  await bot.ready;
  if (config.role !== 'web') {
    // They come soon after the start, and are none of the calls that a test looks at.
    await log.waitFor(({ msg }) => /^Read the inventory|The inventory could not be read/.test(msg));
    await log.waitFor(({ msg }) => /^Looked at the porting orders|porting orders could not be/.test(msg));
    outside.zoom.forgetCalls();
  }
  await outside.slack.http?.verify();
  let stopped: Promise<void> | undefined;
  // A test may have stopped it already.
  const stop = () => {
    stopped ??= bot.stop();
    return stopped;
  };
  return {
    ...outside,
    bot: { ...bot, stop },
    botUrl: `http://127.0.0.1:${bot.port}`,
    log,
    dataDir,
    secrets,
    async close() {
      await stop();
      await outside.close();
      await rm(dataDir, { recursive: true });
    },
  };
}

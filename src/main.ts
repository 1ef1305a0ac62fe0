import { type Bot, startBot } from './bot.ts';
import { systemClock } from './clock.ts';
import { ConfigError, type Role, readConfig, readDatabaseConfig } from './config.ts';
import { randomIds } from './ids.ts';
import { migrateAll } from './jobs/migrate.ts';
import { createLog, type Log, secretsOf } from './log.ts';
import { FolderInUse } from './store/folder-lock.ts';
import { openStore } from './store/store.ts';

/** A host gives ten seconds between SIGTERM and SIGKILL; this leaves it one to spare. */
const STOP_WITHIN_MS = 9_000;

const roles = new Map<string, Role>([
  ['all', 'all'],
  ['web', 'web'],
  ['worker', 'worker'],
]);
const word = process.argv[2] ?? 'all';

try {
  const role = roles.get(word);
  if (word === 'migrate') await migrate();
  else if (role) await run(role);
  else
    throw new ConfigError([
      `"${word}" is not something to start: use web, worker, migrate, or nothing for all`,
    ]);
} catch (error) {
  fail(error);
}

async function migrate(): Promise<void> {
  const store = await openStore(readDatabaseConfig(process.env));
  await migrateAll(store);
  await store.close();
  process.stdout.write('The database is up to date.\n');
}

async function run(role: Role): Promise<void> {
  const config = readConfig(process.env, role);
  const log = createLog(config.logLevel, secretsOf(config));
  process.on('unhandledRejection', (error) => {
    // The SDK rejects into nowhere when it cannot reconnect for good. A supervisor starts the process anew.
    log.fatal({ err: error }, 'Ending after an error that nobody handled');
    process.exit(1);
  });

  let stopping = false;
  const starting = startBot(config, { clock: systemClock, ids: randomIds, random: Math.random, log });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      // Again, as when a process manager tells npm and its child: the work in hand still wants its time.
      if (stopping) return;
      stopping = true;
      void stop(starting, signal, log);
    });
  }
  const bot = await starting;
  log.info({ role, port: bot.port }, `Listening on port ${bot.port}`);
  try {
    await bot.ready;
    log.info({ role }, 'Ready');
  } catch (error) {
    // Called off by the signal: what it waited for no longer matters.
    if (!stopping) throw error;
  }
}

async function stop(starting: Promise<Bot>, signal: string, log: Log): Promise<void> {
  log.info({ signal }, 'Stopping: finishing the work in hand');
  const forced = setTimeout(() => {
    log.error('Stopped before the work in hand was finished');
    process.exit(0);
  }, STOP_WITHIN_MS);
  try {
    const bot = await starting;
    await bot.stop();
    log.info('Stopped');
  } catch (error) {
    log.error({ err: error }, 'Stopped, though not in good order');
  }
  clearTimeout(forced);
  process.exit(0);
}

/** What the person who starts it can mend is a sentence; everything else keeps its stack. */
function fail(error: unknown): never {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}

function explain(error: unknown): string {
  if (error instanceof ConfigError || error instanceof FolderInUse) return error.message;
  if (isPortTaken(error)) return `${error.message}. Set PORT to a free one, or stop what uses it.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function isPortTaken(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

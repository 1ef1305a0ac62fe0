import type { Clock } from './clock.ts';
import { type Config, ConfigError } from './config.ts';
import { createDuties } from './duties.ts';
import type { Ids } from './ids.ts';
import { lastReading } from './inventory/read-inventory.ts';
import { createZoomHealth } from './inventory/zoom-health.ts';
import { migrateAll } from './jobs/migrate.ts';
import { type JobQueue, openQueue } from './jobs/queue.ts';
import type { Log } from './log.ts';
import { createMetrics } from './metrics.ts';
import { persist } from './persist.ts';
import type { SealedContext } from './porting/keep-draft.ts';
import { createSeal } from './seal.ts';
import { startServer } from './server.ts';
import { defaultSettings, type Settings } from './settings/settings.ts';
import { connectToSlack } from './slack/connection.ts';
import { createDirectory } from './slack/directory.ts';
import { createHomes } from './slack/home/homes.ts';
import { createMessenger } from './slack/messenger.ts';
import { createPeople, rememberingPeople } from './slack/people.ts';
import type { Services } from './slack/services.ts';
import { type SlackSide, startSlack } from './slack/start-slack.ts';
import { createTransport } from './slack/transport.ts';
import { createWorkspaceAdmins } from './slack/workspace-admins.ts';
import { openStore, type Store } from './store/store.ts';
import { createZoomClient } from './zoom/client.ts';

export type BotParts = { clock: Clock; ids: Ids; random: () => number; log: Log };

export type Bot = {
  /** Where `/healthz`, `/readyz`, `/metrics` and `/slack/events` are. */
  port: number;
  /** Resolves when everything this process is for works. @throws ConfigError when it never will */
  ready: Promise<void>;
  /** Finishes the work in hand and lets go of everything. */
  stop(): Promise<void>;
};

/** Calls a second: limits hold for the account, and `web` and `worker` share it. */
const HALF_OF_PRO = { light: 10, medium: 5, heavy: 2 };

/**
 * Puts the parts together and starts them. A database or a Slack that cannot be reached yet is waited for, while
 * `/readyz` says so.
 * @throws when the port is taken or the embedded database is in use
 */
export async function startBot(config: Config, { clock, ids, random, log }: BotParts): Promise<Bot> {
  const store = await openStore(config.database, (error) =>
    log.error({ err: error }, 'A database connection broke'),
  );
  const transport = config.role === 'worker' ? undefined : createTransport(config.slack, { log, clock });
  const slackConnected = () => transport?.connected() ?? true;
  const metrics = createMetrics({
    slackConnected,
    inventoryReadAt: async () => (await lastReading({ store }))?.at,
  });
  const health = createZoomHealth({ store, clock, log });
  const zoom = createZoomClient({
    ...config.zoom,
    clock,
    random,
    log,
    ...(config.role === 'all' ? {} : { limits: HALF_OF_PRO }),
    // Short enough for a search to end within the ten seconds that a stop has.
    timeouts: { totalMs: 6_000, deadlineMs: 8_000 },
    onCall(call) {
      const { method, endpoint, outcome, seconds } = call;
      metrics.zoomCalls.observe({ endpoint: `${method} ${endpoint}`, outcome }, seconds);
      health.hear(call);
    },
  });

  const server = await startServer(config.port, {
    registry: metrics.registry,
    readiness: () => readiness(store, slackConnected),
    slackEvents: transport?.slackEvents,
  }).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });

  const stopping = new AbortController();
  let queue: JobQueue | undefined;
  let slack: SlackSide | undefined;

  async function start(services: Services): Promise<void> {
    const until = {
      clock,
      signal: stopping.signal,
      gaveUp: (error: unknown) => error instanceof ConfigError,
    };
    await persist(() => migrated(store, config.role), {
      ...until,
      failed: (error) => log.warn({ err: error }, 'Waiting for the database and its migrations'),
    });
    const connection = await persist(() => connectToSlack(config.slack, log), {
      ...until,
      failed: (error) => log.warn({ err: error }, 'Waiting for Slack'),
    });
    const { teamId, teamName } = connection.identity;
    const team = { id: teamId, name: teamName };
    const directory = createDirectory(connection.reader(), clock, team);
    const opened = await persist(() => openQueue({ store, clock, log }), {
      ...until,
      failed: (error) => log.warn({ err: error }, 'Waiting for the job queue'),
    });
    queue = opened;
    const context: SealedContext = {
      ...services,
      seal: createSeal(config.encryptionKey),
      people: createPeople(connection.reader(), clock, team),
      outbox: opened.outbox,
      firstSettings: firstSettings(config),
    };
    if (config.role !== 'web') {
      const messenger = createMessenger({ client: connection.writer(), store, clock });
      const people = rememberingPeople(context.people, clock);
      const homes = createHomes({ client: connection.writer(), context: { ...context, people }, log });
      const nameOf = async (userId: string) => (await directory.person(userId)).realName;
      const workspaceAdmins = createWorkspaceAdmins(connection.reader(), clock, team);
      const { handlers, routine } = createDuties({
        context,
        messenger,
        homes,
        nameOf,
        workspaceAdmins,
        portingPollSeconds: config.portingPollSeconds,
        log,
      });
      await opened.work(handlers, routine);
    }
    if (transport) {
      slack = await persist(
        () => startSlack(config, transport, { services, context, connection, directory, log, metrics }),
        { ...until, failed: (error) => log.warn({ err: error }, 'Waiting for Slack') },
      );
    }
  }

  const ready = start({ zoom, store, clock, ids, log });
  return {
    port: server.port,
    ready,
    async stop() {
      stopping.abort(new Error('The process is stopping'));
      await ready.catch(() => {});
      await Promise.all([slack?.stop(), queue?.stop()]);
      await server.close();
      await zoom.close();
      await health.written();
      await store.close();
    },
  };
}

/** One process for everything migrates by itself; split ones leave it to the release step. */
async function migrated(store: Store, role: Config['role']): Promise<void> {
  if (role === 'all') return migrateAll(store);
  if (!(await store.isMigrated()))
    throw new Error('The database lacks the newest migrations: run npm run migrate');
}

async function readiness(store: Store, slackConnected: () => boolean) {
  const migrations = await store.isMigrated().catch(() => undefined);
  return { database: migrations !== undefined, migrations: migrations ?? false, slack: slackConnected() };
}

/** What counts until an admin changes the settings in Slack. */
function firstSettings({ admins, approvers, approvalsChannel, portingChannel }: Config): Settings {
  return {
    ...defaultSettings,
    admins,
    approvers,
    approvalsChannel: approvalsChannel ?? null,
    portingChannel: portingChannel ?? null,
  };
}

import type { Server } from 'node:http';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { type Bot, startBot } from '../bot.ts';
import type { Clock } from '../clock.ts';
import { present, readConfig } from '../config.ts';
import type { Ids } from '../ids.ts';
import { createLog, secretsOf } from '../log.ts';
import { prepareDatabase } from './first-database.ts';
import { keepState } from './keep-state.ts';
import { buildPage } from './page/build-page.ts';
import { sandboxKey } from './sandbox-key.ts';
import { servePage } from './serve-page.ts';
import { createLocalSlack, type LocalSlack } from './slack/local-slack.ts';
import type { RateLimits } from './slack/rate-limits.ts';
import { ADA, PHONE_APPROVALS, PHONE_APPROVERS, PORTING } from './slack/seed.ts';
import { snapshotSchema } from './slack/workspace/workspace.ts';
import { parseSnapshot } from './zoom/account/records.ts';
import { createLocalZoom, LOCAL_CREDENTIALS, type LocalZoom } from './zoom/local-zoom.ts';

export type SandboxOptions = {
  /** The page's port; the bot's own is the next one. 0: any free ones. */
  port: number;
  /** Where everything is kept between starts. */
  dataDir: string;
  /** With Slack or Zoom credentials in it, the real one takes that side. */
  environment: Record<string, string | undefined>;
  clock: Clock;
  ids: Ids;
  random: () => number;
  /** How fast porting orders move by themselves; see `createLocalZoom`. */
  orderSpeed?: number;
  /** Of the local Slack; see `createLocalSlack`. */
  slackRateLimits?: RateLimits;
};

export type Sandbox = {
  /** Of the page. */
  url: string;
  bot: Bot;
  /** Undefined where the real one is used. */
  slack: LocalSlack | undefined;
  zoom: LocalZoom | undefined;
  close(): Promise<void>;
};

const SLACK_TOKENS = {
  botToken: 'xoxb-local-sandbox-bot',
  appToken: 'xapp-local-sandbox-app',
  signingSecret: 'local-sandbox-signing-secret',
};
const MANIFEST = new URL('../../manifest.yml', import.meta.url).pathname;

/** A local Slack workspace, a local Zoom, the page to use them, and the bot between them. Resolves when all of it works. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { dataDir, clock, random } = options;
  const environment = present(options.environment);
  const page = buildPage();
  let url = '';

  const keepSlack = keepState(join(dataDir, 'sandbox', 'slack.json'), {
    clock,
    parse: (json) => snapshotSchema.parse(json),
    snapshot: () => slack?.snapshot(),
  });
  const slack: LocalSlack | undefined = environment['SLACK_BOT_TOKEN']
    ? undefined
    : createLocalSlack({
        clock,
        random,
        tokens: SLACK_TOKENS,
        delivery: { mode: 'socket' },
        manifest: MANIFEST,
        publicUrl: () => url,
        initial: keepSlack.initial,
        onChange: keepSlack.changed,
        rateLimits: options.slackRateLimits,
      });
  const keepZoom = keepState(join(dataDir, 'sandbox', 'zoom.json'), {
    clock,
    parse: parseSnapshot,
    snapshot: () => zoom?.snapshot(),
  });
  const zoom: LocalZoom | undefined = environment['ZOOM_ACCOUNT_ID']
    ? undefined
    : createLocalZoom({
        clock,
        orderSpeed: options.orderSpeed ?? 0,
        ...(keepZoom.initial === undefined ? {} : { initial: keepZoom.initial }),
      });
  zoom?.subscribe(keepZoom.changed);

  const app = new Hono();
  app.use(async (context, next) => {
    if (!isLocal(context.req.header('host')))
      return context.text('Open the sandbox as http://localhost', 403);
    return next();
  });
  if (slack) app.route('/', slack.app);
  if (zoom) app.route('/zoom', zoom.app);
  app.route('/', servePage(page));
  const server = await listen(app, options.port, slack);
  url = server.url;

  const config = readConfig({
    LOG_LEVEL: 'warn',
    // Whoever moves an order in the Zoom panel sees what comes of it.
    ...(zoom ? { PORTING_POLL_SECONDS: '5' } : {}),
    ENCRYPTION_KEY: sandboxKey(join(dataDir, 'sandbox', 'encryption-key')),
    ...environment,
    ...(slack ? localSlackSettings(url) : {}),
    ...(zoom ? localZoomSettings(url) : {}),
    DATABASE_URL: undefined,
    DATA_DIR: dataDir,
    PORT: String(options.port === 0 ? 0 : options.port + 1),
  });
  const log = createLog(config.logLevel, secretsOf(config));
  if (config.database.kind === 'pglite') await prepareDatabase(config.database.folder);
  const bot = await startBot(config, { clock, ids: options.ids, random, log });
  await Promise.all([bot.ready, page]);

  return {
    url,
    bot,
    slack,
    zoom,
    async close() {
      await bot.stop();
      slack?.close();
      zoom?.close();
      await server.close();
      keepSlack.close();
      keepZoom.close();
    },
  };
}

function localSlackSettings(url: string) {
  return {
    SLACK_BOT_TOKEN: SLACK_TOKENS.botToken,
    SLACK_APP_TOKEN: SLACK_TOKENS.appToken,
    SLACK_API_URL: `${url}/api/`,
    PHONE_ADMINS: ADA,
    PHONE_APPROVERS,
    APPROVALS_CHANNEL: PHONE_APPROVALS,
    PORTING_CHANNEL: PORTING,
  };
}

function localZoomSettings(url: string) {
  return {
    ZOOM_ACCOUNT_ID: LOCAL_CREDENTIALS.accountId,
    ZOOM_CLIENT_ID: LOCAL_CREDENTIALS.clientId,
    ZOOM_CLIENT_SECRET: LOCAL_CREDENTIALS.clientSecret,
    ZOOM_API_URL: `${url}/zoom/v2`,
    ZOOM_OAUTH_URL: `${url}/zoom/oauth/token`,
  };
}

/** Only on this machine: whoever reaches the page may play everybody. */
function listen(
  app: Hono,
  port: number,
  slack: LocalSlack | undefined,
): Promise<{ url: string; close(): Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, (address) => {
      resolve({ url: `http://127.0.0.1:${address.port}`, close: () => closeServer(server as Server) });
    });
    server.once('error', reject);
    server.on('upgrade', (request, socket, head) => {
      const known = isLocal(request.headers.host) && URL.canParse(request.url ?? '', 'http://local');
      if (!known || !slack?.upgrade(request, socket, head)) socket.destroy();
    });
  });
}

/** A page of another site must not reach the sandbox by giving this machine a name of its own. */
function isLocal(host: string | undefined): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host ?? '');
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

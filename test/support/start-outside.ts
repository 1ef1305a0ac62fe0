import { fileURLToPath } from 'node:url';
import { type Clock, systemClock } from '../../src/clock.ts';
import { createLocalSlack, type LocalSlack } from '../../src/sandbox/slack/local-slack.ts';
import { readManifest } from '../../src/sandbox/slack/manifest/read-manifest.ts';
import type { RateLimits } from '../../src/sandbox/slack/rate-limits.ts';
import { ADA } from '../../src/sandbox/slack/seed.ts';
import { createLocalZoom, type LocalZoom } from '../../src/sandbox/zoom/local-zoom.ts';
import { repeatEnvelopes } from './repeat-envelopes.ts';
import { freePort, type Served, serve } from './serve.ts';
import { hurried } from './watched-zoom.ts';

export type DeliveryMode = 'socket' | 'http';

/** Everything that the bot finds outside of itself: a Slack, a Zoom, and the environment that points at them. */
export type Outside = {
  slack: LocalSlack;
  zoom: LocalZoom;
  /** Their servers, where a test can get in the way. */
  servers: { slack: Served; zoom: Served };
  /** Everything that the bot said to Slack, where it is recorded: calls, answers, views. */
  said: string[];
  /** The bot's environment, but for `DATA_DIR`. */
  environment: Record<string, string>;
  close(): Promise<void>;
};

const tokens = {
  botToken: 'xoxb-1-local-bot-token',
  appToken: 'xapp-1-local-app-token',
  signingSecret: 'local-signing-secret',
};

export const manifestPath = fileURLToPath(new URL('../../manifest.yml', import.meta.url));

/**
 * @param options `repeats`: Socket Mode hands over every envelope twice; `records`: see `said`; `numbers`: how many the company has;
 *   `patientZoom`: no call of Zoom's is one too many; `clock`: of both services; `rateLimits`: of Slack
 */
export async function startOutside(
  delivery: DeliveryMode,
  {
    repeats = false,
    records = false,
    numbers,
    patientZoom = false,
    clock = systemClock,
    rateLimits,
  }: {
    repeats?: boolean;
    records?: boolean;
    numbers?: number | undefined;
    patientZoom?: boolean;
    clock?: Clock;
    rateLimits?: RateLimits | undefined;
  } = {},
): Promise<Outside> {
  const port = delivery === 'http' ? await freePort() : 0;
  let slackUrl = '';
  const said: string[] = [];
  const slack = createLocalSlack({
    clock,
    rateLimits,
    tokens,
    manifest: readManifest(manifestPath),
    publicUrl: () => slackUrl,
    ...(records ? { onAnswer: (answer) => said.push(JSON.stringify(answer) ?? '') } : {}),
    delivery:
      delivery === 'socket'
        ? { mode: 'socket' }
        : { mode: 'http', requestUrl: `http://127.0.0.1:${port}/slack/events` },
  });
  const zoom = createLocalZoom({
    ...(numbers === undefined ? {} : { numbers }),
    clock: patientZoom ? hurried() : clock,
  });
  const servers = { slack: await serve(slack.app.fetch), zoom: await serve(zoom.app.fetch) };
  slackUrl = servers.slack.url;
  if (records) {
    servers.slack.intercept(async (request) => {
      const body = await request.clone().text();
      // As it is, and as it reads where it came as a form.
      said.push(body, Array.from(new URLSearchParams(body).values()).join('\n'));
      return undefined;
    });
  }
  const upgrade = (...[request, socket, head]: Parameters<typeof slack.upgrade>) => {
    if (!slack.upgrade(request, socket, head)) socket.destroy();
  };
  const repeating = repeats ? await repeatEnvelopes(upgrade) : undefined;
  servers.slack.server.on('upgrade', repeating?.upgrade ?? upgrade);

  return {
    slack,
    zoom,
    servers,
    said,
    environment: {
      SLACK_BOT_TOKEN: tokens.botToken,
      ...(delivery === 'socket'
        ? { SLACK_APP_TOKEN: tokens.appToken }
        : { SLACK_SIGNING_SECRET: tokens.signingSecret }),
      SLACK_API_URL: `${slackUrl}/api/`,
      ZOOM_ACCOUNT_ID: zoom.credentials.accountId,
      ZOOM_CLIENT_ID: zoom.credentials.clientId,
      ZOOM_CLIENT_SECRET: zoom.credentials.clientSecret,
      ZOOM_API_URL: `${servers.zoom.url}/v2`,
      ZOOM_OAUTH_URL: `${servers.zoom.url}/oauth/token`,
      PORT: String(port),
      PHONE_ADMINS: ADA,
      ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
    },
    async close() {
      slack.close();
      zoom.close();
      await Promise.all([repeating?.close(), servers.slack.close(), servers.zoom.close()]);
    },
  };
}

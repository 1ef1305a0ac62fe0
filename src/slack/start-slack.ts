import { App } from '@slack/bolt';
import { WebAPIPlatformError, WebClient, type WebClientOptions } from '@slack/web-api';
import type { Config, SlackConfig } from '../config.ts';
import { ConfigError } from '../config.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { createDirectory } from './directory.ts';
import { createGateway, type Gateway } from './gateway/gateway.ts';
import { connectListeners } from './listeners.ts';
import { createRecentDeliveries } from './recent-deliveries.ts';
import { sdkLog } from './sdk-log.ts';
import type { Services } from './services.ts';
import type { Transport } from './transport.ts';

export type SlackSide = {
  /** Stops hearing, then waits until what was heard is answered. */
  stop(): Promise<void>;
};

/**
 * Connects the bot to its workspace. Resolves when Slack can reach it.
 * @throws ConfigError when Slack refuses a token; the SDK's errors when Slack cannot be reached
 */
export async function startSlack(
  config: Config,
  transport: Transport,
  services: Services,
  { log, metrics }: { log: Log; metrics: Metrics },
): Promise<SlackSide> {
  const identity = await whoAmI(config.slack, log);
  const gateway = createGateway({
    client: new WebClient(config.slack.botToken, writing(config.slack, log)),
    directory: createDirectory(
      new WebClient(config.slack.botToken, reading(config.slack, log)),
      services.clock,
      {
        id: identity.teamId,
        name: identity.teamName,
      },
    ),
    botUserId: identity.botUserId,
    clock: services.clock,
    ids: services.ids,
    log,
    metrics,
    admins: config.admins,
    seenBefore: createRecentDeliveries(services.clock),
  });

  const app = new App({
    receiver: transport.receiver,
    authorize: async () => ({ ...identity, botToken: config.slack.botToken }),
    logger: sdkLog(log),
    clientOptions: { ...writing(config.slack, log), fetch: fetchInTime },
  });
  app.error(async (error) => log.error({ err: error }, 'A delivery from Slack could not be handled'));
  connectListeners(app, gateway, services);

  await connect(transport);
  return { stop: () => stopSlack(transport, gateway) };
}

async function stopSlack(transport: Transport, gateway: Gateway): Promise<void> {
  await transport.stop();
  await gateway.idle();
}

/** Milliseconds that Slack may take to answer. */
const SLACK_TIMEOUT = 5_000;

/** For answers to a `response_url`, which Bolt would wait for without end. */
const fetchInTime: NonNullable<WebClientOptions['fetch']> = (url, init) =>
  fetch(url, { ...init, signal: AbortSignal.timeout(SLACK_TIMEOUT) });

/** Nothing that writes is repeated by the SDK, whose ten tries over half an hour turn a lost answer into a double post. */
function writing(config: SlackConfig, log: Log): WebClientOptions {
  return { ...reading(config, log), retryConfig: { retries: 0 } };
}

function reading(config: SlackConfig, log: Log): WebClientOptions {
  return {
    slackApiUrl: config.apiUrl,
    logger: sdkLog(log),
    timeout: SLACK_TIMEOUT,
    // The SDK would hold back every call of its client for as long as Slack asks, in silence.
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 2, minTimeout: 200, maxTimeout: 1_000 },
  };
}

async function whoAmI(config: SlackConfig, log: Log) {
  const client = new WebClient(config.botToken, reading(config, log));
  const answer = await client.auth.test().catch((error: unknown) => {
    throw refusedToken(error, 'SLACK_BOT_TOKEN');
  });
  const { team_id: teamId, team: teamName, user_id: botUserId, bot_id: botId } = answer;
  if (!teamId || !botUserId || !botId) {
    throw new ConfigError(["SLACK_BOT_TOKEN is not a bot's token: copy the one that starts with xoxb-"]);
  }
  return { teamId, teamName: teamName ?? 'this workspace', botUserId, botId };
}

async function connect(transport: Transport): Promise<void> {
  await transport.start().catch((error: unknown) => {
    throw refusedToken(error, 'SLACK_APP_TOKEN');
  });
}

/** What Slack answers when waiting will not help. Everything else, `internal_error` for one, passes. */
const FOR_GOOD = new Set([
  'account_inactive',
  'invalid_auth',
  'missing_scope',
  'no_permission',
  'not_allowed_token_type',
  'not_authed',
  'org_login_required',
  'team_access_not_granted',
  'token_expired',
  'token_revoked',
]);

function refusedToken(error: unknown, setting: string): unknown {
  if (!(error instanceof WebAPIPlatformError && FOR_GOOD.has(error.data.error))) return error;
  return new ConfigError([
    `${setting} is refused by Slack (${error.data.error}): copy it anew from your Slack app's pages, and reinstall the app if you changed its scopes`,
  ]);
}

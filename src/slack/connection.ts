import { WebAPIPlatformError, WebClient, type WebClientOptions } from '@slack/web-api';
import { ConfigError, type SlackConfig } from '../config.ts';
import type { Log } from '../log.ts';
import { sdkLog } from './sdk-log.ts';

/** The bot in its workspace, and the ways to ask and tell Slack something. */
export type SlackConnection = {
  identity: { teamId: string; teamName: string; botUserId: string; botId: string };
  /** `WebClient`s of their own: one that Slack holds up keeps none of the others waiting. */
  reader(): WebClient;
  writer(): WebClient;
  /** For the clients that Bolt makes. */
  writing: WebClientOptions;
};

/** @throws ConfigError when Slack refuses the token; the SDK's errors when Slack cannot be reached */
export async function connectToSlack(config: SlackConfig, log: Log): Promise<SlackConnection> {
  const reader = () => new WebClient(config.botToken, reading(config, log));
  return {
    identity: await whoAmI(reader()),
    reader,
    writer: () => new WebClient(config.botToken, writing(config, log)),
    writing: { ...writing(config, log), fetch: fetchInTime },
  };
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

async function whoAmI(client: WebClient): Promise<SlackConnection['identity']> {
  const answer = await client.auth.test().catch((error: unknown) => {
    throw refusedToken(error, 'SLACK_BOT_TOKEN');
  });
  const { team_id: teamId, team: teamName, user_id: botUserId, bot_id: botId } = answer;
  if (!teamId || !botUserId || !botId) {
    throw new ConfigError(["SLACK_BOT_TOKEN is not a bot's token: copy the one that starts with xoxb-"]);
  }
  return { teamId, teamName: teamName ?? 'this workspace', botUserId, botId };
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

/** Slack's refusal of a token as the setting that is wrong; any other error as it is. */
export function refusedToken(error: unknown, setting: string): unknown {
  if (!(error instanceof WebAPIPlatformError && FOR_GOOD.has(error.data.error))) return error;
  return new ConfigError([
    `${setting} is refused by Slack (${error.data.error}): copy it anew from your Slack app's pages, and reinstall the app if you changed its scopes`,
  ]);
}

import { type Logger, LogLevel } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { AppSettings } from '../../../src/sandbox/slack/app-settings.ts';
import { type StartedLocalSlack, startLocalSlack } from '../../../src/sandbox/slack/start-local-slack.ts';
import { createTestClock, type TestClock } from '../../support/test-clock.ts';

const nothing = () => {};
/** The SDK's log, unread: refusals are what these tests are about. */
export const quiet: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
};

export const tokens = {
  botToken: 'xoxb-test',
  appToken: 'xapp-test',
  signingSecret: 'a-secret-for-tests',
};

export const appSettings: AppSettings = {
  name: 'Phone desk',
  botName: 'phone-desk',
  botScopes: [
    'app_mentions:read',
    'channels:history',
    'channels:join',
    'channels:read',
    'chat:write',
    'commands',
    'files:read',
    'files:write',
    'groups:history',
    'groups:read',
    'im:history',
    'im:read',
    'im:write',
    'mpim:read',
    'mpim:write',
    'team:read',
    'usergroups:read',
    'users:read',
    'users:read.email',
  ],
  events: ['app_home_opened', 'app_mention', 'message.im'],
  commands: [
    { command: '/phone', description: 'Phone numbers', usageHint: 'search 415', shouldEscape: false },
    { command: '/who', description: 'Mentions people', usageHint: '@ana', shouldEscape: true },
  ],
  shortcuts: [
    { type: 'global', callbackId: 'new_request', name: 'New request', description: 'Ask for a number' },
    { type: 'message', callbackId: 'quote_it', name: 'Quote', description: 'Quote this message' },
  ],
  homeTab: true,
  messagesTab: true,
  messagesTabReadOnly: false,
  isInteractive: true,
  socketMode: true,
};

export type Setup = StartedLocalSlack & {
  clock: TestClock;
  /** With the bot's token; refusals come at once, nothing is tried again. */
  client: WebClient;
  clientWith(token: string, options?: WebClientOptions): WebClient;
};

export type SetupOptions = {
  settings?: Partial<AppSettings>;
  requestUrl?: string;
  initial?: unknown;
  onChange?: () => void;
};

/** A local Slack on a port of its own, whose clock starts at the real present (Bolt checks signatures against that). */
export async function setUp({ settings, requestUrl, ...rest }: SetupOptions = {}): Promise<Setup> {
  const clock = createTestClock(new Date().toISOString());
  const started = await startLocalSlack({
    clock,
    tokens,
    manifest: { ...appSettings, ...settings },
    delivery: requestUrl ? { mode: 'http', requestUrl } : { mode: 'socket' },
    ...rest,
  });
  const clientWith = (token: string, options: WebClientOptions = {}) =>
    new WebClient(token, {
      slackApiUrl: started.apiUrl,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      logger: quiet,
      ...options,
    });
  return { ...started, clock, clientWith, client: clientWith(tokens.botToken) };
}

/** The name of Slack's refusal, with the rest of its answer. */
export async function refusal(call: Promise<unknown>): Promise<Record<string, unknown> & { error: string }> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error && 'data' in error && typeof error.data === 'object' && error.data !== null) {
      const data = { ...error.data };
      if ('error' in data && typeof data.error === 'string') return { ...data, error: data.error };
    }
    throw error;
  }
  throw new Error('Slack did not refuse that');
}

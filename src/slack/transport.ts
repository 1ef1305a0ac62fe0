import type { IncomingMessage, ServerResponse } from 'node:http';
import { HTTPReceiver, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { Clock } from '../clock.ts';
import type { SlackConfig } from '../config.ts';
import type { Log } from '../log.ts';
import { sdkLog } from './sdk-log.ts';

/** How Slack reaches the bot. The listeners know nothing of it. */
export type Transport = {
  receiver: Receiver;
  /** Resolves when Slack can reach the bot. @throws when Slack refuses the token. */
  start(): Promise<void>;
  /** Nothing arrives after this. */
  stop(): Promise<void>;
  connected(): boolean;
  /** HTTP only: takes the requests to `/slack/events`. */
  slackEvents?: (request: IncomingMessage, response: ServerResponse) => void;
};

/** Seconds that a signature may be old, or ahead, before it is taken for a replay. */
const SIGNATURE_TOLERANCE = 300;

export function createTransport(config: SlackConfig, parts: { log: Log; clock: Clock }): Transport {
  return config.mode === 'socket'
    ? socketTransport(config.appToken, config.apiUrl, parts.log)
    : httpTransport(config.signingSecret, parts);
}

function socketTransport(appToken: string, apiUrl: string, log: Log): Transport {
  let connected = false;
  const receiver = new SocketModeReceiver({
    appToken,
    logger: sdkLog(log),
    // An object of its own: the Socket Mode client writes its retry policy into it. It must keep that policy (100
    // tries), for with a small one a single 503 while reconnecting ends the process.
    installerOptions: { clientOptions: { slackApiUrl: apiUrl } },
  });
  const { client } = receiver;
  client.on('connected', () => {
    connected = true;
    log.info('Connected to Slack over Socket Mode');
  });
  for (const state of ['reconnecting', 'disconnecting', 'disconnected', 'close'] as const) {
    client.on(state, () => {
      connected = client.websocket?.isActive() ?? false;
    });
  }
  return {
    receiver,
    connected: () => connected,
    async start() {
      await receiver.start();
    },
    async stop() {
      connected = false;
      // Rejects when it was reconnecting just then, which is as stopped as it gets.
      await client
        .disconnect()
        .catch((error: unknown) => log.debug({ err: error }, 'Socket closed while reconnecting'));
    },
  };
}

function httpTransport(signingSecret: string, { log, clock }: { log: Log; clock: Clock }): Transport {
  let open = false;
  const receiver = new HTTPReceiver({ signingSecret, logger: sdkLog(log) });
  return {
    receiver,
    connected: () => open,
    async start() {
      open = true;
    },
    async stop() {
      open = false;
    },
    slackEvents(request, response) {
      // Slack tries again elsewhere or later.
      if (!open) return void response.writeHead(503).end();
      // Bolt refuses only timestamps of the past.
      const signedAt = Number(request.headers['x-slack-request-timestamp']);
      if (!(signedAt <= clock.now().getTime() / 1000 + SIGNATURE_TOLERANCE)) {
        log.warn('Refused a request whose timestamp is missing or lies in the future');
        return void response.writeHead(401).end();
      }
      if (request.method !== 'POST') return void response.writeHead(405, { allow: 'POST' }).end();
      receiver.requestListener(request, response);
    },
  };
}

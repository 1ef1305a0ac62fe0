import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createZoomClient, type ZoomOptions } from '../../src/zoom/client.ts';
import { createTestClock } from '../support/test-clock.ts';

export type Received = {
  method: string;
  path: string;
  query: string;
  headers: IncomingMessage['headers'];
  body: string;
};
export type Answer =
  | { status?: number; headers?: Record<string, string>; json?: unknown; text?: string }
  /** What a server does that does not answer. */
  | 'cut'
  | 'cut-in-the-body'
  | 'never';

/** A server that answers as told, and a client of it on a clock that moves by itself only for retries. */
export async function tinyZoom(
  answer: (call: Received, nth: number) => Answer,
  options: Partial<ZoomOptions> & { token?: (nth: number) => Answer; retries?: 'at once' | 'by hand' } = {},
) {
  const { token = freshToken, retries = 'at once', ...clientOptions } = options;
  const clock = createTestClock();
  const calls: Received[] = [];
  const tokenCalls: Received[] = [];
  const logged: object[] = [];
  const delays: number[] = [];
  const connections = { count: 0 };
  const arrivals: (() => void)[] = [];

  const server = createServer(async (request, response) => {
    const call = await receive(request);
    const list = call.path === '/oauth/token' ? tokenCalls : calls;
    list.push(call);
    for (const check of arrivals.slice()) check();
    give(response, list === tokenCalls ? token(list.length) : answer(call, list.length));
  });
  server.on('connection', () => {
    connections.count += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const root = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;

  const log = (event: object) => {
    logged.push(event);
    if (!('delay' in event) || typeof event.delay !== 'number') return;
    const { delay } = event;
    delays.push(delay);
    if (retries === 'at once') setImmediate(() => clock.advance(delay));
  };
  const zoom = createZoomClient({
    apiUrl: `${root}/v2`,
    oauthUrl: `${root}/oauth/token`,
    accountId: 'account-1',
    clientId: 'client-1',
    clientSecret: 'hush-hush',
    clock,
    random: () => 0.5,
    log: { debug: log, warn: log },
    ...clientOptions,
  });

  return {
    zoom,
    clock,
    root,
    calls,
    tokenCalls,
    connections,
    /** Milliseconds waited before each retry. */
    delays,
    logged,
    /** Resolves when so many calls have arrived. */
    arrived(count: number, list = calls): Promise<void> {
      return new Promise((resolve) => {
        const check = () => list.length >= count && resolve();
        arrivals.push(check);
        check();
      });
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await zoom.close();
    },
  };
}

const freshToken = (nth: number): Answer => ({
  json: { access_token: `token-${nth}`, token_type: 'bearer', expires_in: 3600, scope: '', api_url: '' },
});

async function receive(request: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const url = new URL(request.url ?? '/', 'http://localhost');
  return {
    method: request.method ?? '',
    path: url.pathname,
    query: url.search,
    headers: request.headers,
    body: Buffer.concat(chunks).toString(),
  };
}

function give(response: ServerResponse, answer: Answer) {
  if (answer === 'never') return;
  if (answer === 'cut') {
    response.destroy();
    return;
  }
  if (answer === 'cut-in-the-body') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
    response.write('{"id":', () => response.destroy());
    return;
  }
  const { status = 200, headers = {}, json, text } = answer;
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(text ?? (json === undefined ? '' : JSON.stringify(json)));
}

/** The error a call ends with. */
export async function failureOf(call: Promise<unknown>): Promise<unknown> {
  return await call.then(
    (value) => {
      throw new Error(`it succeeded: ${JSON.stringify(value)}`);
    },
    (error: unknown) => error,
  );
}

export const aNumber = {
  id: 'num_1',
  phone_number: '+14155551001',
  type: 'local',
  status: 'active',
  country: 'US',
  capabilities: ['voice'],
  monthly_cost: 1,
};

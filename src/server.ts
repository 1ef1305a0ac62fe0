import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';

export type Readiness = { database: boolean; slack: boolean; migrations: boolean };

export type ServerParts = {
  registry: Registry;
  readiness(): Promise<Readiness>;
  /** Takes what Slack posts; absent in Socket Mode. */
  slackEvents?: ((request: IncomingMessage, response: ServerResponse) => void) | undefined;
};

export type BotServer = { port: number; close(): Promise<void> };

/**
 * Listens for what hosts and Slack ask over HTTP: `/healthz`, `/readyz`, `/metrics` and, without an app token,
 * `/slack/events`.
 * @param port 0 takes any free one
 * @throws when the port is taken
 */
export async function startServer(port: number, parts: ServerParts): Promise<BotServer> {
  const server = createServer((request, response) => {
    // Whatever was sent as the address: `//` is no URL, and no reason to end.
    const path = URL.parse(request.url ?? '/', 'http://localhost')?.pathname;
    if (path === '/slack/events' && parts.slackEvents) return parts.slackEvents(request, response);
    respond(path, parts).then(
      ({ status, type, body }) => response.writeHead(status, { 'content-type': type }).end(body),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // By now everything in hand is answered; what is left has only half arrived.
        server.closeAllConnections();
      }),
  };
}

async function respond(path: string | undefined, parts: ServerParts) {
  if (path === '/healthz') return json(200, { ok: true });
  if (path === '/readyz') {
    const checks = await parts.readiness();
    const ok = Object.values(checks).every(Boolean);
    return json(ok ? 200 : 503, { ok, ...checks });
  }
  if (path === '/metrics') {
    return { status: 200, type: parts.registry.contentType, body: await parts.registry.metrics() };
  }
  return json(404, { ok: false, error: 'There is nothing here. Try /healthz, /readyz or /metrics.' });
}

function json(status: number, body: object) {
  return { status, type: 'application/json', body: `${JSON.stringify(body)}\n` };
}

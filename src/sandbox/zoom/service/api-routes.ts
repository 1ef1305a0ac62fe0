import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import { wait } from '../../../clock.ts';
import type { Handler } from '../endpoints/handler.ts';
import type { Answer } from './answer.ts';
import type { Scope } from './endpoint-table.ts';
import { ENDPOINTS, type EndpointName, type EndpointRow } from './endpoint-table.ts';
import { type CallService, serveCall } from './serve-call.ts';
import { answerTokenRequest } from './token-endpoint.ts';
import type { Credentials } from './tokens.ts';

/** On a Node server the connection itself is at hand, so that it can be cut. */
export type ZoomEnv = { Bindings: Partial<HttpBindings> };

/** `/v2/...`: the endpoints of the table, and a refusal for everything else. */
export function createApiRoutes(
  service: CallService,
  handlers: Record<EndpointName, Handler>,
): Hono<ZoomEnv> {
  const app = new Hono<ZoomEnv>();

  const answer = async (c: Context<ZoomEnv>, endpoint?: { row: EndpointRow; handle: Handler }) =>
    send(
      c,
      await serveCall(service, {
        method: c.req.method,
        path: pathBelow(c, '/v2'),
        id: c.req.param('id') ?? '',
        query: new URL(c.req.url).searchParams,
        contentType: c.req.header('content-type') ?? null,
        authorization: c.req.header('authorization') ?? null,
        body: await c.req.text(),
        ...(endpoint ? { endpoint } : {}),
      }),
    );

  for (const name of endpointNames()) {
    const endpoint = { row: ENDPOINTS[name], handle: handlers[name] };
    app.on(endpoint.row.method, `/v2${endpoint.row.path}`, (c) => answer(c, endpoint));
  }
  app.all('/v2/*', (c) => answer(c));
  return app;
}

const endpointNames = () => Object.keys(ENDPOINTS).filter((name): name is EndpointName => name in ENDPOINTS);

/** `/oauth/token`. Only faults that name this path reach it. */
export function createTokenRoute(
  service: CallService,
  credentials: Credentials,
  scopes: readonly Scope[],
): Hono<ZoomEnv> {
  const path = '/oauth/token';
  return new Hono<ZoomEnv>().all(path, async (c) => {
    const { clock, faults, calls, tokens } = service;
    const at = clock.now();
    const method = c.req.method;
    const delay = faults.latency(method, path);
    if (delay > 0) await wait(clock, delay);
    const url = new URL(c.req.url);
    const apiUrl = `${url.origin}${url.pathname.slice(0, -path.length)}`;
    const request = {
      method,
      query: url.searchParams,
      headers: c.req.raw.headers,
      body: await c.req.text(),
      apiUrl,
    };
    const answer = faults.before(method, path) ?? answerTokenRequest(request, credentials, scopes, tokens);
    const final = answer !== 'cut' && answer.status < 300 ? (faults.after(method, path) ?? answer) : answer;
    calls.record({
      at: at.toISOString(),
      method,
      path,
      query: url.searchParams.toString(),
      status: final === 'cut' ? 0 : final.status,
      milliseconds: clock.now().getTime() - at.getTime(),
      tookEffect: false,
    });
    return send(c, final);
  });
}

/** This service may be mounted below a prefix, which is no part of its paths. */
const pathBelow = (c: Context, part: string) => {
  const { path } = c.req;
  return path.slice(path.indexOf(`${part}/`) + part.length);
};

function send(c: Context<ZoomEnv>, answer: Answer | 'cut'): Response {
  if (answer !== 'cut') return new Response(answer.body ?? null, answer);
  const socket = c.env.incoming?.socket;
  if (!socket) throw new Error('A connection can be cut only on a Node server.');
  socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

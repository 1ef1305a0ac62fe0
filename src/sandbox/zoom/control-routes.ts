import { type Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import { PORTING_STATUSES } from './account/records.ts';
import type { FaultRequest } from './control-protocol.ts';
import { errorBody, ZoomError } from './errors.ts';
import type { LocalZoom } from './local-zoom.ts';
import type { ZoomEnv } from './service/api-routes.ts';
import { e164, parseBody, phoneNumbers, text } from './service/input.ts';

const FAULT_KINDS = [
  'latency',
  'rate_limited',
  'error_before',
  'error_after',
  'cut_before',
  'cut_after',
  'gateway_down',
  'taken',
] as const satisfies readonly FaultRequest['kind'][];

const faultRequest = z.strictObject({
  kind: z.enum(FAULT_KINDS),
  method: z.string().optional(),
  path: z.string().startsWith('/').optional(),
  times: z.int().min(1).optional(),
  milliseconds: z.int().min(0).max(600_000).optional(),
  retryAfter: z.string().optional(),
});
const move = z.strictObject({
  to: z.enum(PORTING_STATUSES),
  date: z.iso.date().optional(),
  reason: text(500).optional(),
  code: text(100).optional(),
});
const portalOrder = z.strictObject({ phone_numbers: phoneNumbers, carrier_name: text(128) });
const days = z.strictObject({ days: z.int().min(1).max(366) });
const taken = z.strictObject({ phone_numbers: z.array(e164).min(1), silently: z.boolean().optional() });

type ControlledZoom = Omit<LocalZoom, 'app'>;

/** `/control/...`, as in `control-protocol.ts`. Bad input is answered as the API does; no token is asked. */
export function createControlRoutes(zoom: ControlledZoom): Hono<ZoomEnv> {
  const body = async <Schema extends z.ZodType>(c: Context, schema: Schema): Promise<z.output<Schema>> =>
    parseBody(schema, c.req.header('content-type') ?? null, await c.req.text());

  return new Hono<ZoomEnv>()
    .onError((error, c) => {
      if (error instanceof ZoomError) return Response.json(errorBody(error), { status: error.status });
      return c.json({ message: error.message }, 500);
    })
    .get('/control/state', (c) => c.json(zoom.state()))
    .post('/control/orders/:id/move', async (c) => {
      return c.json(zoom.moveOrder(c.req.param('id'), await body(c, move)));
    })
    .post('/control/orders', async (c) => {
      return c.json(zoom.createPortalOrder(await body(c, portalOrder)), 201);
    })
    .post('/control/days', async (c) => {
      zoom.passDays((await body(c, days)).days);
      return c.json(zoom.state());
    })
    .post('/control/faults', async (c) => {
      return c.json(zoom.addFault(definedOnly(await body(c, faultRequest))), 201);
    })
    .delete('/control/faults/:id', (c) => c.body(null, zoom.removeFault(c.req.param('id')) ? 204 : 404))
    .delete('/control/faults', (c) => {
      zoom.clearFaults();
      return c.body(null, 204);
    })
    .post('/control/taken', async (c) => {
      const { phone_numbers, silently } = await body(c, taken);
      zoom.takeNumbers(phone_numbers, { silently: silently ?? false });
      return c.body(null, 204);
    })
    .post('/control/revoke-tokens', (c) => {
      zoom.revokeTokens();
      return c.body(null, 204);
    })
    .delete('/control/calls', (c) => {
      zoom.forgetCalls();
      return c.body(null, 204);
    })
    .get('/control/live', (c) => streamStates(c, zoom));
}

function definedOnly({ kind, method, path, times, milliseconds, retryAfter }: z.output<typeof faultRequest>) {
  const request: FaultRequest = { kind };
  if (method !== undefined) request.method = method;
  if (path !== undefined) request.path = path;
  if (times !== undefined) request.times = times;
  if (milliseconds !== undefined) request.milliseconds = milliseconds;
  if (retryAfter !== undefined) request.retryAfter = retryAfter;
  return request;
}

/** The state at once and after every change; changes while one is being sent make one further message. */
const streamStates = (c: Context, zoom: ControlledZoom) =>
  streamSSE(c, async (stream) => {
    let isNew = true;
    let wake = () => {};
    const unsubscribe = zoom.subscribe(() => {
      isNew = true;
      wake();
    });
    stream.onAbort(() => wake());
    try {
      while (!stream.aborted && !stream.closed) {
        if (isNew) {
          isNew = false;
          await stream.writeSSE({ data: JSON.stringify(zoom.state()) });
        } else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    } finally {
      unsubscribe();
    }
  });

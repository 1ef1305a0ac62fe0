import { type Clock, wait } from '../../../clock.ts';
import type { EndpointCall, Handler } from '../endpoints/handler.ts';
import { tooManyRequests, unknownEndpoint, ZoomError } from '../errors.ts';
import { type Answer, errorAnswer } from './answer.ts';
import type { CallLog } from './call-log.ts';
import type { EndpointRow } from './endpoint-table.ts';
import type { FaultBoard } from './faults.ts';
import type { createRateLimits } from './rate-limits.ts';
import type { Tokens } from './tokens.ts';

export type ServedCall = EndpointCall & {
  method: string;
  /** Below `/v2`, without the query. */
  path: string;
  authorization: string | null;
  /** Absent when no endpoint has that method and path. */
  endpoint?: { row: EndpointRow; handle: Handler };
};

export type CallService = {
  clock: Clock;
  tokens: Tokens;
  faults: FaultBoard;
  calls: CallLog;
  takeTurn: ReturnType<typeof createRateLimits>;
  /** Somebody else buys the numbers that this body of a purchase names. */
  take(body: string): void;
  /** Called when a write took effect. */
  onEffect(): void;
};

/**
 * What every call goes through: faults that keep it from happening, the token, its scope, the rate limit, the
 * endpoint itself, then faults that spoil the answer of what did happen.
 */
export async function serveCall(service: CallService, call: ServedCall): Promise<Answer | 'cut'> {
  const { clock, faults, calls } = service;
  const started = clock.now();
  const { method, path, endpoint } = call;

  const delay = faults.latency(method, path);
  if (delay > 0) await wait(clock, delay);

  let tookEffect = false;
  const serve = (): Answer | 'cut' => {
    const prevented = faults.before(method, path);
    if (prevented) return prevented;
    if (faults.isTaken(method, path)) service.take(call.body);
    const answer = handle(service, call);
    if (answer.status >= 300) return answer;
    tookEffect = (endpoint?.row.writes ?? false) && !answer.unchanged;
    return faults.after(method, path) ?? answer;
  };
  const answer = serve();

  calls.record({
    at: started.toISOString(),
    method,
    path: `/v2${path}`,
    query: call.query.toString(),
    status: answer === 'cut' ? 0 : answer.status,
    ...(answer !== 'cut' && answer.code !== undefined ? { code: answer.code } : {}),
    milliseconds: clock.now().getTime() - started.getTime(),
    tookEffect,
  });
  if (tookEffect) service.onEffect();
  return answer;
}

function handle(service: CallService, call: ServedCall): Answer {
  let headers: Record<string, string> = {};
  try {
    service.tokens.check(call.authorization, call.endpoint?.row.scope);
    if (!call.endpoint) throw unknownEndpoint();
    const turn = service.takeTurn(call.endpoint.row.weight);
    headers = turn.headers;
    if (!turn.allowed) throw tooManyRequests();
    const answer = call.endpoint.handle(call);
    return { ...answer, headers: { ...headers, ...answer.headers } };
  } catch (error) {
    if (error instanceof ZoomError) return errorAnswer(error, headers);
    throw error;
  }
}

import type { z } from 'zod';
import { type Clock, wait } from '../clock.ts';
import { readAnswer } from './answer.ts';
import { backoff } from './backoff.ts';
import { type Endpoint, nameOf, type Weight } from './endpoints.ts';
import { isZoomError, type RateLimited, ZoomRefused, ZoomUnavailable, zoomCode } from './errors.ts';
import type { Http } from './http.ts';
import type { Pacer } from './pacing.ts';
import { fillPath } from './path.ts';
import type { Tokens } from './token.ts';
import type { UnreadableEntry } from './types.ts';

/** A pino logger is one. */
export type ZoomLog = {
  debug(event: object, message: string): void;
  warn(event: object, message: string): void;
};

export type CallReport = {
  method: string;
  /** Path template. */
  endpoint: string;
  outcome: 'ok' | 'refused' | 'rate-limited' | 'unavailable' | 'outcome-unknown' | 'aborted';
  /** From the caller's asking to the caller's answer, waiting and retries included. */
  seconds: number;
  /** Entries of the answer that could not be read. */
  leftOut?: number | undefined;
  /** Why it did not end well, for the log and for admins: holds no secret. */
  error?: unknown;
};

type Request<Answer> = {
  endpoint: Endpoint;
  params?: Record<string, string> | undefined;
  query?: Record<string, unknown> | undefined;
  body?: Record<string, unknown> | undefined;
  answer: z.ZodType<Answer>;
  /** What of the answer could not be read. */
  leftOut?: ((answer: Answer) => readonly UnreadableEntry[]) | undefined;
  secrets?: readonly string[] | undefined;
  signal?: AbortSignal | undefined;
};

/** Makes one call as a caller sees it: paced, with a token, and repeated only where that cannot do harm. */
export type Call = <Answer>(request: Request<Answer>) => Promise<Answer>;

type CallParts = {
  apiUrl: string;
  http: Http;
  tokens: Tokens;
  pacer: Pacer;
  clock: Clock;
  random: () => number;
  log?: ZoomLog | undefined;
  onCall?: ((report: CallReport) => void) | undefined;
  readMs: number;
  writeMs: number;
  deadlineMs: number;
};

/** Entries that cannot be read and are known to be in the log. */
const MOST_TOLD = 1_000;

/**
 * - A read is repeated, while there is time before its deadline, when it failed on the way or was refused with 429.
 * - A write is sent once, whatever becomes of it; also a 429, which says that nothing happened, is left to the
 *   caller, who knows whether the write is still wanted then.
 * - Either is repeated once with a new token when Zoom did not know the old one: it was turned away at the door.
 */
export function createCall(parts: CallParts): Call {
  const { pacer, tokens, http, clock, log } = parts;
  const now = () => clock.now().getTime();

  async function once<Answer>(
    request: Request<Answer>,
    url: string,
    millisecondsLeft: number,
  ): Promise<Answer> {
    const { endpoint, query, body, answer, secrets = [], signal } = request;
    const token = await tokens.get(signal);
    signal?.throwIfAborted();
    const exchange = await http.send({
      method: endpoint.method,
      url,
      headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
      query,
      body,
      totalMs: endpoint.writes ? parts.writeMs : Math.min(parts.readMs, millisecondsLeft),
      writes: endpoint.writes,
      signal: endpoint.writes ? undefined : signal,
    });
    if (!endpoint.writes) signal?.throwIfAborted();
    try {
      return readAnswer({ endpoint, answer, secrets: [...secrets, token] }, exchange, clock);
    } catch (error) {
      if (isTokenRefused(error)) tokens.forget(token);
      throw error;
    }
  }

  /** Others who would call now would only be refused too. */
  function pauseFor(endpoint: Endpoint, { category }: RateLimited, milliseconds: number) {
    const named = weights.filter((weight) => weight === category?.toLowerCase());
    for (const weight of new Set([endpoint.weight, ...named])) {
      pacer.pause(weight, milliseconds);
    }
  }

  async function repeated<Answer>(request: Request<Answer>): Promise<Answer> {
    const { endpoint, params, signal } = request;
    const url = parts.apiUrl.replace(/\/+$/, '') + fillPath(endpoint, params);
    let deadline = Number.POSITIVE_INFINITY;
    let renewed = false;
    let last: unknown;
    for (let tries = 1; ; tries += 1) {
      const patience = Math.min(parts.deadlineMs, deadline - now());
      const turn = await pacer.take(endpoint.weight, patience, signal);
      if (!turn.granted) throw last ?? paused(endpoint, turn.milliseconds);
      // Waiting for one's turn is not Zoom being slow: time runs from the first call.
      deadline = Math.min(deadline, now() + parts.deadlineMs);
      const started = now();
      try {
        return await once(request, url, deadline - started);
      } catch (error) {
        last = error;
      } finally {
        turn.done();
      }
      const about = { endpoint: nameOf(endpoint), tries, milliseconds: now() - started };
      if (!renewed && isTokenRefused(last)) {
        log?.debug(about, 'Zoom no longer takes the token; asking for another');
        renewed = true;
        last = undefined;
        continue;
      }
      const delay = delayBefore(last, tries, parts.random);
      if (delay === undefined) throw last;
      if (last instanceof ZoomRefused && last.rateLimited) pauseFor(endpoint, last.rateLimited, delay);
      if (endpoint.method !== 'GET' || now() + delay >= deadline) throw last;
      log?.debug({ ...about, delay, err: last }, 'a call to Zoom failed; trying again');
      await wait(clock, delay, signal);
    }
  }

  const told = new Set<string>();

  /** A list is read every minute, and what is in it stays there. */
  function warnOnce(endpoint: Endpoint, { id, why }: UnreadableEntry) {
    const about = { endpoint: nameOf(endpoint), id, why };
    const key = JSON.stringify(about);
    if (told.has(key)) return;
    if (told.size === MOST_TOLD) told.clear();
    told.add(key);
    log?.warn(about, 'an entry of a list of Zoom’s cannot be read, and is left out');
  }

  return async (request) => {
    const started = now();
    const { method, path } = request.endpoint;
    const report = (outcome: CallReport['outcome'], more: Pick<CallReport, 'error' | 'leftOut'> = {}) =>
      parts.onCall?.({ method, endpoint: path, outcome, seconds: (now() - started) / 1000, ...more });
    try {
      const answer = await repeated(request);
      const leftOut = request.leftOut?.(answer) ?? [];
      for (const entry of leftOut) warnOnce(request.endpoint, entry);
      report('ok', leftOut.length > 0 ? { leftOut: leftOut.length } : {});
      log?.debug({ endpoint: nameOf(request.endpoint), milliseconds: now() - started }, 'called Zoom');
      return answer;
    } catch (error) {
      report(outcomeOf(error), { error });
      log?.warn(
        { endpoint: nameOf(request.endpoint), milliseconds: now() - started, err: error },
        'a call to Zoom failed',
      );
      throw error;
    }
  };
}

const weights: readonly Weight[] = ['light', 'medium', 'heavy'];

/** Turned away at the door, which takes both: the code with any other status says nothing of where the call got to. */
function isTokenRefused(error: unknown): boolean {
  return error instanceof ZoomRefused && error.status === 401 && error.code === zoomCode.invalidToken;
}

/** @returns milliseconds until the same call may go better; undefined when waiting would not help */
function delayBefore(error: unknown, tries: number, random: () => number): number | undefined {
  if (error instanceof ZoomUnavailable && error.passing) return backoff(tries, random);
  if (!(error instanceof ZoomRefused) || !error.rateLimited || error.rateLimited.daily) return undefined;
  // At least the backoff: "0" or a moment just past would otherwise be asked again at once, and again.
  return Math.max((error.rateLimited.retryAfter ?? 0) * 1000, backoff(tries, random));
}

function paused(endpoint: Endpoint, milliseconds: number): ZoomRefused {
  return new ZoomRefused({
    endpoint: nameOf(endpoint),
    code: zoomCode.tooManyRequests,
    reason: 'Zoom has asked for a pause',
    rateLimited: { retryAfter: milliseconds / 1000, daily: false },
  });
}

function outcomeOf(error: unknown): CallReport['outcome'] {
  if (!isZoomError(error)) return 'aborted';
  return error instanceof ZoomRefused && error.rateLimited ? 'rate-limited' : error.kind;
}

import { createFetch } from 'ofetch';
import { Agent, type Dispatcher, fetch as undiciFetch } from 'undici';
import type { Clock } from '../clock.ts';

type HttpRequest = {
  method: string;
  url: string;
  headers: Record<string, string>;
  query?: Record<string, unknown> | undefined;
  /** An object goes as JSON, a string as it is. */
  body?: Record<string, unknown> | string | undefined;
  /** From here to the last byte of the answer. */
  totalMs: number;
  /** Gets a connection of its own and is on no account sent twice. */
  writes: boolean;
  signal?: AbortSignal | undefined;
};

export type Exchange =
  /** `body` is undefined when the connection broke while it was read. */
  | { answered: true; status: number; headers: Headers; body: string | undefined }
  /** `sent` is false only when not one byte of the request can have left. */
  | { answered: false; sent: boolean; timedOut: boolean; detail: string };

export type Http = {
  /** Sends once; every failure is told, none thrown. */
  send(request: HttpRequest): Promise<Exchange>;
  close(): Promise<void>;
};

export function createHttp(connectMs: number, clock: Clock): Http {
  // HTTP/1.1, because there the moment a request begins to be written is one we can see.
  const common = { connect: { timeout: connectMs }, allowH2: false, headersTimeout: 0, bodyTimeout: 0 };
  const reading = new Agent({ ...common, keepAliveTimeout: 10_000 });
  // A kept connection may have been closed at the other end just now, and a write put on it would be lost without
  // anyone knowing whether it arrived. So each write opens its own.
  const writing = new Agent({ ...common, pipelining: 0 });

  async function send(request: HttpRequest): Promise<Exchange> {
    const progress: Progress = { sent: false };
    const timeout = new AbortController();
    const cancelTimeout = clock.schedule(request.totalMs, () =>
      timeout.abort(new Error('no answer in time')),
    );
    const signal = AbortSignal.any([timeout.signal, ...(request.signal ? [request.signal] : [])]);
    const dispatcher = watch(request.writes ? writing : reading, progress, request.writes);
    try {
      const response = await throughOfetch(request, signal, dispatcher);
      const body = await response.text().catch(() => undefined);
      return { answered: true, status: response.status, headers: response.headers, body };
    } catch (error) {
      const timedOut = timeout.signal.aborted;
      return {
        answered: false,
        sent: progress.sent,
        timedOut,
        detail: timedOut ? 'no answer in time' : describe(error),
      };
    } finally {
      cancelTimeout();
    }
  }

  return {
    send,
    async close() {
      await Promise.all([reading.close(), writing.close()]);
    },
  };
}

function throughOfetch(request: HttpRequest, signal: AbortSignal, dispatcher: Dispatcher): Promise<Response> {
  const ofetch = createFetch({
    async fetch(url, init) {
      const answer = await undiciFetch(String(url), {
        method: request.method,
        headers: [...new Headers(init?.headers)],
        body: typeof init?.body === 'string' ? init.body : null,
        // Following a redirect would send a write a second time.
        redirect: 'manual',
        signal,
        dispatcher,
      });
      return new Response(answer.body, { status: answer.status, headers: [...answer.headers] });
    },
  });
  const { method, headers, query = {}, body } = request;
  return ofetch.raw(request.url, {
    method,
    headers,
    query,
    ...(body === undefined ? {} : { body }),
    retry: false,
    ignoreResponseError: true,
    // The body is read by `send`, so that breaking off there is told apart from breaking off before.
    responseType: 'stream',
  });
}

type Progress = { sent: boolean };

/** Notes when undici starts to write the request to a connection: until then nothing has left this machine. */
function watch(agent: Agent, progress: Progress, once: boolean): Dispatcher {
  return agent.compose((dispatch) => (options, handler) => {
    // fetch by itself sends again what was answered with 421.
    if (once && progress.sent) throw new Error('a write would have been sent twice');
    return dispatch(options, {
      onRequestStart(controller, context) {
        progress.sent = true;
        handler.onRequestStart?.(controller, context);
      },
      onRequestUpgrade: (...rest) => handler.onRequestUpgrade?.(...rest),
      onResponseStart: (...rest) => handler.onResponseStart?.(...rest),
      onResponseData: (...rest) => handler.onResponseData?.(...rest),
      onResponseEnd: (...rest) => handler.onResponseEnd?.(...rest),
      onResponseError: (...rest) => handler.onResponseError?.(...rest),
    });
  });
}

/** The innermost cause: the outer ones say "fetch failed", and ofetch's holds the request with its token. */
function describe(error: unknown): string {
  let inner = error;
  while (inner instanceof Error && inner.cause instanceof Error) inner = inner.cause;
  if (!(inner instanceof Error)) return 'the call failed';
  const code = 'code' in inner && typeof inner.code === 'string' ? inner.code : inner.name;
  return inner.message.includes(code) ? inner.message : `${code} ${inner.message}`.trim();
}

import type { Clock } from '../clock.ts';
import { ZoomUnavailable } from './errors.ts';
import type { Exchange, Http } from './http.ts';
import { parseJson } from './parse-json.ts';
import { redact } from './redact.ts';
import { tokenAnswer, tokenRefusal } from './schemas/token.ts';

const ENDPOINT = 'POST /oauth/token';
/** Ask again this long before the token ends, so that it does not end on the way. */
const MARGIN_SECONDS = 60;

type Credentials = { oauthUrl: string; accountId: string; clientId: string; clientSecret: string };

export type Tokens = {
  /**
   * @throws ZoomUnavailable, as nothing was sent to the API yet; the signal's reason, when aborted while waiting
   */
  get(signal?: AbortSignal): Promise<string>;
  /** Zoom no longer takes this token: the next `get` asks for another. */
  forget(token: string): void;
};

/** Holds the account's access token; callers who need one at the same time share one request for it. */
export function createTokens(credentials: Credentials, http: Http, totalMs: number, clock: Clock): Tokens {
  let held: { token: string; renewAt: number } | undefined;
  let asking: Promise<string> | undefined;

  async function ask(): Promise<string> {
    const asked = clock.now().getTime();
    const exchange = await http.send(tokenRequest(credentials, totalMs));
    const { access_token: token, expires_in: seconds } = readToken(exchange, credentials);
    // A token that lives for less than two margins would otherwise be old at birth.
    const useful = seconds - Math.min(MARGIN_SECONDS, seconds / 2);
    held = { token, renewAt: asked + useful * 1000 };
    return token;
  }

  return {
    get(signal) {
      if (held && clock.now().getTime() < held.renewAt) return Promise.resolve(held.token);
      asking ??= ask().finally(() => {
        asking = undefined;
      });
      return orAborted(asking, signal);
    },
    forget(token) {
      // Another caller may have got a new one in the meantime.
      if (held?.token === token) held = undefined;
    },
  };
}

function tokenRequest({ oauthUrl, accountId, clientId, clientSecret }: Credentials, totalMs: number) {
  return {
    method: 'POST',
    url: oauthUrl,
    headers: {
      authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ grant_type: 'account_credentials', account_id: accountId }).toString(),
    totalMs,
    writes: false,
  };
}

function readToken(exchange: Exchange, credentials: Credentials) {
  const fail = (reason: ZoomUnavailable['reason'], detail: string) =>
    new ZoomUnavailable({ endpoint: ENDPOINT, reason, detail });
  if (!exchange.answered) {
    const reason = exchange.sent ? (exchange.timedOut ? 'timed-out' : 'cut-off') : 'not-sent';
    throw fail(reason, `no token: ${exchange.detail}`);
  }
  const { status, body } = exchange;
  if (status >= 500 || status === 429 || status === 408) {
    throw fail('server-error', `no token: Zoom answered ${status}`);
  }
  if (body === undefined) throw fail('cut-off', 'no token: the answer broke off');
  const answer = parseJson(body);
  if (status >= 400) {
    const { data } = tokenRefusal.safeParse(answer);
    const said = [data?.error, data?.reason].filter(Boolean).join(': ') || `status ${status}`;
    const safe = redact(said, [credentials.clientSecret]);
    throw fail(
      'credentials',
      `Zoom does not accept the credentials (${safe}): check ZOOM_ACCOUNT_ID, ZOOM_CLIENT_ID and ZOOM_CLIENT_SECRET`,
    );
  }
  const read = tokenAnswer.safeParse(answer);
  if (!read.success) {
    const fields = read.error.issues.map((issue) => issue.path.join('.') || 'JSON').join(', ');
    throw fail('unreadable', `no token: the answer (${status}) has no usable ${fields}`);
  }
  return read.data;
}

/** Lets one caller go without ending the request, which others may be waiting for. */
function orAborted<Value>(promise: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

import { createHmac } from 'node:crypto';
import type { Clock } from '../../../clock.ts';
import { wait } from '../../../clock.ts';
import type { Ids } from '../workspace/ids.ts';
import { ACK_MILLISECONDS, type Delivered, type Parcel, type Transport } from './delivery.ts';

/** Slack's signature of a request: `v0=` and the HMAC-SHA256 of `v0:timestamp:body`. @param timestamp unix seconds */
export function sign(signingSecret: string, timestamp: number, body: string): string {
  return `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}

const FORM = 'application/x-www-form-urlencoded';

/** A command is a form, an interaction a form with one field of JSON, an event JSON itself. */
export function encode({ kind, payload }: Parcel): { body: string; contentType: string } {
  if (kind === 'events_api') return { body: JSON.stringify(payload), contentType: 'application/json' };
  const fields = kind === 'interactive' ? { payload: JSON.stringify(payload) } : payload;
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) form.set(name, String(value));
  return { body: form.toString(), contentType: FORM };
}

export type HttpTransport = Transport & {
  /** Sends the `url_verification` challenge, and answers whether the app echoed it. */
  verify(): Promise<boolean>;
};

/** Signed requests to the app's request URL. An unverified URL gets the challenge first, as in Slack's app settings. */
export function createHttpTransport(options: {
  clock: Clock;
  ids: Ids;
  requestUrl: string;
  signingSecret: string;
  verificationToken: string;
  changed: () => void;
}): HttpTransport {
  const { clock, ids, requestUrl, signingSecret, verificationToken, changed } = options;
  const closing = new AbortController();
  let isVerified = false;

  const send = async (parcel: Parcel): Promise<Delivered> => {
    const { body, contentType } = encode(parcel);
    const timestamp = Math.floor(clock.now().getTime() / 1000);
    const timeout = new AbortController();
    const answered = new AbortController();
    const late = wait(clock, ACK_MILLISECONDS, answered.signal).then(
      (): Delivered => {
        timeout.abort();
        return { isAcknowledged: false, failure: 'timeout' };
      },
      (): Delivered => ({ isAcknowledged: false, failure: 'timeout' }),
    );
    const request = fetch(requestUrl, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.any([timeout.signal, closing.signal]),
      body,
      headers: {
        'content-type': contentType,
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        'x-slack-request-timestamp': String(timestamp),
        'x-slack-signature': sign(signingSecret, timestamp, body),
        ...(parcel.retry
          ? { 'x-slack-retry-num': String(parcel.retry.attempt), 'x-slack-retry-reason': parcel.retry.reason }
          : {}),
      },
    })
      .then(readAnswer)
      .catch((): Delivered => ({ isAcknowledged: false, failure: 'connection_failed' }));
    const delivered = await Promise.race([request, late]);
    answered.abort();
    return delivered;
  };

  const verify = async () => {
    const challenge = ids.secret(40);
    const delivered = await send({
      kind: 'events_api',
      payload: { token: verificationToken, challenge, type: 'url_verification' },
      acceptsAnswer: true,
    });
    const answer = delivered.isAcknowledged ? delivered.answer : undefined;
    const echoed =
      typeof answer === 'object' && answer !== null && 'challenge' in answer ? answer.challenge : answer;
    isVerified = echoed === challenge;
    changed();
    return isVerified;
  };

  return {
    kind: 'http',
    get isConnected() {
      return isVerified;
    },
    verify,
    async deliver(parcel) {
      if (!isVerified && !(await verify())) return { isAcknowledged: false, failure: 'not_connected' };
      return send(parcel);
    },
    openTicket: null,
    close: () => closing.abort(new Error('The local Slack is closing')),
  };
}

async function readAnswer(response: Response): Promise<Delivered> {
  const text = await response.text();
  if (response.status !== 200) return { isAcknowledged: false, failure: 'http_error' };
  if (text === '') return { isAcknowledged: true, answer: undefined };
  if (!response.headers.get('content-type')?.includes('application/json')) {
    return { isAcknowledged: true, answer: text };
  }
  try {
    return { isAcknowledged: true, answer: JSON.parse(text) };
  } catch {
    return { isAcknowledged: false, failure: 'http_error' };
  }
}

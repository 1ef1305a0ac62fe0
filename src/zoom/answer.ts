import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { type Endpoint, nameOf } from './endpoints.ts';
import { type AnyZoomError, ZoomOutcomeUnknown, ZoomRefused, ZoomUnavailable } from './errors.ts';
import { fieldPath } from './field-path.ts';
import type { Exchange } from './http.ts';
import { parseJson } from './parse-json.ts';
import { redact } from './redact.ts';
import { parseRetryAfter } from './retry-after.ts';
import { errorBody } from './schemas/error-body.ts';

type Question<Answer> = {
  endpoint: Endpoint;
  answer: z.ZodType<Answer>;
  /** What the request held and no message may repeat. */
  secrets: readonly string[];
};

/** For calls whose success says it all. */
export const nothing: z.ZodType<void> = z.unknown().transform(() => undefined);

/**
 * What an exchange means.
 * @throws one of the three errors; which one follows from what can be known, never from hope
 */
export function readAnswer<Answer>(question: Question<Answer>, exchange: Exchange, clock: Clock): Answer {
  const { endpoint } = question;
  if (!exchange.answered) {
    const { sent, timedOut, detail } = exchange;
    throw sent
      ? lost(endpoint, timedOut ? 'timed-out' : 'cut-off', detail)
      : new ZoomUnavailable({ endpoint: nameOf(endpoint), reason: 'not-sent', detail });
  }
  const { status, headers, body } = exchange;
  const trackingId = headers.get('x-zm-trackingid') ?? undefined;
  // 408 can come from a gateway that gave up on a request which Zoom had already taken.
  if (status >= 400 && status < 500 && status !== 408) throw refused(question, exchange, clock);
  if (status < 200 || status > 299) {
    throw lost(endpoint, 'server-error', `answered ${status}`, { status, trackingId });
  }
  const parsed = parseJson(body ?? '');
  const read = question.answer.safeParse(parsed);
  if (read.success) return read.data;
  if (body === undefined) {
    throw lost(endpoint, 'cut-off', `the answer (${status}) broke off`, { status, trackingId });
  }
  const wrong = parsed === undefined ? 'it is not JSON' : read.error.issues.map(explain).join('; ');
  throw lost(endpoint, 'unreadable', `the answer (${status}) cannot be read: ${wrong}`, {
    status,
    trackingId,
  });
}

/** No usable answer to something that was sent: for a write nobody knows, a read simply failed. */
function lost(
  endpoint: Endpoint,
  reason: ZoomUnavailable['reason'],
  detail: string,
  about: { status?: number; trackingId?: string | undefined } = {},
): AnyZoomError {
  const named = { endpoint: nameOf(endpoint), detail, ...about };
  return endpoint.writes ? new ZoomOutcomeUnknown(named) : new ZoomUnavailable({ ...named, reason });
}

function refused(
  { endpoint, secrets }: Question<unknown>,
  { status, headers, body }: Extract<Exchange, { answered: true }>,
  clock: Clock,
): ZoomRefused {
  const said = errorBody.parse(parseJson(body ?? ''));
  const wait = parseRetryAfter(headers.get('retry-after'), clock.now());
  return new ZoomRefused({
    endpoint: nameOf(endpoint),
    trackingId: headers.get('x-zm-trackingid') ?? undefined,
    status,
    code: said.code,
    reason: redact(said.message ?? 'refused without a reason', secrets),
    fields: said.errors.map((each) => ({ ...each, message: redact(each.message, secrets) })),
    rateLimited:
      status === 429
        ? {
            retryAfter: wait === undefined ? undefined : wait / 1000,
            daily: /^daily/i.test(headers.get('x-ratelimit-type') ?? ''),
            category: headers.get('x-ratelimit-category') ?? undefined,
          }
        : undefined,
  });
}

function explain(issue: z.core.$ZodIssue): string {
  const field = fieldPath(issue.path) || 'the whole';
  const missing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined');
  return missing ? `${field} is missing` : `${field}: ${issue.message}`;
}

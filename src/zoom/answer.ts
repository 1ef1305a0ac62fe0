import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { type Endpoint, nameOf } from './endpoints.ts';
import { type AnyZoomError, ZoomOutcomeUnknown, ZoomRefused, ZoomUnavailable } from './errors.ts';
import { explainIssue } from './explain-issue.ts';
import type { Exchange } from './http.ts';
import { parseJson } from './parse-json.ts';
import { readRateLimit } from './rate-limit.ts';
import { redact } from './redact.ts';
import { errorBody } from './schemas/error-body.ts';

type Question<Answer> = {
  endpoint: Endpoint;
  answer: z.ZodType<Answer>;
  /** What the request held and no message may repeat. */
  secrets: readonly string[];
};

/** For calls whose whole answer is 204. Any other success may be a sign-in page. */
export const nothing: z.ZodType<void> = z.unknown().transform(() => undefined);

/** The statuses of Zoom's refusals. */
const refusals = new Set([400, 401, 403, 404, 409, 429]);

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
  if (isRefusal(exchange)) throw refused(question, exchange, clock);
  if (status < 200 || status > 299) {
    throw lost(endpoint, 'server-error', `answered ${status}`, { status, trackingId });
  }
  // 202 is a promise: what its body says, an empty list for one, may not be the last word.
  if (question.answer === nothing ? status !== 204 : endpoint.writes && status === 202) {
    throw lost(endpoint, 'unreadable', `answered ${status}, which does not say it is done`, {
      status,
      trackingId,
    });
  }
  const parsed = parseJson(body ?? '');
  const read = question.answer.safeParse(parsed);
  if (read.success) return read.data;
  if (body === undefined) {
    throw lost(endpoint, 'cut-off', `the answer (${status}) broke off`, { status, trackingId });
  }
  const wrong = parsed === undefined ? 'it is not JSON' : read.error.issues.map(explainIssue).join('; ');
  throw lost(endpoint, 'unreadable', `the answer (${status}) cannot be read: ${wrong}`, {
    status,
    trackingId,
  });
}

type Answered = Extract<Exchange, { answered: true }>;

/**
 * Other 4xx are also a proxy's way of giving up on a request that Zoom has taken (408, 425, 460, 499), so they count
 * only with Zoom's own code; and 408 not even then, as it says itself that nobody waited for the outcome.
 */
function isRefusal({ status, body }: Answered): boolean {
  if (refusals.has(status)) return true;
  if (status < 400 || status > 499 || status === 408) return false;
  return errorBody.parse(parseJson(body ?? '')).code !== undefined;
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
  { status, headers, body }: Answered,
  clock: Clock,
): ZoomRefused {
  const said = errorBody.parse(parseJson(body ?? ''));
  return new ZoomRefused({
    endpoint: nameOf(endpoint),
    trackingId: headers.get('x-zm-trackingid') ?? undefined,
    status,
    code: said.code,
    reason: redact(said.message ?? 'refused without a reason', secrets),
    fields: said.errors.map((each) => ({ ...each, message: redact(each.message, secrets) })),
    rateLimited: status === 429 ? readRateLimit(headers, clock.now()) : undefined,
  });
}

/** One thing wrong with one field of the request, or with one number of it. */
export type FieldError = {
  /** As the API names it, e.g. `billing_address.zip`. */
  field?: string | undefined;
  phoneNumber?: string | undefined;
  message: string;
};

/** Zoom would have no more calls now. */
export type RateLimited = {
  /** Seconds until a call is worth trying, when known. */
  retryAfter?: number | undefined;
  /** The day's allowance is used up: waiting a moment is no help. */
  daily: boolean;
  /** Which of the account's allowances, as Zoom names it: `Light`, `Medium`, `Heavy`. */
  category?: string | undefined;
};

type About = {
  /** Method and path template, e.g. `POST /phone/numbers/{numberId}/assign`: never an id, never a query. */
  endpoint: string;
  /** Zoom's own name for the call, to give to its support. */
  trackingId?: string | undefined;
};

/** The message of each error is for the log: it holds no token, secret, account number or PIN. */
class ZoomError extends Error {
  readonly endpoint: string;
  readonly trackingId: string | undefined;

  constructor(message: string, about: About) {
    super(`${about.endpoint}: ${message}`);
    this.endpoint = about.endpoint;
    this.trackingId = about.trackingId;
  }
}

/** Nothing happened: Zoom said no, or the client saw that it would. */
export class ZoomRefused extends ZoomError {
  override readonly name = 'ZoomRefused';
  readonly kind = 'refused';
  /** HTTP status; undefined when the request was not worth sending. */
  readonly status: number | undefined;
  /** Zoom's own code, e.g. 100010 for a number that is no longer available; undefined when it gave none. */
  readonly code: number | undefined;
  /** Zoom's sentence. */
  readonly reason: string;
  readonly fields: FieldError[];
  readonly rateLimited: RateLimited | undefined;

  constructor(
    refusal: About & {
      reason: string;
      status?: number | undefined;
      code?: number | undefined;
      fields?: FieldError[];
      rateLimited?: RateLimited | undefined;
    },
  ) {
    const { status, code, reason, fields = [], rateLimited } = refusal;
    const named = fields.map((each) => `${each.field ?? each.phoneNumber ?? 'request'}: ${each.message}`);
    super([status ?? 'not sent,', code ?? '', reason, named.join('; ')].filter(Boolean).join(' '), refusal);
    this.status = status;
    this.code = code;
    this.reason = reason;
    this.fields = fields;
    this.rateLimited = rateLimited;
  }
}

/**
 * - `not-sent`: no connection (name, network, TLS, connect timeout)
 * - `timed-out`, `cut-off`, `server-error`: a read went wrong on the way or at Zoom
 * - `unreadable`: a read was answered with something this client cannot understand; asking again will not help
 * - `credentials`: Zoom does not accept the account's credentials
 */
type UnavailableReason = 'not-sent' | 'timed-out' | 'cut-off' | 'server-error' | 'unreadable' | 'credentials';

/** Nothing was sent, or a read failed: nothing has changed at Zoom, and it can be tried again later. */
export class ZoomUnavailable extends ZoomError {
  override readonly name = 'ZoomUnavailable';
  readonly kind = 'unavailable';
  readonly reason: UnavailableReason;

  constructor(failure: About & { reason: UnavailableReason; detail: string }) {
    super(failure.detail, failure);
    this.reason = failure.reason;
  }

  /** Whether the same call may well succeed in a moment. */
  get passing(): boolean {
    return this.reason !== 'unreadable' && this.reason !== 'credentials';
  }
}

/** A write was sent and its answer is lost or not understood: it may have happened. Look before doing it again. */
export class ZoomOutcomeUnknown extends ZoomError {
  override readonly name = 'ZoomOutcomeUnknown';
  readonly kind = 'outcome-unknown';
  /** HTTP status, when there was an answer. */
  readonly status: number | undefined;

  constructor(failure: About & { detail: string; status?: number | undefined }) {
    super(`it may have happened: ${failure.detail}`, failure);
    this.status = failure.status;
  }
}

export type AnyZoomError = ZoomRefused | ZoomUnavailable | ZoomOutcomeUnknown;

export function isZoomError(error: unknown): error is AnyZoomError {
  return (
    error instanceof ZoomRefused || error instanceof ZoomUnavailable || error instanceof ZoomOutcomeUnknown
  );
}

/** Zoom's codes that callers tell apart. */
export const zoomCode = {
  malformed: 300,
  invalidToken: 124,
  missingScope: 4711,
  assigneeNotFound: 1001,
  numberNotFound: 100_002,
  orderNotFound: 3000,
  blockNotFound: 3100,
  noLongerAvailable: 100_010,
  assigned: 100_011,
  orderStatusForbids: 3001,
  pageTokenExpired: 3_001_000,
  tooManyRequests: 429,
} as const;

/** The list has to be read again from its beginning. */
export function isPageTokenExpired(error: unknown): boolean {
  return error instanceof ZoomRefused && error.code === zoomCode.pageTokenExpired;
}

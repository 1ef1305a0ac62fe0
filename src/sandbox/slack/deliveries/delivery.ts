/** The three kinds of payload that Slack brings to an app. */
export type PayloadKind = 'slash_commands' | 'interactive' | 'events_api';

export type Retry = { attempt: number; reason: string };

export type Parcel = {
  kind: PayloadKind;
  payload: Record<string, unknown>;
  /** The acknowledgement may carry an answer (commands, submissions, suggestions). */
  acceptsAnswer: boolean;
  retry?: Retry;
};

/** Why the app is taken not to have got a payload. Named as in Slack's `retry_reason`. */
export type Failure = 'not_connected' | 'timeout' | 'http_error' | 'connection_failed';

/** `answer` is what came with the acknowledgement: an object, a text (HTTP only), or undefined. */
export type Delivered =
  | { isAcknowledged: true; answer: unknown }
  | { isAcknowledged: false; failure: Failure };

/** How long the app has to acknowledge. */
export const ACK_MILLISECONDS = 3_000;

/** One way to reach the app. */
export type Transport = {
  readonly kind: 'socket' | 'http';
  /** A socket is open, or the request URL has answered. */
  readonly isConnected: boolean;
  /** Never throws. */
  deliver(parcel: Parcel): Promise<Delivered>;
  /** A new address for `apps.connections.open`; null when the app is reached over HTTP. */
  openTicket: (() => string) | null;
  close(): void;
};

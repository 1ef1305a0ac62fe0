import type { Clock } from '../clock.ts';
import { createBlocks } from './blocks.ts';
import { type CallReport, createCall, type ZoomLog } from './call.ts';
import { createHttp } from './http.ts';
import { createNumbers } from './numbers.ts';
import { createPacer, type Limits, limitsOf, type Plan } from './pacing.ts';
import { createPorting } from './porting.ts';
import { createTokens } from './token.ts';
import { createTollFree } from './toll-free.ts';
import type { Zoom } from './zoom.ts';

export type ZoomOptions = {
  /** E.g. `https://api.zoom.us/v2`. */
  apiUrl: string;
  /** E.g. `https://zoom.us/oauth/token`. */
  oauthUrl: string;
  accountId: string;
  clientId: string;
  clientSecret: string;
  clock: Clock;
  /** From 0 up to 1, for the jitter between retries. */
  random: () => number;
  log?: ZoomLog | undefined;
  /** Hears of every call when it is over, for metrics. */
  onCall?: ((report: CallReport) => void) | undefined;
  /** Sets how many calls a second are made; `pro` unless told. */
  plan?: Plan | undefined;
  /** Calls a second, where the account's plan does not say it: a share of it, for one. */
  limits?: Limits | undefined;
  timeouts?:
    | {
        /** Until there is a connection; 3 s unless told. */
        connectMs?: number | undefined;
        /** From the first byte out to the last byte in; 10 s unless told. */
        totalMs?: number | undefined;
        /** The same for writes; 30 s unless told: giving up early costs knowing what happened. */
        writeMs?: number | undefined;
        /** How long a read is tried again, and how long a pause that Zoom asks for is sat out; 20 s unless told. */
        deadlineMs?: number | undefined;
      }
    | undefined;
};

export type ZoomClient = Zoom & {
  /** Lets calls on their way end, then closes the connections. */
  close(): Promise<void>;
};

/** The Number Management API, with a server-to-server OAuth app of the account. */
export function createZoomClient(options: ZoomOptions): ZoomClient {
  const { clock, timeouts = {} } = options;
  const { connectMs = 3_000, totalMs = 10_000, writeMs = 30_000, deadlineMs = 20_000 } = timeouts;
  const http = createHttp(connectMs, clock);
  const call = createCall({
    apiUrl: options.apiUrl,
    http,
    tokens: createTokens(options, http, totalMs, clock),
    pacer: createPacer(options.limits ?? limitsOf[options.plan ?? 'pro'], clock),
    clock,
    random: options.random,
    log: options.log,
    onCall: options.onCall,
    readMs: totalMs,
    writeMs,
    deadlineMs,
  });
  return {
    offers: () => true,
    numbers: createNumbers(call),
    porting: createPorting(call),
    blocks: createBlocks(call),
    tollFree: createTollFree(call),
    close: http.close,
  };
}

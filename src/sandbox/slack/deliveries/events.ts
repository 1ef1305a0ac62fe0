import { type Clock, wait } from '../../../clock.ts';
import type { Failure, Parcel, Retry, Transport } from './delivery.ts';

/** Slack tries an event again at once, after a minute and after five. */
const PAUSES_MILLISECONDS = [0, 60_000, 300_000];

const REASONS: Record<Failure, string> = {
  not_connected: 'connection_failed',
  timeout: 'timeout',
  http_error: 'http_error',
  connection_failed: 'connection_failed',
};

/** Slack's words differ with the way: over HTTP a timeout is `http_timeout`. */
const reasonOf = (failure: Failure, transport: Pick<Transport, 'kind'>) =>
  transport.kind === 'http' && failure === 'timeout' ? 'http_timeout' : REASONS[failure];

/**
 * Brings an event to the app, with Slack's three redeliveries.
 * @param signal ends the redeliveries
 * @returns whether the app acknowledged it in the end
 */
export async function deliverEvent(
  clock: Clock,
  transport: Pick<Transport, 'kind' | 'deliver'>,
  payload: Parcel['payload'],
  signal: AbortSignal,
): Promise<boolean> {
  let retry: Retry | undefined;
  for (const [index, pause] of [...PAUSES_MILLISECONDS, null].entries()) {
    const delivered = await transport.deliver({
      kind: 'events_api',
      payload,
      acceptsAnswer: false,
      ...(retry ? { retry } : {}),
    });
    if (delivered.isAcknowledged) return true;
    if (pause === null || signal.aborted) return false;
    retry = { attempt: index + 1, reason: reasonOf(delivered.failure, transport) };
    if (pause > 0) await wait(clock, pause, signal).catch(() => undefined);
    if (signal.aborted) return false;
  }
  return false;
}

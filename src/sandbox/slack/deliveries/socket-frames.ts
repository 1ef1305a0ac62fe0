import { z } from 'zod';
import { APP_ID } from '../seed.ts';
import type { Parcel } from './delivery.ts';

/** The frames of Socket Mode as Slack writes them. */

export const helloFrame = (connections: number) => ({
  type: 'hello',
  num_connections: connections,
  debug_info: { host: 'applink-local', build_number: 1, approximate_connection_time: 18_060 },
  connection_info: { app_id: APP_ID },
});

export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled' | 'too_many_websockets';

export const disconnectFrame = (reason: DisconnectReason) => ({
  type: 'disconnect',
  reason,
  debug_info: { host: 'applink-local' },
});

export const envelopeFrame = (envelopeId: string, { kind, payload, acceptsAnswer, retry }: Parcel) => ({
  envelope_id: envelopeId,
  type: kind,
  payload,
  accepts_response_payload: acceptsAnswer,
  ...(kind === 'events_api' ? { retry_attempt: retry?.attempt ?? 0, retry_reason: retry?.reason ?? '' } : {}),
});

const ackSchema = z.object({ envelope_id: z.string(), payload: z.unknown().optional() });

/** Reads an acknowledgement; null for anything else. */
export function readAck(frame: string): z.infer<typeof ackSchema> | null {
  try {
    return ackSchema.safeParse(JSON.parse(frame)).data ?? null;
  } catch {
    return null;
  }
}

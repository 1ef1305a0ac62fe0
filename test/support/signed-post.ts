import type { Parcel } from '../../src/sandbox/slack/deliveries/delivery.ts';
import { encode, sign } from '../../src/sandbox/slack/deliveries/http.ts';

export type Signing = { secret: string /** Unix seconds; the present unless told. */; timestamp?: number };

/** Posts to the bot what Slack would post, or what somebody who pretends to be Slack would. */
export function signedPost(
  botUrl: string,
  { secret, timestamp = Math.floor(Date.now() / 1000) }: Signing,
  kind: Parcel['kind'],
  payload: Parcel['payload'],
): Promise<Response> {
  const { body, contentType } = encode({ kind, payload, acceptsAnswer: true });
  return fetch(`${botUrl}/slack/events`, {
    method: 'POST',
    body,
    headers: {
      'content-type': contentType,
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': sign(secret, timestamp, body),
    },
  });
}

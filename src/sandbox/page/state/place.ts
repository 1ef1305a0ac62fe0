/** Where a person is: in a conversation or on the bot's Home tab. */
export type Place = { kind: 'conversation'; id: string } | { kind: 'home' };

export type Address = { personId?: string; place?: Place; messageTs?: string };

/** Reads `?as=U…&channel=C…&message=ts`; `channel=home` is the bot's Home tab. */
export function readAddress(search: string): Address {
  const query = new URLSearchParams(search);
  const personId = query.get('as');
  const channel = query.get('channel');
  const messageTs = query.get('message');
  return {
    ...(personId ? { personId } : {}),
    ...(channel
      ? { place: channel === 'home' ? { kind: 'home' } : { kind: 'conversation', id: channel } }
      : {}),
    ...(messageTs ? { messageTs } : {}),
  };
}

export function writeAddress({ personId, place, messageTs }: Address): string {
  const query = new URLSearchParams();
  if (personId) query.set('as', personId);
  if (place) query.set('channel', place.kind === 'home' ? 'home' : place.id);
  if (messageTs) query.set('message', messageTs);
  return `?${query.toString()}`;
}

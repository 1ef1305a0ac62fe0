import { useCallback, useEffect, useState } from 'react';
import type { PersonScreen } from '../../slack/page-protocol.ts';
import { type Place, readAddress, writeAddress } from './place.ts';
import { recall, remember } from './remembered.ts';

type Position = { place: Place; messageTs: string | undefined };

/** Where the person is; in the address bar, so that it can be linked to and the browser's Back works. */
export function usePlace(screen: PersonScreen): Position & { go(place: Place): void } {
  const [position, setPosition] = useState<Position>(() => startAt(screen));
  const me = screen.me.id;
  const { place, messageTs } = position;

  useEffect(() => {
    const wanted = writeAddress({ personId: me, place, ...(messageTs === undefined ? {} : { messageTs }) });
    if (location.search !== wanted) history.replaceState(null, '', wanted);
    remember({ personId: me, channel: place.kind === 'home' ? 'home' : place.id });
  }, [me, place, messageTs]);

  useEffect(() => {
    const onPop = () => {
      const there = readAddress(location.search);
      if (there.place) setPosition({ place: there.place, messageTs: there.messageTs });
    };
    addEventListener('popstate', onPop);
    return () => removeEventListener('popstate', onPop);
  }, []);

  const go = useCallback(
    (to: Place) => {
      const address = writeAddress({ personId: me, place: to });
      if (location.search !== address) history.pushState(null, '', address);
      setPosition({ place: to, messageTs: undefined });
    },
    [me],
  );
  return { ...position, go };
}

function startAt(screen: PersonScreen): Position {
  const { place, messageTs } = readAddress(location.search);
  if (place && isThere(place, screen)) return { place, messageTs };
  const { channel } = recall();
  const last: Place | undefined =
    channel === undefined
      ? undefined
      : channel === 'home'
        ? { kind: 'home' }
        : { kind: 'conversation', id: channel };
  if (last && isThere(last, screen)) return { place: last, messageTs: undefined };
  const [first] = screen.conversations;
  return { place: first ? { kind: 'conversation', id: first.id } : { kind: 'home' }, messageTs: undefined };
}

function isThere(place: Place, screen: PersonScreen): boolean {
  return place.kind === 'home' || screen.conversations.some((conversation) => conversation.id === place.id);
}

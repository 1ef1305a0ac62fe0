import { useEffect, useState } from 'react';
import type { PersonScreen } from '../../slack/page-protocol.ts';

export type LinkState = 'connecting' | 'live' | 'lost';

type Live = { screen: PersonScreen | null; link: LinkState };

const firstWaitMs = 300;
const longestWaitMs = 5000;

/** `null` waits. The person’s screen as the local Slack pushes it; comes back by itself after the sandbox was restarted. */
export function useLiveScreen(personId: string | null): Live {
  const [live, setLive] = useState<Live>({ screen: null, link: 'connecting' });
  useEffect(() => {
    setLive({ screen: null, link: 'connecting' });
    if (personId === null) return;
    return follow(
      `/page/live?person=${encodeURIComponent(personId)}`,
      (screen) => setLive({ screen, link: 'live' }),
      () => setLive((before) => ({ ...before, link: 'lost' })),
    );
  }, [personId]);
  return live;
}

function follow(path: string, onScreen: (screen: PersonScreen) => void, onLost: () => void): () => void {
  let wait = firstWaitMs;
  let timer: number | undefined;
  let socket: WebSocket;
  let ended = false;
  const open = () => {
    socket = new WebSocket(new URL(path, location.href.replace(/^http/, 'ws')));
    socket.onmessage = ({ data }) => {
      wait = firstWaitMs;
      onScreen(JSON.parse(String(data)));
    };
    socket.onclose = () => {
      if (ended) return;
      onLost();
      timer = window.setTimeout(open, wait);
      wait = Math.min(wait * 2, longestWaitMs);
    };
  };
  open();
  return () => {
    ended = true;
    clearTimeout(timer);
    socket.close();
  };
}

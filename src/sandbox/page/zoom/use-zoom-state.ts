import { useEffect, useState } from 'react';
import type { ZoomState } from '../../zoom/control-protocol.ts';

export type ZoomSight =
  | { kind: 'loading' }
  /** The bot works with the real Zoom: there is nothing to control. */
  | { kind: 'real' }
  | { kind: 'lost'; state: ZoomState | null }
  | { kind: 'local'; state: ZoomState };

const retryMs = 2000;

/** The local Zoom as it is now, by Server-Sent Events. */
export function useZoomState(): ZoomSight {
  const [sight, setSight] = useState<ZoomSight>({ kind: 'loading' });
  useEffect(() => {
    let events: EventSource | undefined;
    let timer: number | undefined;
    let ended = false;
    const lose = () => {
      events?.close();
      if (ended) return;
      setSight((now) => ({ kind: 'lost', state: 'state' in now ? now.state : null }));
      timer = window.setTimeout(start, retryMs);
    };
    const start = async () => {
      const answer = await fetch('/zoom/control/state').catch(() => undefined);
      if (ended) return;
      if (answer?.status === 404) {
        setSight({ kind: 'real' });
        return;
      }
      if (!answer?.ok) return lose();
      setSight({ kind: 'local', state: await answer.json() });
      events = new EventSource('/zoom/control/live');
      events.onmessage = ({ data }) => setSight({ kind: 'local', state: JSON.parse(data) });
      events.onerror = lose;
    };
    void start();
    return () => {
      ended = true;
      clearTimeout(timer);
      events?.close();
    };
  }, []);
  return sight;
}

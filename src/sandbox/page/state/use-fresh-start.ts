import { useEffect, useState } from 'react';
import { isComingBack } from './remembered.ts';
import { createSend } from './send.ts';

/** Tells the local Slack of a reload first: ephemeral messages vanish, open modals close. True when that is done. */
export function useFreshStart(personId: string): boolean {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    const told = startOnce(personId);
    let left = false;
    void told.then(() => {
      if (!left) setReady(true);
    });
    return () => {
      left = true;
    };
  }, [personId]);
  return ready;
}

const started = new Map<string, Promise<unknown>>();

/** Switching to somebody and back within a page is no reload. */
function startOnce(personId: string): Promise<unknown> {
  const before = started.get(personId);
  if (before) return before;
  const told = isComingBack(personId) ? createSend(personId)('reload', {}) : Promise.resolve();
  started.set(personId, told);
  return told;
}

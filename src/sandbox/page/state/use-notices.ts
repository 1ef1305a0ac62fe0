import { useCallback, useState } from 'react';
import type { PageNotice, PersonScreen } from '../../slack/page-protocol.ts';
import { firstSight, type Seen } from './notice-times.ts';
import type { Send } from './send.ts';

export type ShownNotice = { id: string; text: string; seen: Seen; onDismiss(): void };

let told = 0;

/** Slack's own sentences: those the local Slack pushed, and those that only the page could know of. */
export function useNotices(screen: PersonScreen, send: Send) {
  const [local, setLocal] = useState<PageNotice[]>([]);
  const [hushed, setHushed] = useState<readonly string[]>([]);

  const tell = useCallback((channel: string, text: string) => {
    told += 1;
    const id = `local ${told}`;
    setLocal((now) => [...now, { id, channel, text }]);
  }, []);
  const hush = useCallback(
    (text: string) => setHushed((now) => (now.includes(text) ? now : [...now, text])),
    [],
  );

  const pushed = screen.notices.filter((notice) => !hushed.includes(notice.text));
  const own = local.filter((notice) => !screen.notices.some(({ text }) => text === notice.text));
  // Whichever conversation is open: the time counts from when a notice came, not from when it was looked at.
  const all = [...pushed, ...own].map((notice) => ({ notice, seen: firstSight(notice, screen) }));

  /** A notice of no conversation is shown wherever the person is. */
  const noticesIn = (channel: string): ShownNotice[] =>
    all
      .filter(({ notice }) => notice.channel === undefined || notice.channel === channel)
      .map(({ notice: { id, text }, seen }) => ({
        id,
        text,
        seen,
        onDismiss: () => {
          setLocal((now) => now.filter((notice) => notice.text !== text));
          if (pushed.some((notice) => notice.id === id)) void send('dismissNotice', { id });
        },
      }));
  return { tell, hush, noticesIn };
}

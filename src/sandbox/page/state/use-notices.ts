import { useCallback, useState } from 'react';
import type { PageNotice, PersonScreen } from '../../slack/page-protocol.ts';
import type { Send } from './send.ts';

export type ShownNotice = { id: string; text: string; onDismiss(): void };

/** Slack's own sentences: those the local Slack pushed, and those that only the page could know of. */
export function useNotices(screen: PersonScreen, send: Send) {
  const [local, setLocal] = useState<PageNotice[]>([]);
  const [hushed, setHushed] = useState<readonly string[]>([]);

  const tell = useCallback((channel: string, text: string) => {
    setLocal((now) => [...now, { id: `local ${now.length} ${text}`, channel, text }]);
  }, []);
  const hush = useCallback(
    (text: string) => setHushed((now) => (now.includes(text) ? now : [...now, text])),
    [],
  );

  /** A notice of no conversation is shown wherever the person is. */
  const noticesIn = (channel: string): ShownNotice[] => {
    const here = (notice: PageNotice) => notice.channel === undefined || notice.channel === channel;
    const pushed = screen.notices.filter((notice) => here(notice) && !hushed.includes(notice.text));
    const own = local.filter(
      (notice) => here(notice) && !screen.notices.some(({ text }) => text === notice.text),
    );
    return [...pushed, ...own].map(({ id, text }) => ({
      id,
      text,
      onDismiss: () => {
        setLocal((now) => now.filter((notice) => notice.text !== text));
        if (pushed.some((notice) => notice.id === id)) void send('dismissNotice', { id });
      },
    }));
  };
  return { tell, hush, noticesIn };
}

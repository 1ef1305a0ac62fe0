import { Fragment, type ReactNode, useRef } from 'react';
import type { PageMessage } from '../../slack/page-protocol.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { Icon } from '../ui/icon.tsx';
import { DayDivider } from './day-divider.tsx';
import { Message } from './message.tsx';
import { continues, isSameDay, topLevel } from './message-order.ts';
import { MessageScroll } from './message-scroll.tsx';
import { NoticeLine } from './notice-line.tsx';
import { useStickyScroll } from './use-sticky-scroll.ts';

export type Notice = { id: string; text: string; onDismiss(): void };

type Props = {
  label: string;
  messages: readonly PageMessage[];
  notices: readonly Notice[];
  /** What to read where nothing was said yet. */
  beginning: ReactNode;
  highlightTs: string | undefined;
};

export function MessageList({ label, messages, notices, beginning, highlightTs }: Props) {
  const { screen } = useWorkspace();
  const area = useRef<HTMLDivElement>(null);
  const shown = topLevel(messages);
  const last = shown.at(-1);
  const newest = notices.at(-1)?.id ?? last?.ts;
  const { below, toEnd } = useStickyScroll(
    area,
    newest,
    last?.author.userId === screen.me.id,
    highlightTs === undefined,
  );
  return (
    <div className="message-area">
      <MessageScroll area={area} label={label}>
        {beginning}
        {shown.map((message, index) => {
          const before = shown[index - 1];
          return (
            <Fragment key={message.ts}>
              {(!before || !isSameDay(before.ts, message.ts)) && <DayDivider ts={message.ts} />}
              <Message
                message={message}
                compact={continues(message, before)}
                replies={messages.filter((one) => one.threadTs === message.ts && one.ts !== message.ts)}
                highlighted={message.ts === highlightTs}
              />
            </Fragment>
          );
        })}
        {notices.map((notice) => (
          <NoticeLine key={notice.id} text={notice.text} onDismiss={notice.onDismiss} />
        ))}
      </MessageScroll>
      {below && (
        <button type="button" className="jump-newest" onClick={toEnd}>
          <Icon name="newest" size={15} /> New messages
        </button>
      )}
    </div>
  );
}

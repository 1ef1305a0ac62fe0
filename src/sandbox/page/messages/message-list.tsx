import { Fragment, type ReactNode, useRef } from 'react';
import type { PageMessage } from '../../slack/page-protocol.ts';
import type { ShownNotice } from '../state/use-notices.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { Icon } from '../ui/icon.tsx';
import { DayDivider } from './day-divider.tsx';
import { Message } from './message.tsx';
import { continues, inOrder, isSameDay, topLevel } from './message-order.ts';
import { MessageScroll } from './message-scroll.tsx';
import { NoticeLine } from './notice-line.tsx';
import { useStickyScroll } from './use-sticky-scroll.ts';

type Props = {
  label: string;
  messages: readonly PageMessage[];
  notices: readonly ShownNotice[];
  /** What to read where nothing was said yet. */
  beginning: ReactNode;
  highlightTs: string | undefined;
  /** How often the person sent something from here: what comes back is what they want to see. */
  sent: number;
};

export function MessageList({ label, messages, notices, beginning, highlightTs, sent }: Props) {
  const { screen } = useWorkspace();
  const area = useRef<HTMLDivElement>(null);
  const shown = topLevel(messages);
  const lines = inOrder(shown, notices);
  const last = lines.at(-1);
  const { below, toNewest } = useStickyScroll(area, {
    newest: last && ('notice' in last ? last.notice.id : last.message.ts),
    newestIsMine: last !== undefined && 'message' in last && last.message.author.userId === screen.me.id,
    startAtEnd: highlightTs === undefined,
    sent,
  });
  return (
    <div className="message-area">
      <MessageScroll area={area} label={label}>
        {beginning}
        {lines.map((line, index) => {
          if ('notice' in line) {
            const { id, text, seen, onDismiss } = line.notice;
            return <NoticeLine key={id} text={text} at={seen.at} onDismiss={onDismiss} />;
          }
          const { message } = line;
          const before = shown[shown.indexOf(message) - 1];
          const above = lines[index - 1];
          return (
            <Fragment key={message.ts}>
              {(!before || !isSameDay(before.ts, message.ts)) && <DayDivider ts={message.ts} />}
              <Message
                message={message}
                compact={above !== undefined && 'message' in above && continues(message, before)}
                replies={messages.filter((one) => one.threadTs === message.ts && one.ts !== message.ts)}
                highlighted={message.ts === highlightTs}
              />
            </Fragment>
          );
        })}
      </MessageScroll>
      {below && (
        <button type="button" className="jump-newest" onClick={toNewest}>
          <Icon name="newest" size={15} /> New messages
        </button>
      )}
    </div>
  );
}

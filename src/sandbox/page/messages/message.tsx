import { useEffect, useId, useMemo, useRef } from 'react';
import type { PageMessage } from '../../slack/page-protocol.ts';
import { BlockList } from '../blocks/block-list.tsx';
import { SurfaceContext } from '../state/surface-context.ts';
import { useKeptFocus } from '../state/use-kept-focus.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { Mrkdwn } from '../text/mrkdwn-view.tsx';
import { Icon } from '../ui/icon.tsx';
import { touch, useMedia } from '../ui/use-media.ts';
import { Avatar } from './avatar.tsx';
import { MessageFiles } from './message-files.tsx';
import { isReply } from './message-order.ts';
import { MessageTime } from './message-time.tsx';
import { MessageTools } from './message-tools.tsx';
import { ThreadSummary } from './thread-summary.tsx';

type Props = {
  message: PageMessage;
  /** Stands right under another of the same author: no head of its own. */
  compact?: boolean;
  inThread?: boolean;
  replies?: readonly PageMessage[];
  highlighted?: boolean;
};

/** Over a reply that stands in the channel too. */
function RepliedTo({ message: { channel, ts, threadTs = ts } }: { message: PageMessage }) {
  const { openThread } = useWorkspace();
  return (
    <button type="button" className="replied-to" onClick={() => openThread({ channel, ts: threadTs })}>
      Replied to a thread
    </button>
  );
}

export function Message({
  message,
  compact = false,
  inThread = false,
  replies = [],
  highlighted = false,
}: Props) {
  const { screen } = useWorkspace();
  const { channel, ts, author, ephemeral, blocks } = message;
  // Without a pointer that hovers, the tools stand in the head: every message has one.
  const isTouch = useMedia(touch);
  const headless = compact && !isTouch;
  const id = useId();
  const article = useRef<HTMLElement>(null);
  const scope = useMemo(
    () => ({ surface: { kind: 'message' as const, channel, ts }, blocks, errors: {} }),
    [channel, ts, blocks],
  );
  const keepFocus = useKeptFocus(article, () => article.current);
  useEffect(() => {
    if (highlighted) article.current?.scrollIntoView({ block: 'center' });
  }, [highlighted]);
  const name = screen.people.find((person) => person.id === author.userId)?.realName ?? author.name;
  const look = [
    'message',
    headless && 'is-compact',
    ephemeral && 'is-ephemeral',
    highlighted && 'is-highlighted',
  ];
  return (
    <article
      ref={article}
      className={look.filter(Boolean).join(' ')}
      aria-labelledby={`${id}-author ${id}-time`}
      tabIndex={-1}
      data-region-start
      {...keepFocus}
    >
      <div className="message-gutter">
        {headless ? (
          <MessageTime ts={ts} className="gutter-time" />
        ) : (
          <Avatar id={author.userId} name={name} isBot={author.isBot} />
        )}
      </div>
      <div className="message-body">
        {ephemeral && (
          <p className="only-you">
            <Icon name="eye" size={14} /> Only visible to you
          </p>
        )}
        <header className={headless ? 'message-head visually-hidden' : 'message-head'}>
          <span id={`${id}-author`} className="message-author">
            {name}
          </span>
          {author.isBot && <span className="app-badge">APP</span>}
          <span id={`${id}-time`}>
            <MessageTime ts={ts} />
          </span>
        </header>
        {!inThread && isReply(message) && <RepliedTo message={message} />}
        <SurfaceContext value={scope}>
          {blocks.length > 0 ? <BlockList blocks={blocks} /> : <Mrkdwn text={message.text} />}
        </SurfaceContext>
        <MessageFiles files={message.files} />
        {message.edited && <span className="edited">(edited)</span>}
        {!inThread && message.replyCount > 0 && <ThreadSummary message={message} replies={replies} />}
      </div>
      {!ephemeral && <MessageTools message={message} inThread={inThread} />}
    </article>
  );
}

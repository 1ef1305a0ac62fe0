import { useRef, useState } from 'react';
import { Composer } from '../composer/composer.tsx';
import { nameOf } from '../state/conversation-name.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Message } from './message.tsx';
import { continues, threadOf } from './message-order.ts';
import { MessageScroll } from './message-scroll.tsx';
import { useStickyScroll } from './use-sticky-scroll.ts';

export type ThreadRoot = { channel: string; ts: string };

export function ThreadPane({ thread, onClose }: { thread: ThreadRoot; onClose(): void }) {
  const { screen } = useWorkspace();
  const area = useRef<HTMLDivElement>(null);
  const { root, replies } = threadOf(screen.messages[thread.channel] ?? [], thread.ts);
  const last = replies.at(-1);
  const [sent, setSent] = useState(0);
  useStickyScroll(area, {
    newest: last?.ts,
    newestIsMine: last?.author.userId === screen.me.id,
    startAtEnd: true,
    sent,
  });
  const where = nameOf(screen, thread.channel);
  return (
    <section className="thread-pane" aria-label={`Thread in ${where}`}>
      <header className="pane-head">
        <div className="pane-title">
          <h2>Thread</h2>
          <span className="pane-topic">{where}</span>
        </div>
        <IconButton icon="close" label="Close thread" onClick={onClose} />
      </header>
      <MessageScroll area={area} label="Messages in this thread">
        {root ? <Message message={root} inThread /> : <p className="quiet">This message was deleted.</p>}
        <div className="day-divider reply-divider">
          <span>{replies.length === 1 ? '1 reply' : `${replies.length} replies`}</span>
        </div>
        {replies.map((reply, index) => (
          <Message key={reply.ts} message={reply} inThread compact={continues(reply, replies[index - 1])} />
        ))}
      </MessageScroll>
      <Composer
        key={`${thread.channel} ${thread.ts}`}
        channel={thread.channel}
        threadTs={thread.ts}
        label={`Reply to thread in ${where}`}
        onSend={() => setSent((count) => count + 1)}
      />
    </section>
  );
}

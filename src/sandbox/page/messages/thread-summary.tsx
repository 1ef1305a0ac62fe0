import type { PageMessage } from '../../slack/page-protocol.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { formatSlackDate } from '../text/slack-date.ts';
import { Avatar } from './avatar.tsx';

/** The line under a message that has replies. */
export function ThreadSummary({
  message,
  replies,
}: {
  message: PageMessage;
  replies: readonly PageMessage[];
}) {
  const { openThread } = useWorkspace();
  const { channel, ts, replyCount } = message;
  const authors = new Map(replies.map((reply) => [reply.author.userId, reply.author]));
  const last = replies.at(-1);
  return (
    <button type="button" className="thread-summary" onClick={() => openThread({ channel, ts })}>
      {[...authors.values()].slice(0, 4).map((author) => (
        <Avatar key={author.userId} id={author.userId} name={author.name} isBot={author.isBot} size={22} />
      ))}
      <span className="thread-count">{replyCount === 1 ? '1 reply' : `${replyCount} replies`}</span>
      {last && (
        <span className="thread-last">
          Last reply:{' '}
          {formatSlackDate({ timestamp: Number(last.ts), format: '{ago}', fallback: '', now: new Date() })}
        </span>
      )}
    </button>
  );
}

import { useEffect, useState } from 'react';
import type { PageConversation } from '../../slack/page-protocol.ts';
import { Composer } from '../composer/composer.tsx';
import { nameOf } from '../state/conversation-name.ts';
import type { ShownNotice } from '../state/use-notices.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { ConversationBeginning } from './conversation-beginning.tsx';
import { MessageList } from './message-list.tsx';

type Props = {
  conversation: PageConversation;
  notices: readonly ShownNotice[];
  highlightTs: string | undefined;
};

/** A conversation from its first message to the composer. Looking at it marks it as read. */
export function ConversationPane({ conversation, notices, highlightTs }: Props) {
  const { screen, send } = useWorkspace();
  const { id, unread } = conversation;
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') void send('look', { channel: id });
    };
    // Also with nothing new: Slack knows where a person is (`default_to_current_conversation`).
    if (unread >= 0) look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [id, unread, send]);
  const [sent, setSent] = useState(0);
  const name = nameOf(screen, id);
  return (
    <>
      <MessageList
        key={id}
        label={`Messages in ${name}`}
        messages={screen.messages[id] ?? []}
        notices={notices}
        beginning={<ConversationBeginning conversation={conversation} />}
        highlightTs={highlightTs}
        sent={sent}
      />
      <Composer
        key={`composer ${id}`}
        channel={id}
        label={`Message ${name}`}
        onSend={() => setSent((count) => count + 1)}
      />
    </>
  );
}

import { useEffect } from 'react';
import { HomePane } from './home/home-pane.tsx';
import { ConversationPane } from './messages/conversation-pane.tsx';
import { PaneHead } from './pane-head.tsx';
import { botConversation } from './state/bot-conversation.ts';
import type { ShownNotice } from './state/use-notices.ts';
import { useWorkspace } from './state/workspace-context.ts';

type Props = {
  noticesIn(channel: string): ShownNotice[];
  highlightTs: string | undefined;
  zoomShown: boolean;
  /** Absent where Zoom has a place of its own. */
  onZoom: ((open: boolean) => void) | undefined;
};

export function MainPane({ noticesIn, highlightTs, zoomShown, onZoom }: Props) {
  const { screen, place, send } = useWorkspace();
  const bot = botConversation(screen);
  const conversation =
    place.kind === 'home' ? undefined : screen.conversations.find((one) => one.id === place.id);
  const tab =
    place.kind === 'home' ? 'home' : conversation && conversation.id === bot?.id ? 'messages' : undefined;
  useEffect(() => {
    if (tab) void send('openHome', { tab });
  }, [tab, send]);
  return (
    <main className="main-pane">
      <PaneHead conversation={conversation} tab={tab} zoomShown={zoomShown} onZoom={onZoom} />
      {conversation && (
        <ConversationPane
          key={conversation.id}
          conversation={conversation}
          notices={noticesIn(conversation.id)}
          highlightTs={highlightTs}
        />
      )}
      {place.kind === 'home' && <HomePane />}
      {place.kind === 'conversation' && !conversation && (
        <p className="home-empty">You cannot see this conversation.</p>
      )}
    </main>
  );
}

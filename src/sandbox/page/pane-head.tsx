import type { PageConversation } from '../slack/page-protocol.ts';
import { botConversation } from './state/bot-conversation.ts';
import { useWorkspace } from './state/workspace-context.ts';
import { Icon } from './ui/icon.tsx';

type Props = {
  conversation: PageConversation | undefined;
  /** Set in the bot's own space. */
  tab: 'home' | 'messages' | undefined;
  zoomShown: boolean;
  onZoom: ((open: boolean) => void) | undefined;
};

export function PaneHead({ conversation, tab, zoomShown, onZoom }: Props) {
  const { screen } = useWorkspace();
  const title = tab ? screen.app.name : (conversation?.name ?? '');
  return (
    <header className={tab ? 'pane-head has-tabs' : 'pane-head'} data-region>
      <div className="pane-title">
        <h2>
          {conversation?.kind === 'channel' && <Icon name="hash" size={18} />}
          {title}
          {tab && <span className="app-badge">APP</span>}
        </h2>
        {!tab && conversation?.topic && (
          <span className="pane-topic" title={conversation.topic}>
            {conversation.topic}
          </span>
        )}
        {conversation?.kind === 'channel' && !conversation.botIsMember && (
          <span className="pane-note">{screen.app.name} is not in this channel</span>
        )}
      </div>
      {onZoom && (
        <button
          type="button"
          className="button small zoom-toggle"
          aria-pressed={zoomShown}
          onClick={() => onZoom(!zoomShown)}
        >
          <Icon name="phone" size={15} /> Zoom
        </button>
      )}
      {tab && <AppTabs tab={tab} />}
    </header>
  );
}

function AppTabs({ tab }: { tab: 'home' | 'messages' }) {
  const { screen, go, send } = useWorkspace();
  const bot = botConversation(screen);
  const openMessages = async () => {
    if (bot) go({ kind: 'conversation', id: bot.id });
    else await send('openHome', { tab: 'messages' });
  };
  return (
    <nav className="app-tabs" aria-label={`${screen.app.name} tabs`}>
      <button
        type="button"
        aria-current={tab === 'home' ? 'page' : undefined}
        onClick={() => go({ kind: 'home' })}
      >
        Home
      </button>
      <button
        type="button"
        aria-current={tab === 'messages' ? 'page' : undefined}
        onClick={() => void openMessages()}
      >
        Messages
      </button>
    </nav>
  );
}

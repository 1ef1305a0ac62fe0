import { Avatar } from '../messages/avatar.tsx';
import { botConversation } from '../state/bot-conversation.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { UnreadCount } from './conversation-link.tsx';

/** The bot, and whether it is there. */
export function AppSection() {
  const { screen, place, go } = useWorkspace();
  const { app } = screen;
  const messages = botConversation(screen);
  const here = place.kind === 'home' || (messages !== undefined && place.id === messages.id);
  const unread = here ? 0 : (messages?.unread ?? 0);
  const how = app.delivery === 'socket' ? 'Socket Mode' : 'HTTP';
  return (
    <section className="sidebar-section">
      <h2>Apps</h2>
      <ul>
        <li>
          <button
            type="button"
            className={unread > 0 ? 'sidebar-link is-unread' : 'sidebar-link'}
            aria-current={here ? 'page' : undefined}
            onClick={() =>
              go(unread > 0 && messages ? { kind: 'conversation', id: messages.id } : { kind: 'home' })
            }
          >
            <Avatar id={app.botUserId} name={app.name} isBot size={20} />
            <span className="sidebar-name">{app.name}</span>
            {unread > 0 && <UnreadCount count={unread} />}
          </button>
        </li>
      </ul>
      <p className={app.connected ? 'bot-state is-connected' : 'bot-state'} role="status">
        <span className="bot-dot" aria-hidden="true" />
        {app.connected ? `Connected · ${how}` : `Not connected · ${how}`}
      </p>
    </section>
  );
}

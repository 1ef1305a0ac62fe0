import type { PageConversation } from '../../slack/page-protocol.ts';
import { Avatar } from '../messages/avatar.tsx';
import { useWorkspace } from '../state/workspace-context.ts';
import { Icon } from '../ui/icon.tsx';

export function ConversationLink({ conversation }: { conversation: PageConversation }) {
  const { place, go, screen } = useWorkspace();
  const { id, kind, name, unread, withUserId } = conversation;
  const here = place.kind === 'conversation' && place.id === id;
  const other = screen.people.find((person) => person.id === withUserId);
  return (
    <button
      type="button"
      className={unread > 0 && !here ? 'sidebar-link is-unread' : 'sidebar-link'}
      aria-current={here ? 'page' : undefined}
      onClick={() => go({ kind: 'conversation', id })}
    >
      {kind === 'channel' ? (
        <Icon name="hash" size={16} />
      ) : (
        <Avatar id={withUserId ?? ''} name={name} isBot={other?.isBot === true} size={20} />
      )}
      <span className="sidebar-name">{name}</span>
      {withUserId === screen.me.id && <span className="sidebar-note">you</span>}
      {unread > 0 && !here && <UnreadCount count={unread} />}
    </button>
  );
}

export function UnreadCount({ count }: { count: number }) {
  return (
    <span className="unread">
      {count > 99 ? '99+' : count}
      <span className="visually-hidden"> unread</span>
    </span>
  );
}

import type { PageConversation } from '../../slack/page-protocol.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { Icon } from '../ui/icon.tsx';
import { Avatar } from './avatar.tsx';

/** What stands above the first message, with something to try. */
export function ConversationBeginning({ conversation }: { conversation: PageConversation }) {
  const { screen } = useWorkspace();
  const other = screen.people.find((person) => person.id === conversation.withUserId);
  const [command] = screen.commands;
  const hint = command && (
    <>
      Try <code>{`${command.command} help`}</code>: type it below and press Enter.
    </>
  );
  if (conversation.kind === 'channel') {
    return (
      <div className="beginning">
        <span className="beginning-sign">
          <Icon name="hash" size={26} />
        </span>
        <h3>#{conversation.name}</h3>
        <p>
          This is where #{conversation.name} begins. {hint}
        </p>
      </div>
    );
  }
  const isApp = conversation.withUserId === screen.app.botUserId;
  const isSelf = conversation.withUserId === screen.me.id;
  return (
    <div className="beginning">
      <Avatar
        id={conversation.withUserId ?? ''}
        name={conversation.name}
        isBot={other?.isBot === true}
        size={52}
      />
      <h3>{conversation.name}</h3>
      <p>
        {isApp
          ? 'What this app has to say to you alone comes here. '
          : isSelf
            ? 'This is your own space. '
            : `Only you and ${conversation.name} read what is written here. `}
        {isApp && hint}
      </p>
    </div>
  );
}

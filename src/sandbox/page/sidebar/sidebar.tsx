import type { PageConversation, PagePerson } from '../../slack/page-protocol.ts';
import type { LinkState } from '../state/live-screen.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { AppSection } from './app-section.tsx';
import { ConversationLink } from './conversation-link.tsx';
import { PersonaSwitcher } from './persona-switcher.tsx';

type Props = {
  people: readonly PagePerson[];
  link: LinkState;
  onSwitch(personId: string): void;
  /** On a phone it is a drawer. */
  hidden: boolean;
};

export function Sidebar({ people, link, onSwitch, hidden }: Props) {
  const { screen } = useWorkspace();
  const channels = screen.conversations.filter((one) => one.kind === 'channel');
  const directs = screen.conversations.filter(
    (one) => one.kind === 'im' && one.withUserId !== screen.app.botUserId,
  );
  return (
    <div className="sidebar" inert={hidden} data-region>
      <header className="sidebar-head">
        <h1 className="team-name" title={screen.team.name}>
          {screen.team.name}
        </h1>
        <span className="local-tag" title="Nothing here reaches Slack">
          Local sandbox
        </span>
      </header>
      <nav className="sidebar-scroll" aria-label="Conversations">
        <Section title="Channels" conversations={channels} />
        <Section title="Direct messages" conversations={directs} />
        <AppSection />
      </nav>
      {link === 'lost' && (
        <p className="link-lost" role="status">
          Connection to the sandbox lost. Trying again…
        </p>
      )}
      <PersonaSwitcher people={people} onSwitch={onSwitch} />
    </div>
  );
}

function Section({ title, conversations }: { title: string; conversations: readonly PageConversation[] }) {
  if (conversations.length === 0) return null;
  return (
    <section className="sidebar-section">
      <h2>{title}</h2>
      <ul>
        {conversations.map((conversation) => (
          <li key={conversation.id}>
            <ConversationLink conversation={conversation} />
          </li>
        ))}
      </ul>
    </section>
  );
}

import { useWorkspace } from './state/workspace-context.ts';
import { IconButton } from './ui/icon-button.tsx';

type Side = 'slack' | 'zoom';

type Props = { side: Side; drawer: boolean; onSide(side: Side): void; onDrawer(open: boolean): void };

/** On a phone: the drawer's button, and a switch between Slack and Zoom. */
export function TopBar({ side, drawer, onSide, onDrawer }: Props) {
  const { screen } = useWorkspace();
  const unread = screen.conversations.reduce((sum, conversation) => sum + conversation.unread, 0);
  return (
    <div className="top-bar">
      {side === 'slack' && (
        <span className="drawer-button">
          <IconButton
            icon="menu"
            label="Conversations"
            aria-expanded={drawer}
            onClick={() => onDrawer(!drawer)}
          />
          {unread > 0 && <span className="drawer-dot" aria-hidden="true" />}
        </span>
      )}
      <span className="top-title">
        {screen.team.name} <span className="local-tag">Local sandbox</span>
      </span>
      <fieldset className="side-switch" aria-label="Show">
        {(['slack', 'zoom'] as const).map((one) => (
          <button key={one} type="button" aria-pressed={side === one} onClick={() => onSide(one)}>
            {one === 'slack' ? 'Slack' : 'Zoom'}
          </button>
        ))}
      </fieldset>
    </div>
  );
}

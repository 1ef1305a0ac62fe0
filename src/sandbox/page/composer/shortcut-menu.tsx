import { useWorkspace } from '../state/workspace-context.ts';
import { Icon } from '../ui/icon.tsx';
import { Menu } from '../ui/menu.tsx';

/** The ⚡ of the composer: what apps offer from anywhere. */
export function ShortcutMenu({ channel }: { channel: string }) {
  const { screen, send, tell } = useWorkspace();
  const shortcuts = screen.shortcuts.filter((shortcut) => shortcut.type === 'global');
  if (shortcuts.length === 0) return null;
  const run = async (callbackId: string) => {
    const outcome = await send('shortcut', { callbackId });
    if (!outcome.ok) tell(channel, outcome.notice);
  };
  return (
    <Menu
      label="Shortcuts"
      className="icon-button"
      side="above"
      items={shortcuts.map((shortcut, index) => ({
        key: shortcut.callbackId,
        label: shortcut.name,
        detail: shortcut.description,
        ...(index === 0 ? { heading: screen.app.name } : {}),
        onSelect: () => void run(shortcut.callbackId),
      }))}
    >
      <Icon name="bolt" />
    </Menu>
  );
}

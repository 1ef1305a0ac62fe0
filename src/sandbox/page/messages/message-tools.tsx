import type { PageMessage } from '../../slack/page-protocol.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Menu, type MenuItem } from '../ui/menu.tsx';

/** What can be done with a message: reply, copy, and the shortcuts that apps offer. */
export function MessageTools({ message, inThread }: { message: PageMessage; inThread: boolean }) {
  const { screen, send, openThread, tell } = useWorkspace();
  const { channel, ts } = message;
  const shortcuts = screen.shortcuts.filter((shortcut) => shortcut.type === 'message');
  const run = async (callbackId: string) => {
    const outcome = await send('shortcut', { callbackId, message: { channel, ts } });
    if (!outcome.ok) tell(channel, outcome.notice);
  };
  const items: MenuItem[] = [
    { key: 'copy', label: 'Copy text', onSelect: () => void navigator.clipboard.writeText(message.text) },
    ...shortcuts.map((shortcut, index) => ({
      key: shortcut.callbackId,
      label: shortcut.name,
      detail: shortcut.description,
      ...(index === 0 ? { heading: screen.app.name } : {}),
      onSelect: () => void run(shortcut.callbackId),
    })),
  ];
  return (
    <div className="message-tools">
      {!inThread && (
        <IconButton
          icon="reply"
          label="Reply in thread"
          onClick={() => openThread({ channel, ts: message.threadTs ?? ts })}
        />
      )}
      <Menu label="More actions" items={items} className="icon-button" end>
        <Icon name="dots" />
      </Menu>
    </div>
  );
}

import type { PagePerson } from '../../slack/page-protocol.ts';
import { Avatar } from '../messages/avatar.tsx';
import { playable } from '../state/people.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { Icon } from '../ui/icon.tsx';
import { Menu } from '../ui/menu.tsx';

/** Who one is. Every tab of the browser can be somebody else. */
export function PersonaSwitcher({
  people,
  onSwitch,
}: {
  people: readonly PagePerson[];
  onSwitch(id: string): void;
}) {
  const { screen } = useWorkspace();
  const { me } = screen;
  return (
    <Menu
      label={`${me.realName}, ${me.role}. Switch person`}
      className="persona"
      side="above"
      items={playable(people).map((person, index) => ({
        key: person.id,
        label: person.realName,
        detail: [person.role, person.title].filter(Boolean).join(' · '),
        checked: person.id === me.id,
        ...(index === 0 ? { heading: 'Be somebody else' } : {}),
        onSelect: () => onSwitch(person.id),
      }))}
    >
      <Avatar id={me.id} name={me.realName} size={34} />
      <span className="persona-text">
        <span className="persona-name">{me.realName}</span>
        <span className="persona-role">{me.role}</span>
      </span>
      <Icon name="down" size={16} />
    </Menu>
  );
}

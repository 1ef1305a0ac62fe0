import type { Overflow } from '@slack/types';
import { usePress } from '../state/use-element.ts';
import { isSafeLink } from '../text/mrkdwn-token.ts';
import { Icon } from '../ui/icon.tsx';
import { Menu } from '../ui/menu.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { ActionNotice } from './action-notice.tsx';
import type { ElementProps } from './element-props.ts';

export function OverflowElement({ element, place, naming }: ElementProps<Overflow>) {
  const { press, pending, notice } = usePress(place, element.confirm);
  const items = element.options.map((option) => ({
    key: option.value ?? option.text.text,
    label: option.text.text,
    ...(option.description ? { detail: option.description.text } : {}),
    onSelect: async () => {
      const said = await press({ type: 'overflow', selected_option: option });
      if (said && option.url !== undefined && isSafeLink(option.url))
        open(option.url, '_blank', 'noreferrer');
    },
  }));
  return (
    <>
      <Menu
        label={naming.label === undefined ? 'More options' : `More options: ${naming.label}`}
        items={items}
        className="button overflow-button"
        end
        disabled={pending}
      >
        {pending ? <Spinner /> : <Icon name="dots" />}
      </Menu>
      <ActionNotice notice={notice} />
    </>
  );
}

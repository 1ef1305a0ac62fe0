import { useMemo, useState } from 'react';
import type { ElementValue } from '../../slack/page-protocol.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import {
  chosenIn,
  isMulti,
  ownChoices,
  type SelectElement as SelectShape,
  selectValue,
} from '../values/choices.ts';
import { ActionNotice } from './action-notice.tsx';
import { Combobox } from './combobox.tsx';
import type { ElementProps } from './element-props.ts';
import { useChoices } from './use-choices.ts';
import { useInput } from './use-input.ts';

/** Every kind of select, single and multi, as one searchable combobox. */
export function SelectElement(props: ElementProps<SelectShape>) {
  const { element, place, naming, dispatches } = props;
  const { screen, place: at } = useWorkspace();
  const { value, change, pending, notice } = useInput(props);
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState(false);
  const own = useMemo(() => ownChoices(element, screen), [element, screen]);
  const { choices, message } = useChoices(element, place, query, open);
  const here = at.kind === 'conversation' ? at.id : undefined;
  const chosen = chosenIn(withCurrent(element, value, here), own);
  return (
    <>
      <Combobox
        naming={naming}
        placeholder={element.placeholder?.text ?? (isMulti(element) ? 'Select options' : 'Select an option')}
        multi={isMulti(element)}
        limit={isMulti(element) ? element.max_selected_items : undefined}
        clearable={!naming.required && !dispatches}
        pending={pending}
        focusOnLoad={element.focus_on_load === true}
        choices={choices}
        message={message}
        chosen={chosen}
        query={query}
        open={open}
        onQuery={setQuery}
        onOpen={setOpen}
        onChoose={(next) => change(selectValue(element, next))}
      />
      <ActionNotice notice={notice} />
    </>
  );
}

/** `default_to_current_conversation`: the local Slack sends the same when nothing else was chosen. */
function withCurrent(element: SelectShape, value: ElementValue, here: string | undefined): ElementValue {
  if (here === undefined || !('default_to_current_conversation' in element)) return value;
  if (element.default_to_current_conversation !== true) return value;
  if (element.type === 'conversations_select') {
    return { ...value, selected_conversation: value.selected_conversation ?? here };
  }
  return value.selected_conversations?.length ? value : { ...value, selected_conversations: [here] };
}

import type { Checkboxes, Option, RadioButtons } from '@slack/types';
import { TextObjectView } from '../text/mrkdwn-view.tsx';
import { ActionNotice } from './action-notice.tsx';
import type { ElementProps } from './element-props.ts';
import { useInput } from './use-input.ts';

/** Checkboxes and radio buttons. */
export function ChoiceGroup(props: ElementProps<Checkboxes | RadioButtons>) {
  const { element, naming, place } = props;
  const { value, change, pending, notice } = useInput(props);
  const many = element.type === 'checkboxes';
  const chosen = new Set(
    [value.selected_option, ...(value.selected_options ?? [])].map((option) => valueIn(option)),
  );
  const toggle = (option: Option, on: boolean) => {
    if (!many) {
      change({ type: element.type, selected_option: option });
      return;
    }
    const next = element.options.filter((one) => (one.value === option.value ? on : chosen.has(one.value)));
    change({ type: element.type, selected_options: next });
  };
  return (
    <fieldset
      id={naming.id}
      className="choice-group"
      aria-label={naming.labelledBy === undefined ? naming.label : undefined}
      aria-labelledby={naming.labelledBy}
      aria-describedby={naming.describedBy}
      aria-busy={pending || undefined}
    >
      {element.options.map((option, index) => (
        <ChoiceLine
          key={option.value ?? option.text.text}
          option={option}
          id={`${naming.id}-${index}`}
          name={`${naming.id}-${place.actionId}`}
          type={many ? 'checkbox' : 'radio'}
          checked={chosen.has(option.value)}
          onChange={(on) => toggle(option, on)}
        />
      ))}
      <ActionNotice notice={notice} />
    </fieldset>
  );
}

type LineProps = {
  option: Option;
  id: string;
  name: string;
  type: 'checkbox' | 'radio';
  checked: boolean;
  onChange(on: boolean): void;
};

function ChoiceLine({ option, id, name, type, checked, onChange }: LineProps) {
  const detail = option.description ? `${id}-detail` : undefined;
  return (
    <div className="choice">
      <input
        id={id}
        type={type}
        name={name}
        checked={checked}
        aria-describedby={detail}
        onChange={(event) => onChange(event.target.checked)}
      />
      <div className="choice-text">
        <label htmlFor={id}>
          <TextObjectView text={option.text} />
        </label>
        {option.description && (
          <div id={detail} className="choice-detail">
            <TextObjectView text={option.description} />
          </div>
        )}
      </div>
    </div>
  );
}

function valueIn(option: unknown): unknown {
  return typeof option === 'object' && option !== null && 'value' in option ? option.value : undefined;
}

import { useId, useRef } from 'react';
import { Icon } from '../ui/icon.tsx';
import { Spinner } from '../ui/spinner.tsx';
import type { Choice } from '../values/choices.ts';
import { ariaOf, type Naming } from './element-props.ts';
import { ListboxPopup } from './listbox-popup.tsx';
import { useComboboxKeys } from './use-combobox-keys.ts';

export type ComboboxProps = {
  naming: Naming;
  placeholder: string;
  multi: boolean;
  /** How many may be chosen. */
  limit: number | undefined;
  clearable: boolean;
  pending: boolean;
  focusOnLoad: boolean;
  choices: readonly Choice[];
  message: string | null;
  chosen: readonly Choice[];
  query: string;
  open: boolean;
  onQuery(query: string): void;
  onOpen(open: boolean): void;
  onChoose(chosen: Choice[]): void;
};

/** The ARIA combobox with a listbox: type to search, arrows to move, Enter to choose, Escape to close. */
export function Combobox(props: ComboboxProps) {
  const { naming, placeholder, multi, clearable, pending, choices, message, chosen, query, open } = props;
  const field = useRef<HTMLDivElement>(null);
  const listId = useId();
  const { active, setActive, pick, onKeyDown, show, hide } = useComboboxKeys(props);
  const single = multi ? undefined : chosen[0];
  const hint = single?.label ?? (chosen.length === 0 ? placeholder : '');
  return (
    <div ref={field} className={`combobox${naming.invalid ? ' is-invalid' : ''}`}>
      {multi &&
        chosen.map((choice) => (
          <span key={choice.key} className="chip">
            {choice.label}
            <button
              type="button"
              aria-label={`Remove ${choice.label}`}
              onClick={() => props.onChoose(chosen.filter((one) => one.key !== choice.key))}
            >
              <Icon name="close" size={12} />
            </button>
          </span>
        ))}
      <input
        id={naming.id}
        role="combobox"
        autoComplete="off"
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={listId}
        aria-activedescendant={open && choices[active] ? `${listId}-${active}` : undefined}
        aria-busy={pending || undefined}
        data-autofocus={props.focusOnLoad || undefined}
        className={single && !open ? 'has-choice' : undefined}
        placeholder={hint}
        value={open ? query : (single?.label ?? '')}
        onChange={(event) => {
          props.onQuery(event.target.value);
          setActive(0);
          if (!open) show();
        }}
        onClick={show}
        onKeyDown={onKeyDown}
        onBlur={hide}
        {...ariaOf(naming)}
      />
      {clearable && single && (
        <button
          type="button"
          className="combobox-clear"
          aria-label="Clear"
          onClick={() => props.onChoose([])}
        >
          <Icon name="close" size={14} />
        </button>
      )}
      <span className="combobox-arrow">{pending ? <Spinner /> : <Icon name="down" size={16} />}</span>
      {open && (
        <ListboxPopup
          id={listId}
          anchor={field}
          label={naming.label ?? placeholder}
          multi={multi}
          choices={choices}
          chosen={chosen}
          active={active}
          message={message}
          onPick={pick}
        />
      )}
    </div>
  );
}

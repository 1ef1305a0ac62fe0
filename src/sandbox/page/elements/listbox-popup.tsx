import { Fragment, type RefObject, useEffect, useRef } from 'react';
import { PlainText } from '../text/mrkdwn-view.tsx';
import { Icon } from '../ui/icon.tsx';
import { useAnchored } from '../ui/use-anchored.ts';
import type { Choice } from '../values/choices.ts';

type Props = {
  id: string;
  anchor: RefObject<HTMLElement | null>;
  label: string;
  multi: boolean;
  choices: readonly Choice[];
  chosen: readonly Choice[];
  active: number;
  message: string | null;
  onPick(choice: Choice): void;
};

export function ListboxPopup({ id, anchor, label, multi, choices, chosen, active, message, onPick }: Props) {
  const popup = useRef<HTMLDivElement>(null);
  useAnchored(true, anchor, popup, { sameWidth: true, keepFocus: true });
  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);
  return (
    <div ref={popup} popover="manual" className="listbox-popup" role="presentation">
      <div id={id} role="listbox" aria-label={label} aria-multiselectable={multi || undefined} tabIndex={-1}>
        {choices.map((choice, index) => (
          <Fragment key={`${choice.group ?? ''} ${choice.key}`}>
            {choice.group !== undefined && choice.group !== choices[index - 1]?.group && (
              <div className="menu-heading" role="presentation">
                {choice.group}
              </div>
            )}
            <Line
              id={`${id}-${index}`}
              choice={choice}
              active={index === active}
              selected={chosen.some((one) => one.key === choice.key)}
              onPick={onPick}
            />
          </Fragment>
        ))}
      </div>
      {message !== null && <output className="listbox-message">{message}</output>}
    </div>
  );
}

type LineProps = {
  id: string;
  choice: Choice;
  active: boolean;
  selected: boolean;
  onPick(choice: Choice): void;
};

function Line({ id, choice, active, selected, onPick }: LineProps) {
  return (
    <button
      type="button"
      id={id}
      role="option"
      aria-selected={selected}
      tabIndex={-1}
      className={active ? 'listbox-option is-active' : 'listbox-option'}
      onClick={() => onPick(choice)}
    >
      <span className="menu-label">
        <PlainText text={choice.label} />
      </span>
      {choice.description !== undefined && <span className="menu-detail">{choice.description}</span>}
      {selected && <Icon name="tick" size={16} />}
    </button>
  );
}

import { type RefObject, useRef } from 'react';
import { useAnchored } from '../ui/use-anchored.ts';
import type { Completion, Suggestion } from './completion.ts';

type Props = {
  id: string;
  anchor: RefObject<HTMLElement | null>;
  completion: Completion;
  active: number;
  onPick(suggestion: Suggestion): void;
};

export function CompletionList({ id, anchor, completion, active, onPick }: Props) {
  const popup = useRef<HTMLDivElement>(null);
  useAnchored(true, anchor, popup, { side: 'above', sameWidth: true, keepFocus: true });
  return (
    <div ref={popup} popover="manual" className="listbox-popup" role="presentation">
      <div className="menu-heading" role="presentation">
        {completion.kind === 'command' ? 'Commands' : 'People and channels'}
        <span className="menu-keys">Tab or Enter to complete · Esc to close</span>
      </div>
      <div
        id={id}
        role="listbox"
        tabIndex={-1}
        aria-label={completion.kind === 'command' ? 'Commands' : 'Mentions'}
      >
        {completion.suggestions.map((suggestion, index) => (
          <button
            type="button"
            key={suggestion.key}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className={index === active ? 'listbox-option is-active' : 'listbox-option'}
            onClick={() => onPick(suggestion)}
          >
            <span className="menu-label">{suggestion.label}</span>
            <span className="menu-detail">{suggestion.detail}</span>
          </button>
        ))}
      </div>
    </div>
  );
}

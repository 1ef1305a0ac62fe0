import { type KeyboardEvent, useRef } from 'react';

export type Tab<Key extends string> = { key: Key; label: string; count?: number };

type Props<Key extends string> = {
  label: string;
  tabs: readonly Tab<Key>[];
  selected: Key;
  /** Id of the panel below. */
  panelId: string;
  onSelect(key: Key): void;
};

export function Tabs<Key extends string>({ label, tabs, selected, panelId, onSelect }: Props<Key>) {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const now = tabs.findIndex((tab) => tab.key === selected);
    const at = (now + step + tabs.length) % tabs.length;
    const next = tabs[at];
    if (next) onSelect(next.key);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[at]?.focus();
  };
  return (
    <div ref={list} className="tabs" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab.key}
          type="button"
          role="tab"
          aria-selected={tab.key === selected}
          aria-controls={panelId}
          tabIndex={tab.key === selected ? 0 : -1}
          onClick={() => onSelect(tab.key)}
        >
          {tab.label}
          {tab.count !== undefined && tab.count > 0 && <span className="tab-count">{tab.count}</span>}
        </button>
      ))}
    </div>
  );
}

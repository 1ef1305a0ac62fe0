import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { type Side, useAnchored } from './use-anchored.ts';

export type MenuItem = {
  key: string;
  label: string;
  detail?: string;
  /** A heading above this item. */
  heading?: string;
  checked?: boolean;
  onSelect(): void;
};

type Props = {
  label: string;
  /** What the button shows. */
  children: ReactNode;
  items: readonly MenuItem[];
  className?: string;
  side?: Side;
  end?: boolean;
  disabled?: boolean;
  describedBy?: string | undefined;
};

/** A button that opens a menu: arrows, Home and End move, Escape closes and returns to the button. */
export function Menu({
  label,
  children,
  items,
  className = '',
  side = 'below',
  end = false,
  disabled = false,
  describedBy,
}: Props) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const popup = useRef<HTMLDivElement>(null);
  const id = useId();
  useAnchored(open, button, popup, { side, end });

  useEffect(() => {
    if (!open) return;
    const list = popup.current;
    (
      list?.querySelector<HTMLElement>('[aria-checked=true]') ?? list?.querySelector<HTMLElement>('button')
    )?.focus();
    const leave = (event: Event) => {
      if (!(event.target instanceof Node)) return;
      if (!list?.contains(event.target) && !button.current?.contains(event.target)) setOpen(false);
    };
    addEventListener('pointerdown', leave, true);
    return () => removeEventListener('pointerdown', leave, true);
  }, [open]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (step !== undefined || event.key === 'Home' || event.key === 'End') {
      event.preventDefault();
      moveFocus(popup.current, event.key, step);
    }
  };

  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-describedby={describedBy}
        className={className}
        // A button that is truly disabled would lose the focus.
        aria-disabled={disabled || undefined}
        onClick={() => setOpen(!open && !disabled)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown' && !open && !disabled) {
            event.preventDefault();
            setOpen(true);
          }
        }}
      >
        {children}
      </button>
      {open && (
        <div
          ref={popup}
          id={id}
          popover="manual"
          role="menu"
          aria-label={label}
          className="menu"
          onKeyDown={onKeyDown}
        >
          {items.map((item) => (
            <MenuLine
              key={item.key}
              item={item}
              onPick={() => {
                close();
                item.onSelect();
              }}
            />
          ))}
        </div>
      )}
    </>
  );
}

function MenuLine({ item, onPick }: { item: MenuItem; onPick(): void }) {
  return (
    <>
      {item.heading !== undefined && (
        <div className="menu-heading" role="presentation">
          {item.heading}
        </div>
      )}
      <button type="button" {...roleOf(item)} tabIndex={-1} className="menu-item" onClick={onPick}>
        <span className="menu-label">{item.label}</span>
        {item.detail !== undefined && <span className="menu-detail">{item.detail}</span>}
      </button>
    </>
  );
}

function roleOf({ checked }: MenuItem) {
  return checked === undefined ? { role: 'menuitem' } : { role: 'menuitemradio', 'aria-checked': checked };
}

function moveFocus(list: HTMLElement | null, key: string, step: number | undefined): void {
  const items = [...(list?.querySelectorAll<HTMLElement>('button') ?? [])];
  const now = items.findIndex((item) => item.matches(':focus'));
  const next = key === 'Home' ? 0 : key === 'End' ? items.length - 1 : now + (step ?? 0);
  items.at(next % items.length)?.focus();
}

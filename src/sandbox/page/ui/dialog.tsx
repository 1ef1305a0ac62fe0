import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react';

type Props = {
  labelledBy: string;
  describedBy?: string;
  className?: string;
  children: ReactNode;
  /** Escape, or the back gesture of a phone. */
  onCancel(): void;
};

/** A modal dialog: the browser's own top layer and inert background, with a wrap for Tab and focus given back. */
export function Dialog({ labelledBy, describedBy, className = '', children, onCancel }: Props) {
  const box = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = box.current;
    const before = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (!(before instanceof HTMLElement && before.isConnected)) return;
      // Chromium has focused it already, but without a caret: what is typed then is lost.
      before.blur();
      before.focus();
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent<HTMLDialogElement>) => {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault();
      event.stopPropagation();
      onCancel();
    } else if (event.key === 'Tab') wrapFocus(event);
  };
  return (
    <dialog
      ref={box}
      className={className}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      onKeyDown={onKeyDown}
      onCancel={(event) => {
        event.preventDefault();
        onCancel();
      }}
    >
      {children}
    </dialog>
  );
}

const focusable =
  'a[href], button:not(:disabled), input:not(:disabled), textarea:not(:disabled), select:not(:disabled), [tabindex="0"]';

function wrapFocus(event: KeyboardEvent<HTMLDialogElement>): void {
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(focusable)].filter(
    (one) => one.tabIndex >= 0 && one.checkVisibility(),
  );
  const from = event.shiftKey ? all.at(0) : all.at(-1);
  const to = event.shiftKey ? all.at(-1) : all.at(0);
  if (document.activeElement !== from && document.activeElement !== event.currentTarget) return;
  event.preventDefault();
  to?.focus();
}

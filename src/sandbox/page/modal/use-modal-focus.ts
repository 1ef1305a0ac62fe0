import { type RefObject, useLayoutEffect, useRef } from 'react';

const fields = 'input:not([type=file]):not(:disabled), textarea:not(:disabled)';

/**
 * The focus starts in the first field. An update (a loading view that fills, a list that is searched) leaves it where
 * it is, unless there was no field before or the one it was in has gone.
 */
export function useModalFocus(body: RefObject<HTMLElement | null>): void {
  const started = useRef(false);
  useLayoutEffect(() => {
    const dialog = body.current?.closest('dialog');
    const now = document.activeElement;
    const nowhere = now === document.body || now === dialog || now?.hasAttribute('data-modal-title');
    if (started.current && !nowhere) return;
    started.current = true;
    const wanted = body.current?.querySelector<HTMLElement>('[data-autofocus]');
    const field = wanted ?? body.current?.querySelector<HTMLElement>(fields);
    (field ?? dialog?.querySelector<HTMLElement>('[data-modal-title]'))?.focus();
  });
}

import { type RefObject, useLayoutEffect } from 'react';
import type { PageView } from '../../slack/page-protocol.ts';

const fields = 'input:not([type=file]):not(:disabled), textarea:not(:disabled)';

/**
 * The focus starts in the first field. An update (a loading view that fills, a list that is searched) leaves it where
 * it is, unless the field it was in has gone.
 */
export function useModalFocus(body: RefObject<HTMLElement | null>, { id, hash }: PageView): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: it looks again after every change of the view
  useLayoutEffect(() => {
    const dialog = body.current?.closest('dialog');
    const now = document.activeElement;
    const settled = now instanceof HTMLElement && dialog?.contains(now) && now !== dialog && !isTitle(now);
    if (settled && (body.current?.contains(now) || now.closest('.modal-foot'))) return;
    const wanted = body.current?.querySelector<HTMLElement>('[data-autofocus]');
    const field = wanted ?? body.current?.querySelector<HTMLElement>(fields);
    (field ?? dialog?.querySelector<HTMLElement>('[data-modal-title]'))?.focus();
  }, [id, hash]);
}

function isTitle(element: HTMLElement): boolean {
  return element.hasAttribute('data-modal-title');
}

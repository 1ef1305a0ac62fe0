import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from 'react';

const focusable = 'button, input, textarea, select, a[href], [tabindex="0"]';

type Held = { actionId: string; place: number };

/**
 * Keeps the focus inside a surface whose blocks are replaced under it: an app that gives its blocks new ids makes new
 * elements of them. The focus goes to the element with the same action_id, else to one of the same kind (what stands
 * before a `:`, as in `page:next` and `page:back`), else to `fallback`.
 *
 * @returns what to spread on the surface
 */
export function useKeptFocus(surface: RefObject<HTMLElement | null>, fallback?: () => HTMLElement | null) {
  const held = useRef<Held | null>(null);
  useLayoutEffect(() => {
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (!held.current || !lost) return;
    const next = standIn(surface.current, held.current) ?? fallback?.();
    next?.focus();
  });
  return {
    onFocus: ({ target }: FocusEvent) => {
      const element = target.closest<HTMLElement>('[data-action]');
      const place = element ? [...element.querySelectorAll(focusable)].indexOf(target) : 0;
      held.current = { actionId: element?.dataset['action'] ?? '', place };
    },
    // React keeps its own removals silent, and a window that loses the focus leaves the element active.
    onBlur: ({ target }: FocusEvent) => {
      if (document.activeElement !== target) held.current = null;
    },
  };
}

function standIn(surface: HTMLElement | null, { actionId, place }: Held): HTMLElement | undefined {
  if (!surface || actionId === '') return undefined;
  const all = [...surface.querySelectorAll<HTMLElement>('[data-action]')];
  const kind = (id: string | undefined) => id?.split(':')[0];
  const element =
    all.find(({ dataset }) => dataset['action'] === actionId) ??
    all.find(({ dataset }) => kind(dataset['action']) === kind(actionId));
  const inside = [...(element?.querySelectorAll<HTMLElement>(focusable) ?? [])];
  return inside[place] ?? inside.at(-1);
}

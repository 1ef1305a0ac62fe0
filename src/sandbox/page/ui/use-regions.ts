import { useEffect } from 'react';

/**
 * F6 goes to the next area of the window and Shift+F6 to the one before, as in Slack. An area is an element with
 * `data-region`; the focus goes to the element in it with `data-region-start`, else to its first control.
 */
export function useRegions(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return;
      if (document.querySelector('dialog[open]')) return;
      event.preventDefault();
      const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(
        (one) => one.checkVisibility() && !one.closest('[inert]'),
      );
      const now = regions.findIndex((one) => one.contains(document.activeElement));
      const step = event.shiftKey ? -1 : 1;
      const from = now < 0 && event.shiftKey ? 0 : now;
      const next = regions.at((from + step + regions.length) % regions.length);
      if (next) startOf(next)?.focus();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

const controls = 'button:not(:disabled), a[href], input:not(:disabled), textarea, select';

/** Of several marked elements the last: in a list of messages the newest. */
function startOf(region: HTMLElement): HTMLElement | null {
  const marked = [...region.querySelectorAll<HTMLElement>('[data-region-start]')].at(-1);
  if (marked) return marked;
  if (region.tabIndex >= 0) return region;
  return region.querySelector<HTMLElement>('[aria-current]') ?? region.querySelector<HTMLElement>(controls);
}

import type { KeyboardEvent } from 'react';

/**
 * Arrows, Home and End go from message to message, as in an ARIA feed; Tab goes on into the controls of the one that
 * has the focus, and Escape comes back out of them.
 */
export function onMessageKeys(event: KeyboardEvent<HTMLElement>): void {
  const { currentTarget: list, key, target } = event;
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  if (!(target instanceof HTMLElement)) return;
  const message = target.closest<HTMLElement>('article');
  if (key === 'Escape' && message && target !== message) {
    event.preventDefault();
    message.focus();
    return;
  }
  // In a control the arrows are the control's own.
  if (target !== list && target !== message) return;
  const all = [...list.querySelectorAll<HTMLElement>('article')];
  const next = all.at(stepTo(key, message ? all.indexOf(message) : all.length, all.length) ?? all.length);
  if (!next) return;
  event.preventDefault();
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
}

function stepTo(key: string, now: number, count: number): number | undefined {
  if (key === 'ArrowUp') return Math.max(0, now - 1);
  if (key === 'ArrowDown') return Math.min(count - 1, now + 1);
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : undefined;
}

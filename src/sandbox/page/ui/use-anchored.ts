import { type RefObject, useLayoutEffect } from 'react';

const gap = 4;
const margin = 8;

export type Side = 'below' | 'above';

type Options = {
  side?: Side;
  /** Aligned at the end of the anchor instead of its start. */
  end?: boolean;
  sameWidth?: boolean;
  /** A press in the popup leaves the focus where it is: in the input that it belongs to. */
  keepFocus?: boolean;
};

/**
 * Shows `popup` (a `popover="manual"` element, so that no dialog or scroll area cuts it) at its anchor and keeps it
 * there; it goes to the other side where there is more room, and never leaves the window.
 */
export function useAnchored(
  open: boolean,
  anchor: RefObject<HTMLElement | null>,
  popup: RefObject<HTMLElement | null>,
  { side = 'below', end = false, sameWidth = false, keepFocus = false }: Options = {},
): void {
  useLayoutEffect(() => {
    const box = popup.current;
    if (!open || !box) return;
    box.showPopover();
    const place = () => {
      const at = anchor.current?.getBoundingClientRect();
      if (!at) return;
      if (sameWidth) box.style.width = `${at.width}px`;
      const roomBelow = innerHeight - at.bottom - gap - margin;
      const roomAbove = at.top - gap - margin;
      const wanted = side === 'below' ? roomBelow : roomAbove;
      const turn =
        box.scrollHeight > wanted && (side === 'below' ? roomAbove > roomBelow : roomBelow > roomAbove);
      const below = (side === 'below') !== turn;
      box.style.maxHeight = `${Math.min(below ? roomBelow : roomAbove, 360)}px`;
      const { width, height } = box.getBoundingClientRect();
      const left = end ? at.right - width : at.left;
      box.style.left = `${Math.max(margin, Math.min(left, innerWidth - width - margin))}px`;
      box.style.top = `${below ? at.bottom + gap : at.top - gap - height}px`;
    };
    place();
    const keep = (event: Event) => event.preventDefault();
    if (keepFocus) box.addEventListener('mousedown', keep);
    const observer = new ResizeObserver(place);
    observer.observe(box);
    addEventListener('scroll', place, { capture: true, passive: true });
    addEventListener('resize', place);
    return () => {
      observer.disconnect();
      box.removeEventListener('mousedown', keep);
      removeEventListener('scroll', place, { capture: true });
      removeEventListener('resize', place);
      if (box.isConnected) box.hidePopover();
    };
  }, [open, anchor, popup, side, end, sameWidth, keepFocus]);
}

import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';

const nearPx = 60;

type Options = {
  /** The id of what stands last. */
  newest: string | undefined;
  newestIsMine: boolean;
  startAtEnd: boolean;
  /** Counts what the person sent from here. */
  sent: number;
};

/**
 * Keeps a scroll area at its newest message while its reader is there, whatever grows in it (images, opened inputs), and
 * tells when something new came that lies below what is seen. A new message that is taller than the area is shown from
 * its top, until its reader scrolls.
 */
export function useStickyScroll(
  area: RefObject<HTMLElement | null>,
  { newest, newestIsMine, startAtEnd, sent }: Options,
) {
  const follows = useRef(startAtEnd);
  const fromTop = useRef(true);
  const placed = useRef(0);
  const seen = useRef({ newest, sent });
  const [below, setBelow] = useState(false);

  const settle = useCallback(() => {
    const box = area.current;
    if (!box) return;
    const end = box.scrollHeight - box.clientHeight;
    const top = fromTop.current ? topOfLast(box) : end;
    box.scrollTop = Math.min(end, top);
    placed.current = box.scrollTop;
  }, [area]);

  const toNewest = useCallback(() => {
    follows.current = true;
    fromTop.current = true;
    settle();
    setBelow(false);
  }, [settle]);

  useLayoutEffect(() => {
    const box = area.current;
    const inside = box?.firstElementChild;
    if (!box || !inside) return;
    const observer = new ResizeObserver(() => {
      if (follows.current) settle();
    });
    observer.observe(inside);
    observer.observe(box);
    const onScroll = () => {
      const near = box.scrollHeight - box.scrollTop - box.clientHeight < nearPx;
      if (near) setBelow(false);
      // Only the reader's own move counts: an image that loads between a scroll and its event does not.
      if (Math.abs(box.scrollTop - placed.current) > 1) {
        follows.current = near;
        fromTop.current = false;
      }
    };
    box.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      observer.disconnect();
      box.removeEventListener('scroll', onScroll);
    };
  }, [area, settle]);

  useLayoutEffect(() => {
    const isNew = newest !== seen.current.newest;
    const hasSent = sent !== seen.current.sent;
    seen.current = { newest, sent };
    if (hasSent) {
      follows.current = true;
      fromTop.current = false;
    }
    if (isNew && (follows.current || newestIsMine)) toNewest();
    else if (follows.current) settle();
    else if (isNew) setBelow(true);
  }, [newest, newestIsMine, sent, settle, toNewest]);

  return { below, toNewest };
}

/** Where to scroll to for the last message to stand at the top of its area. */
function topOfLast(box: HTMLElement): number {
  const last = box.firstElementChild?.lastElementChild;
  if (!last) return box.scrollHeight;
  return box.scrollTop + last.getBoundingClientRect().top - box.getBoundingClientRect().top;
}

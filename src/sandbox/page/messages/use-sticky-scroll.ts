import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';

const nearPx = 60;

/**
 * Keeps a scroll area at its end while its reader is there, whatever grows in it (images, opened inputs), and tells
 * when something new came that lies below what is seen.
 */
export function useStickyScroll(
  area: RefObject<HTMLElement | null>,
  newest: string | undefined,
  newestIsMine: boolean,
  startAtEnd: boolean,
) {
  const atEnd = useRef(startAtEnd);
  const seen = useRef(newest);
  const [below, setBelow] = useState(false);

  const toEnd = useCallback(() => {
    const box = area.current;
    if (box) box.scrollTop = box.scrollHeight;
    atEnd.current = true;
    setBelow(false);
  }, [area]);

  useLayoutEffect(() => {
    const box = area.current;
    const inside = box?.firstElementChild;
    if (!box || !inside) return;
    const observer = new ResizeObserver(() => {
      if (atEnd.current) box.scrollTop = box.scrollHeight;
    });
    observer.observe(inside);
    observer.observe(box);
    let top = box.scrollTop;
    const onScroll = () => {
      const near = box.scrollHeight - box.scrollTop - box.clientHeight < nearPx;
      // Only a move upwards leaves the end: an image that loads between a scroll and its event does not.
      if (near || box.scrollTop < top) atEnd.current = near;
      top = box.scrollTop;
      if (near) setBelow(false);
    };
    box.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      observer.disconnect();
      box.removeEventListener('scroll', onScroll);
    };
  }, [area]);

  useLayoutEffect(() => {
    const isNew = newest !== seen.current;
    seen.current = newest;
    if (atEnd.current || (isNew && newestIsMine)) toEnd();
    else if (isNew) setBelow(true);
  }, [newest, newestIsMine, toEnd]);

  return { below, toEnd };
}

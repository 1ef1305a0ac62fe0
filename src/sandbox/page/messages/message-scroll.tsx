import type { ReactNode, RefObject } from 'react';
import { onMessageKeys } from './message-keys.ts';

/** In the order of Tab: a scroll area without focus cannot be scrolled by keyboard. */
const inTabOrder = { tabIndex: 0 };

type Props = { area: RefObject<HTMLDivElement | null>; label: string; children: ReactNode };

/** A scrolling list of messages; what comes is announced to screen readers. */
export function MessageScroll({ area, label, children }: Props) {
  return (
    <div
      ref={area}
      className="message-scroll"
      role="log"
      aria-label={label}
      data-region
      onKeyDown={onMessageKeys}
      {...inTabOrder}
    >
      <div className="message-list">{children}</div>
    </div>
  );
}

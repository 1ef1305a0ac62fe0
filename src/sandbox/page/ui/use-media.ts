import { useSyncExternalStore } from 'react';

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    () => matchMedia(query).matches,
  );
}

export const narrow = '(max-width: 767px)';
export const touch = '(hover: none)';
/** Room for a thread and the Zoom panel side by side. */
export const veryWide = '(min-width: 1600px)';

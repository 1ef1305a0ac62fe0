const key = 'zoom-phone-chatops sandbox';

type Remembered = { personId?: string; channel?: string; zoomClosed?: boolean };

/** The last choices on this browser. Nothing is lost when storage is forbidden. */
export function recall(): Remembered {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return typeof found === 'object' && found !== null ? found : {};
  } catch {
    return {};
  }
}

export function remember(change: Remembered): void {
  try {
    localStorage.setItem(key, JSON.stringify({ ...recall(), ...change }));
  } catch {
    // Private windows may refuse storage: the address still carries the choice.
  }
}

/**
 * True when this tab shows this person again (a reload, or the same address typed once more), as opposed to a new
 * tab, whose opening must not take ephemeral messages away from the first.
 */
export function isComingBack(personId: string): boolean {
  try {
    const mark = `${key} ${personId}`;
    const before = sessionStorage.getItem(mark) !== null;
    sessionStorage.setItem(mark, '1');
    return before;
  } catch {
    return false;
  }
}

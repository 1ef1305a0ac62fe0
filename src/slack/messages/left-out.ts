import type { KnownBlock } from '@slack/types';
import { counted, smallPrint } from './text.ts';

/** Says of a list that some of it is missing, for Zoom writes it in a way that is not understood; nothing where all is there. */
export function leftOutNote(unreadable: number, what: 'number' | 'order'): KnownBlock[] {
  return unreadable === 0 ? [] : [smallPrint(`:warning: ${leftOut(unreadable, what)}`)];
}

/** The same in mrkdwn, as sentences. */
export function leftOut(unreadable: number, what: 'number' | 'order'): string {
  const [is, it] = unreadable === 1 ? ['is', 'it'] : ['are', 'them'];
  return `${counted(unreadable, what)} ${is} left out, for I do not understand what Zoom says of ${it}. Which, and why, is in my log; the Zoom portal has ${it}.`;
}

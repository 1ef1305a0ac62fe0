import { describeSearch } from '../../numbers/describe-search.ts';
import type { NumberSearch } from '../../numbers/number-search.ts';
import { escapeText } from './text.ts';

/** What was searched for, as part of a sentence in mrkdwn. How many were wanted is seen from how many there are. */
export function inWords({ quantity: _, ...wanted }: NumberSearch): string {
  return escapeText(describeSearch(wanted));
}

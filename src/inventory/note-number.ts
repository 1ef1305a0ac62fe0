import { saveKnownNumbers } from '../store/known-numbers.ts';
import type { Database } from '../store/store.ts';
import type { PhoneNumber } from '../zoom/types.ts';
import { knownNumber } from './known-number.ts';

/** Keeps a number as Zoom has just told it, so that it is found, offered and counted as it is now. */
export function noteNumber(db: Database, number: PhoneNumber, now: Date): Promise<void> {
  return saveKnownNumbers(db, [knownNumber(number, now)]);
}

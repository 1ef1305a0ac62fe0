import { eq, inArray } from 'drizzle-orm';
import { numberHolds } from './schema.ts';
import type { Database, Transaction } from './store.ts';

export type HoldRow = typeof numberHolds.$inferSelect;

/** Which of the numbers are held, and for which request; by number. */
export async function readHolds(db: Database, phoneNumbers: readonly string[]): Promise<HoldRow[]> {
  if (phoneNumbers.length === 0) return [];
  return db
    .select()
    .from(numberHolds)
    .where(inArray(numberHolds.phoneNumber, [...phoneNumbers]))
    .orderBy(numberHolds.phoneNumber);
}

/** @throws when one of the numbers is held already, by whichever request */
export async function insertHolds(
  tx: Transaction,
  requestId: string,
  phoneNumbers: readonly string[],
): Promise<void> {
  if (phoneNumbers.length === 0) return;
  // In one order everywhere, so that two who insert the same numbers wait for each other and not in a circle.
  const sorted = [...new Set(phoneNumbers)].toSorted();
  await tx.insert(numberHolds).values(sorted.map((phoneNumber) => ({ phoneNumber, requestId })));
}

export async function deleteHolds(tx: Transaction, requestId: string): Promise<void> {
  await tx.delete(numberHolds).where(eq(numberHolds.requestId, requestId));
}

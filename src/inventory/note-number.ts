import { type KnownNumberRow, saveKnownNumbers } from '../store/known-numbers.ts';
import type { Database } from '../store/store.ts';
import type { PhoneNumber } from '../zoom/types.ts';

/** Keeps a number as Zoom has just told it, so that it is found, offered and counted as it is now. */
export function noteNumber(db: Database, number: PhoneNumber, now: Date): Promise<void> {
  return saveKnownNumbers(db, [knownNumberRow(number, now)]);
}

/** A number as it is kept. One without an assignee is idle from `now` on, unless it was known to be idle before. */
export function knownNumberRow(number: PhoneNumber, now: Date): KnownNumberRow {
  const { assignee } = number;
  return {
    id: number.id,
    phoneNumber: number.phoneNumber,
    type: number.type,
    status: number.status,
    state: number.state ?? null,
    city: number.city ?? null,
    siteId: number.siteId ?? null,
    displayName: number.displayName ?? null,
    capabilities: [...number.capabilities],
    monthlyCost: number.monthlyCost ?? null,
    assigneeType: assignee?.type ?? null,
    assigneeId: assignee?.id ?? null,
    assigneeName: assignee?.name ?? null,
    idleSince: assignee ? null : now,
    seenAt: now,
  };
}

import type { KnownNumberRow } from '../store/known-numbers.ts';
import type { PhoneNumber } from '../zoom/types.ts';

/**
 * A number of Zoom's as it is kept (`known_numbers`). One without an assignee is idle from then on, unless it was known to
 * be idle before.
 * @param seenAt when it was read, or when the reading that saw it began
 */
export function knownNumber(number: PhoneNumber, seenAt: Date): KnownNumberRow {
  const { id, phoneNumber, type, status, capabilities, assignee } = number;
  return {
    id,
    phoneNumber,
    type,
    status,
    state: number.state ?? null,
    city: number.city ?? null,
    siteId: number.siteId ?? null,
    displayName: number.displayName ?? null,
    capabilities,
    monthlyCost: number.monthlyCost ?? null,
    assigneeType: assignee?.type ?? null,
    assigneeId: assignee?.id ?? null,
    assigneeName: assignee?.name ?? null,
    idleSince: assignee ? null : seenAt,
    seenAt,
  };
}

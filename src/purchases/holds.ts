import { readHolds } from '../store/number-holds.ts';
import { readRequestRows } from '../store/requests.ts';
import type { Transaction } from '../store/store.ts';

/** A number that an open request of somebody has already. */
export type Held = {
  phoneNumber: string;
  requestId: string;
  requestNumber: number;
  requesterId: string;
};

/** Which of these numbers other open requests have. */
export async function heldByOthers(
  tx: Transaction,
  phoneNumbers: readonly string[],
  ownId?: string,
): Promise<Held[]> {
  const holds = (await readHolds(tx, phoneNumbers)).filter(({ requestId }) => requestId !== ownId);
  if (holds.length === 0) return [];
  const rows = await readRequestRows(tx, { ids: [...new Set(holds.map(({ requestId }) => requestId))] });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return holds.flatMap(({ phoneNumber, requestId }) => {
    const row = byId.get(requestId);
    return row ? [{ phoneNumber, requestId, requestNumber: row.number, requesterId: row.requesterId }] : [];
  });
}

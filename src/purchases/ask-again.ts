import type { Context } from '../context.ts';
import { readRequestRow } from '../store/requests.ts';
import { withCost } from './check-wanted.ts';
import { isFinal, isPurchaseKind, type Wanted } from './request.ts';
import { fromRow, type StoredRequest } from './stored-request.ts';

export type AskAgain =
  /** To fill the form with: what was not bought. */
  | { kind: 'wanted'; wanted: Wanted }
  /** It is under way still. */
  | { kind: 'open'; request: StoredRequest }
  | { kind: 'all_bought'; request: StoredRequest }
  | { kind: 'not_yours'; request: StoredRequest }
  | { kind: 'unknown' };

/** What somebody asked for before, to ask for it anew. */
export async function askAgain(
  { store }: Context,
  { requestId, userId }: { requestId: string; userId: string },
): Promise<AskAgain> {
  const row = await readRequestRow(store.db, requestId);
  if (!row) return { kind: 'unknown' };
  const request = fromRow(row);
  if (request.requesterId !== userId) return { kind: 'not_yours', request };
  // A port-in is filed again from its own card, and what is given up is chosen anew.
  if (!isPurchaseKind(request.wanted.kind)) return { kind: 'unknown' };
  if (!isFinal(request.status)) return { kind: 'open', request };
  if (request.status === 'purchased') return { kind: 'all_bought', request };
  const bought = new Set(request.outcome?.bought.map(({ phoneNumber }) => phoneNumber));
  const numbers = request.wanted.numbers.filter(({ phoneNumber }) => !bought.has(phoneNumber));
  return { kind: 'wanted', wanted: withCost({ ...request.wanted, numbers }) };
}

import { type Approved, approveRequest } from '../../src/purchases/decide-request.ts';
import { findRequest } from '../../src/purchases/list-requests.ts';
import type { Wanted } from '../../src/purchases/request.ts';
import type { StoredRequest } from '../../src/purchases/stored-request.ts';
import { submitRequest } from '../../src/purchases/submit-request.ts';
import { type AuditRow, readAuditRows } from '../../src/store/audit.ts';
import { type PurchaseWorld, REQUESTER } from './purchase-world.ts';

/** What stories about requests do again and again. */

/** Somebody asks for something, and waits behind others where they have to. */
export async function ask(
  { context }: PurchaseWorld,
  wanted: Wanted,
  requesterId = REQUESTER,
): Promise<StoredRequest> {
  const viewId = context.ids.newId();
  const asked = { viewId, teamId: 'T1', requesterId, wanted, queueBehind: true };
  const answer = await submitRequest(context, asked);
  if (answer.kind !== 'submitted') throw new Error(`It was ${answer.kind}`);
  return answer.request;
}

export function approve(
  { context }: PurchaseWorld,
  { id: requestId, revision }: StoredRequest,
  userId: string,
): Promise<Approved> {
  return approveRequest(context, { requestId, revision, userId });
}

export async function now({ context }: PurchaseWorld, { id }: { id: string }): Promise<StoredRequest> {
  const found = await findRequest(context.store.db, id);
  if (!found) throw new Error('The request is gone');
  return found.request;
}

/** Its history, the oldest first. */
export async function history({ context }: PurchaseWorld, { id }: { id: string }): Promise<AuditRow[]> {
  return (await readAuditRows(context.store.db, { subject: id }, { limit: 200 })).toReversed();
}

export async function happened(world: PurchaseWorld, request: { id: string }): Promise<string[]> {
  return (await history(world, request)).map(({ what }) => what);
}

/** What the admins were told, each text once. */
export function toldAdmins({ queue }: PurchaseWorld): string[] {
  return [...new Set(queue.told.flatMap((job) => (job.name === 'tell-admins' ? job.text : [])))];
}

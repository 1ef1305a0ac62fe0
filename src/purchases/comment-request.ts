import type { Context } from '../context.ts';
import { readAuditRows } from '../store/audit.ts';
import { moveRequest } from './move-request.ts';
import type { StoredRequest } from './stored-request.ts';
import { lockRequest, takeTurn } from './turn.ts';

export type Commented =
  | { kind: 'commented'; request: StoredRequest }
  | { kind: 'unknown' }
  /** No full member of the workspace. */
  | { kind: 'not_allowed' };

/** Comments that are looked through for one of the same modal. */
const RECENT = 50;

/**
 * Says something about a request, whatever its status.
 * @param viewId the modal's: a comment delivered twice is one
 * @param text from the person, never trusted as markup
 */
export async function commentRequest(
  context: Context,
  comment: { requestId: string; userId: string; viewId: string; text: string },
): Promise<Commented> {
  const { requestId, userId, viewId, text } = comment;
  const { isMember } = await context.people.standing(userId);
  if (!isMember) return { kind: 'not_allowed' };
  return takeTurn(context, async (turn): Promise<Commented> => {
    const request = await lockRequest(turn, requestId);
    if (!request) return { kind: 'unknown' };
    const recent = await readAuditRows(turn.tx, { subject: requestId, actor: userId }, { limit: RECENT });
    if (recent.some(({ details }) => isOfView(details, viewId))) return { kind: 'commented', request };
    const commented = await moveRequest(turn, request, {
      event: 'request.commented',
      actor: userId,
      why: text,
      details: { viewId },
    });
    return { kind: 'commented', request: commented };
  });
}

function isOfView(details: unknown, viewId: string): boolean {
  return typeof details === 'object' && details !== null && 'viewId' in details && details.viewId === viewId;
}

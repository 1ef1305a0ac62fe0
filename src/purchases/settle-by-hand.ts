import type { Context } from '../context.ts';
import { isAdmin } from '../settings/rights.ts';
import { readSettings } from '../settings/stored-settings.ts';
import { isRelease } from './request.ts';
import { settlePurchase } from './settle-purchase.ts';
import { numbersOf, type StoredRequest } from './stored-request.ts';
import { lockRequest, takeTurn } from './turn.ts';

export type SettledByHand =
  | { kind: 'settled'; request: StoredRequest }
  | { kind: 'unknown' }
  /** It is not uncertain (any more). */
  | { kind: 'not_uncertain'; request: StoredRequest }
  | { kind: 'not_allowed'; admins: string[] };

/**
 * An admin says what happened, where reading cannot.
 * @param happened whether everything that was asked for was bought, or nothing
 * @throws when Slack cannot be asked for the person's rights
 */
export async function settleByHand(
  context: Context,
  {
    requestId,
    userId,
    happened,
    why,
  }: { requestId: string; userId: string; happened: boolean; why?: string },
): Promise<SettledByHand> {
  const stored = await readSettings(context.store.db, context.firstSettings);
  if (!(await isAdmin(context.people, stored, userId))) {
    return { kind: 'not_allowed', admins: stored.settings.admins };
  }
  return takeTurn(context, async (turn): Promise<SettledByHand> => {
    const request = await lockRequest(turn, requestId);
    if (!request) return { kind: 'unknown' };
    // A release goes on by itself until it knows.
    if (request.status !== 'uncertain' || isRelease(request)) return { kind: 'not_uncertain', request };
    const gone = new Set(request.outcome?.failed.map(({ phoneNumber }) => phoneNumber));
    const asked = numbersOf(request).filter((number) => !gone.has(number));
    const settled = await settlePurchase(turn, request, {
      // Zoom takes the number itself for its id.
      bought: happened
        ? asked.map((phoneNumber) => ({ id: phoneNumber, phoneNumber, status: 'active' }))
        : [],
      failed: happened ? [] : asked.map((phoneNumber) => ({ phoneNumber, message: 'It was not bought.' })),
      block: happened && request.wanted.block ? 'unseen' : undefined,
      knownFrom: userId,
      actor: userId,
      why: why ?? (happened ? 'Settled by hand: it was bought.' : 'Settled by hand: it was not bought.'),
    });
    return { kind: 'settled', request: settled };
  });
}

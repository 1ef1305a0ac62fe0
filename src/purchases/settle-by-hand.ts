import type { Context } from '../context.ts';
import { adminsToAsk } from '../settings/admins-to-ask.ts';
import { isAdmin } from '../settings/rights.ts';
import { readSettings } from '../settings/stored-settings.ts';
import { readRequestRow } from '../store/requests.ts';
import { type Reading, readPurchase } from './read-purchase.ts';
import { isPurchaseKind } from './request.ts';
import { type Result, settlePurchase } from './settle-purchase.ts';
import { fromRow, numbersOf, type StoredRequest } from './stored-request.ts';
import { lockRequest, takeTurn } from './turn.ts';

export type SettledByHand =
  | { kind: 'settled'; request: StoredRequest }
  /** The inventory says otherwise, so nothing is settled until they confirm it. */
  | { kind: 'contradicted'; request: StoredRequest; sees: Reading; happened: boolean }
  /** Zoom may still be at work on it: before that moment nobody can know that it was not bought. */
  | { kind: 'too_early'; request: StoredRequest; until: Date }
  | { kind: 'unknown' }
  /** It is not uncertain (any more). */
  | { kind: 'not_uncertain'; request: StoredRequest }
  | { kind: 'not_allowed'; admins: string[] };

export type Claim = {
  requestId: string;
  /** Slack user id. */
  userId: string;
  /** Whether everything that was asked for was bought, or nothing. */
  happened: boolean;
  /** They have been told that the inventory says otherwise, and stand by it. */
  confirmed?: boolean | undefined;
  why?: string | undefined;
};

/**
 * An admin says what happened, where reading cannot. It is read once more at this moment, and what it shows is not
 * settled otherwise without a second word.
 * @throws when Slack cannot be asked for the person's rights
 */
export async function settleByHand(context: Context, claim: Claim): Promise<SettledByHand> {
  const { requestId, userId, happened, confirmed = false } = claim;
  const { store } = context;
  const stored = await readSettings(store.db, context.firstSettings);
  if (!(await isAdmin(context.people, stored, userId))) {
    return { kind: 'not_allowed', admins: await adminsToAsk(context.people, stored.settings) };
  }
  const row = await readRequestRow(store.db, requestId);
  if (!row) return { kind: 'unknown' };
  const shown = fromRow(row);
  const sees = isOpen(shown) ? await readPurchase(context, shown) : undefined;
  return takeTurn(context, async (turn): Promise<SettledByHand> => {
    const request = await lockRequest(turn, requestId);
    if (!request) return { kind: 'unknown' };
    if (!isOpen(request)) return { kind: 'not_uncertain', request };
    if (sees && !confirmed && contradicts(request, sees, happened))
      return { kind: 'contradicted', request, sees, happened };
    const until = new Date(request.outcome?.reconciliation?.absenceCountsFrom ?? 0);
    if (!happened && turn.now < until) return { kind: 'too_early', request, until };
    return { kind: 'settled', request: await settlePurchase(turn, request, resultOf(request, claim, sees)) };
  });
}

/** A release goes on by itself until it knows. */
function isOpen(request: StoredRequest): boolean {
  return request.status === 'uncertain' && isPurchaseKind(request.wanted.kind);
}

function contradicts({ wanted }: StoredRequest, sees: Reading, happened: boolean): boolean {
  // Of several new blocks alike nobody can say which it is.
  if (wanted.block) return sees.blocks.length < 2 && happened === (sees.blocks.length === 0);
  return happened ? sees.missing.length > 0 : sees.bought.length > 0;
}

function resultOf(request: StoredRequest, claim: Claim, sees: Reading | undefined): Result {
  const { happened, userId, why } = claim;
  const by = { knownFrom: userId, actor: userId };
  const gone = new Set(request.outcome?.failed.map(({ phoneNumber }) => phoneNumber));
  const asked = numbersOf(request).filter((number) => !gone.has(number));
  if (!happened) {
    const failed = asked.map((phoneNumber) => ({ phoneNumber, message: 'It was not bought.' }));
    return { ...by, bought: [], failed, why: why ?? 'Settled by hand: it was not bought.' };
  }
  const seen = new Map(sees?.bought.map((each) => [each.phoneNumber, each]));
  const [block] = sees?.blocks.length === 1 ? sees.blocks : [];
  return {
    ...by,
    // Zoom takes the number itself for its id.
    bought: asked.map(
      (phoneNumber) => seen.get(phoneNumber) ?? { id: phoneNumber, phoneNumber, status: 'active' },
    ),
    failed: [],
    block: request.wanted.block ? (block ?? 'unseen') : undefined,
    why: why ?? 'Settled by hand: it was bought.',
  };
}

import type { Context } from '../../context.ts';
import { type Claim, settleByHand } from '../../purchases/settle-by-hand.ts';
import { settledAnswer } from '../messages/request-answers.ts';
import { requestUnknown } from '../messages/request-notices.ts';
import type { ClickHandler } from '../visits.ts';
import { readRequestKey } from './request-key.ts';

/**
 * "It happened", "It did not": a person says what became of a purchase, where reading cannot; and again, where the
 * inventory says otherwise.
 */
export function settleClick(context: Context, says: Pick<Claim, 'happened' | 'confirmed'>): ClickHandler {
  return async (visit) => {
    const key = readRequestKey(visit.value);
    if (!key) return visit.answer(requestUnknown());
    const claim = { requestId: key.id, userId: visit.person.id, ...says };
    await visit.answer(settledAnswer(await settleByHand(context, claim)));
  };
}

import type { Purchases } from '../../purchases/context.ts';
import { withdrawRequest } from '../../purchases/withdraw-request.ts';
import { withdrawnAnswer } from '../messages/request-answers.ts';
import { requestUnknown } from '../messages/request-notices.ts';
import type { ClickHandler } from '../visits.ts';
import { readRequestKey } from './request-key.ts';

export function withdrawClick(purchases: Purchases): ClickHandler {
  return async (visit) => {
    const key = readRequestKey(visit.value);
    if (!key) return visit.answer(requestUnknown());
    const result = await withdrawRequest(purchases, { requestId: key.id, userId: visit.person.id });
    await visit.answer(withdrawnAnswer(result));
  };
}

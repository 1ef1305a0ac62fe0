import type { Context } from '../../context.ts';
import { withdrawRequest } from '../../purchases/withdraw-request.ts';
import { withdrawnAnswer } from '../messages/request-answers.ts';
import { requestUnknown } from '../messages/request-notices.ts';
import type { ClickHandler } from '../visits.ts';
import { readRequestKey } from './request-key.ts';

export function withdrawClick(context: Context): ClickHandler {
  return async (visit) => {
    const key = readRequestKey(visit.value);
    if (!key) return visit.answer(requestUnknown());
    const result = await withdrawRequest(context, { requestId: key.id, userId: visit.person.id });
    await visit.answer(withdrawnAnswer(result));
  };
}

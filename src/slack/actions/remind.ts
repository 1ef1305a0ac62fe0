import type { Context } from '../../context.ts';
import { remindApprovers } from '../../purchases/remind-approvers.ts';
import { remindedAnswer } from '../messages/request-answers.ts';
import { requestUnknown } from '../messages/request-notices.ts';
import type { ClickHandler } from '../visits.ts';
import { readRequestKey } from './request-key.ts';

export function remindClick(context: Context): ClickHandler {
  return async (visit) => {
    const key = readRequestKey(visit.value);
    if (!key) return visit.answer(requestUnknown());
    const reminder = { requestId: key.id, userId: visit.person.id };
    await visit.answer(remindedAnswer(await remindApprovers(context, reminder)));
  };
}

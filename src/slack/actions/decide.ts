import type { Context } from '../../context.ts';
import { approveRequest } from '../../purchases/decide-request.ts';
import { approvedAnswer } from '../messages/request-answers.ts';
import { requestUnknown } from '../messages/request-notices.ts';
import { denyForm } from '../modals/deny.ts';
import type { ClickHandler } from '../visits.ts';
import { readRequestKey } from './request-key.ts';

/** Approve: one vote, by whoever may at this moment. */
export function approveClick(context: Context): ClickHandler {
  return async (visit) => {
    const key = readRequestKey(visit.value);
    if (!key) return visit.answer(requestUnknown());
    const { id: requestId, revision } = key;
    const result = await approveRequest(context, { requestId, revision, userId: visit.person.id });
    await visit.answer(approvedAnswer(result));
  };
}

/** Deny: asks for the reason first. Who may is asked when it is given. */
export function denyClick(): ClickHandler {
  return async (visit) => {
    const key = readRequestKey(visit.value);
    if (!key) return visit.answer(requestUnknown());
    await visit.openModal('Deny the request', async () => denyForm(key));
  };
}

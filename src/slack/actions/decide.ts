import type { Context } from '../../context.ts';
import { approveRequest, mayDeny } from '../../purchases/decide-request.ts';
import { approvedAnswer, notDenied } from '../messages/request-answers.ts';
import { requestUnknown } from '../messages/request-notices.ts';
import { denyForm } from '../modals/deny.ts';
import { modalOf } from '../screen.ts';
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

/** Deny: asks whoever may for the reason, and asks again whether they may when it is given. */
export function denyClick(context: Context): ClickHandler {
  return async (visit) => {
    const key = readRequestKey(visit.value);
    if (!key) return visit.answer(requestUnknown());
    const { id: requestId, revision } = key;
    await visit.openModal('Deny the request', async () => {
      const found = await mayDeny(context, { requestId, revision, userId: visit.person.id });
      return found.kind === 'awaiting' ? denyForm(key) : modalOf(notDenied(found));
    });
  };
}

import type { Context } from '../../context.ts';
import { retryFollowUps } from '../../purchases/follow-up.ts';
import { retriedAnswer } from '../messages/request-answers.ts';
import { requestUnknown } from '../messages/request-notices.ts';
import type { ClickHandler } from '../visits.ts';
import { readRequestKey } from './request-key.ts';

/** "Try again": assigning and naming what was bought. */
export function followUpClick(context: Context): ClickHandler {
  return async (visit) => {
    const key = readRequestKey(visit.value);
    if (!key) return visit.answer(requestUnknown());
    const retry = { requestId: key.id, userId: visit.person.id };
    await visit.answer(retriedAnswer(await retryFollowUps(context, retry)));
  };
}

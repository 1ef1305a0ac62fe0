import { requestUnknown } from '../messages/request-notices.ts';
import { commentForm } from '../modals/comment.ts';
import type { ClickHandler } from '../visits.ts';
import { readRequestKey } from './request-key.ts';

export function commentClick(): ClickHandler {
  return async (visit) => {
    const key = readRequestKey(visit.value);
    if (!key) return visit.answer(requestUnknown());
    await visit.openModal('Comment', async () => commentForm(key));
  };
}

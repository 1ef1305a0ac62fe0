import type { ModalView } from '@slack/types';
import type { Context } from '../../context.ts';
import { commentRequest } from '../../purchases/comment-request.ts';
import { type RequestKey, readRequestKey, requestKey } from '../actions/request-key.ts';
import { commentedAnswer } from '../messages/request-answers.ts';
import { requestUnknown } from '../messages/request-notices.ts';
import { modalOf } from '../screen.ts';
import type { SubmissionHandler } from '../visits.ts';
import { readWords, wordsForm } from './words-form.ts';

export const COMMENT_FORM = 'request_comment';

export function commentForm(key: RequestKey): ModalView {
  return wordsForm(requestKey(key), {
    name: COMMENT_FORM,
    title: 'Comment',
    submit: 'Send',
    label: 'What would you like to say?',
    hint: 'It goes into the thread of the request, and to its requester.',
  });
}

export function submitCommentForm(context: Context): SubmissionHandler {
  return (values, { carried, viewId }) => {
    const read = readWords(values, 'Write what you would like to say.');
    if ('errors' in read) return read;
    return {
      title: 'Comment',
      attempt: async (person) => {
        const key = readRequestKey(carried);
        if (!key) return { view: modalOf(requestUnknown()) };
        const comment = { requestId: key.id, userId: person.id, viewId, text: read.words };
        return { view: modalOf(commentedAnswer(await commentRequest(context, comment), person.id)) };
      },
    };
  };
}

import type { ModalView } from '@slack/types';
import type { Context } from '../../context.ts';
import { denyRequest } from '../../purchases/decide-request.ts';
import { type RequestKey, readRequestKey, requestKey } from '../actions/request-key.ts';
import { deniedAnswer } from '../messages/request-answers.ts';
import { requestUnknown } from '../messages/request-notices.ts';
import { modalOf } from '../screen.ts';
import type { SubmissionHandler } from '../visits.ts';
import { readWords, wordsForm } from './words-form.ts';

export const DENY_FORM = 'request_deny';

export function denyForm(key: RequestKey): ModalView {
  return wordsForm(requestKey(key), {
    name: DENY_FORM,
    title: 'Deny the request',
    submit: 'Deny',
    label: 'Why is it denied?',
    hint: 'The requester is told, and it stays with the request for everybody who can see it.',
  });
}

export function submitDenyForm(context: Context): SubmissionHandler {
  return (values, { carried }) => {
    const read = readWords(values, 'Say why, so that the requester knows what to do differently.');
    if ('errors' in read) return read;
    return {
      title: 'Deny the request',
      attempt: async (person) => {
        const key = readRequestKey(carried);
        if (!key) return { view: modalOf(requestUnknown()) };
        const { id: requestId, revision } = key;
        const denial = { requestId, revision, userId: person.id, reason: read.words };
        return { view: modalOf(deniedAnswer(await denyRequest(context, denial))) };
      },
    };
  };
}

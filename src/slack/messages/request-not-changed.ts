import type { NotAwaiting } from '../../purchases/awaiting-request.ts';
import type { StoredRequest } from '../../purchases/stored-request.ts';
import type { Screen } from '../screen.ts';
import { mention } from './people.ts';
import { notAwaiting, said } from './request-answers.ts';
import { requestButtons } from './request-buttons.ts';

/** Why a changed request cannot be taken: it is no longer what the form was filled from. */
export function notChanged(why: NotAwaiting | { kind: 'not_yours'; request: StoredRequest }): Screen {
  if (why.kind === 'not_yours') {
    const { requesterId, number } = why.request;
    return said('Not yours', `:no_entry: Only ${mention(requesterId)} can change request ${number}.`);
  }
  if (why.kind !== 'outdated') return notAwaiting(why);
  const { number } = why.request;
  const screen = said(
    'Changed meanwhile',
    `:pencil2: Request ${number} was changed since you opened this form, so nothing of it was taken. Open it as it is now:`,
  );
  return { ...screen, blocks: [...screen.blocks, ...requestButtons(why.request, ['edit'])] };
}

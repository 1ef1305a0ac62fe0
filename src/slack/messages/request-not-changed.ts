import type { AskAgain } from '../../purchases/ask-again.ts';
import type { NotAwaiting } from '../../purchases/awaiting-request.ts';
import type { StoredRequest } from '../../purchases/stored-request.ts';
import type { Screen } from '../screen.ts';
import { statusName } from './deed-words.ts';
import { mention } from './people.ts';
import { notAwaiting, said } from './request-answers.ts';
import { requestButtons } from './request-buttons.ts';
import { requestUnknown } from './request-notices.ts';
import { wantedName } from './wanted.ts';

/** Why a request cannot be changed, or a changed one not taken: it is no longer what the form was filled from. */
export function notChanged(
  why:
    | NotAwaiting
    | { kind: 'not_yours'; request: StoredRequest }
    | { kind: 'no_purchase'; request: StoredRequest },
): Screen {
  if (why.kind === 'no_purchase') {
    const screen = said(
      'Not to be changed',
      `:no_entry: Only a purchase can be changed, and request ${why.request.number} is a ${wantedName(why.request.wanted)}. Withdraw it, and ask anew:`,
    );
    return { ...screen, blocks: [...screen.blocks, ...requestButtons(why.request, ['withdraw'])] };
  }
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

/** Why a request cannot be asked for again. */
export function notAskedAgain(why: Exclude<AskAgain, { kind: 'wanted' }>): Screen {
  switch (why.kind) {
    case 'not_yours': {
      const { requesterId, number } = why.request;
      return said(
        'Not yours',
        `:no_entry: Only ${mention(requesterId)} can ask for request ${number} again.`,
      );
    }
    case 'open': {
      const { number } = why.request;
      return said(
        'Under way',
        `:information_source: Request ${number} has not ended yet: *${statusName(why.request)}*. Wait for it, or withdraw it first.`,
      );
    }
    case 'all_bought':
      return said(
        'Bought',
        `:information_source: Everything that request ${why.request.number} asked for is bought.`,
      );
    case 'unknown':
      return requestUnknown();
  }
}

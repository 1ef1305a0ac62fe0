import type { Desk } from '../desk.ts';
import type { RequestButton } from '../messages/request-buttons.ts';
import { COMMENT_FORM, submitCommentForm } from '../modals/comment.ts';
import { DENY_FORM, submitDenyForm } from '../modals/deny.ts';
import type { ClickHandler, SubmissionHandler } from '../visits.ts';
import { commentClick } from './comment.ts';
import { approveClick, denyClick } from './decide.ts';
import { followUpClick } from './follow-up.ts';
import { remindClick } from './remind.ts';
import { askAgain, editRequestForm } from './request-form.ts';
import { showNumbersClick, turnNumbersPage } from './request-numbers.ts';
import { searchLikeClick } from './search-like.ts';
import { settleClick } from './settle.ts';
import { withdrawClick } from './withdraw.ts';

/** What answers every button that a request can have. */
export function requestClicks(desk: Desk): Record<`request_${RequestButton | 'numbers_page'}`, ClickHandler> {
  const { context } = desk;
  return {
    request_approve: approveClick(context),
    request_deny: denyClick(context),
    request_comment: commentClick(),
    request_remind: remindClick(context),
    request_edit: editRequestForm(desk),
    request_withdraw: withdrawClick(context),
    request_again: askAgain(desk),
    request_search: searchLikeClick(desk),
    request_numbers: showNumbersClick(context),
    request_numbers_page: turnNumbersPage(context),
    request_follow_up: followUpClick(context),
    request_happened: settleClick(context, { happened: true }),
    request_not_happened: settleClick(context, { happened: false }),
    request_happened_anyway: settleClick(context, { happened: true, confirmed: true }),
    request_not_happened_anyway: settleClick(context, { happened: false, confirmed: true }),
  };
}

/** The forms that some of them open. */
export function requestForms({ context }: Desk): Record<string, SubmissionHandler> {
  return {
    [DENY_FORM]: submitDenyForm(context),
    [COMMENT_FORM]: submitCommentForm(context),
  };
}

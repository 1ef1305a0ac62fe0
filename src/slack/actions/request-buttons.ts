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
import { searchLikeClick } from './search-like.ts';
import { settleClick } from './settle.ts';
import { withdrawClick } from './withdraw.ts';

/** What answers every button that a request can have. */
export function requestClicks(desk: Desk): Record<`request_${RequestButton}`, ClickHandler> {
  const { purchases } = desk;
  return {
    request_approve: approveClick(purchases),
    request_deny: denyClick(),
    request_comment: commentClick(),
    request_remind: remindClick(purchases),
    request_edit: editRequestForm(desk),
    request_withdraw: withdrawClick(purchases),
    request_again: askAgain(desk),
    request_search: searchLikeClick(desk),
    request_follow_up: followUpClick(purchases),
    request_happened: settleClick(purchases, true),
    request_not_happened: settleClick(purchases, false),
  };
}

/** The forms that some of them open. */
export function requestForms({ purchases }: Desk): Record<string, SubmissionHandler> {
  return {
    [DENY_FORM]: submitDenyForm(purchases),
    [COMMENT_FORM]: submitCommentForm(purchases),
  };
}

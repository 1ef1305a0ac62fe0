import type { ActionsBlock, Button, ConfirmationDialog } from '@slack/types';
import type { PurchaseRequest } from '../../purchases/request.ts';
import { requestKey } from '../actions/request-key.ts';
import { plain } from './text.ts';
import { wantedName } from './wanted.ts';

/** Every button that a request can have; the action ids are `request_` and these. */
const BUTTONS = {
  approve: 'Approve',
  deny: 'Deny',
  comment: 'Comment',
  remind: 'Remind',
  edit: 'Edit',
  withdraw: 'Withdraw',
  again: 'Ask again',
  search: 'Search like it',
  follow_up: 'Try again',
  happened: 'It happened',
  not_happened: 'It did not',
} as const;

export type RequestButton = keyof typeof BUTTONS;

const STYLES: { readonly [Name in RequestButton]?: 'primary' | 'danger' } = {
  approve: 'primary',
  follow_up: 'primary',
  deny: 'danger',
  withdraw: 'danger',
};

/** A row of buttons, or nothing. */
export function requestButtons(request: PurchaseRequest, names: readonly RequestButton[]): ActionsBlock[] {
  if (names.length === 0) return [];
  // An id that stays while the card is drawn anew: a click on its way meanwhile still finds its button.
  const blockId = `request_buttons:${requestKey(request)}`;
  return [{ type: 'actions', block_id: blockId, elements: names.map((name) => button(request, name)) }];
}

function button(request: PurchaseRequest, name: RequestButton): Button {
  const style = STYLES[name];
  const confirm = confirmation(request, name);
  return {
    type: 'button',
    action_id: `request_${name}`,
    text: plain(BUTTONS[name]),
    value: requestKey(request),
    ...(style ? { style } : {}),
    ...(confirm ? { confirm } : {}),
  };
}

function confirmation(
  { number, wanted }: PurchaseRequest,
  name: RequestButton,
): ConfirmationDialog | undefined {
  switch (name) {
    case 'deny':
      return dialog(
        `Deny request ${number}?`,
        'You are asked for a reason next, which the requester is told. A denied request stays denied.',
        'Give a reason',
        'danger',
      );
    case 'withdraw':
      return dialog(
        `Withdraw request ${number}?`,
        'It ends without being decided, and its numbers are free for others. You can ask again later.',
        'Withdraw',
        'danger',
      );
    case 'happened':
      return dialog(
        `Request ${number} was bought?`,
        `Choose this only if you see ${wantedName(wanted)} in Zoom. The request ends as bought and counts in the budget.`,
        'It happened',
      );
    case 'not_happened':
      return dialog(
        `Request ${number} was not bought?`,
        'Choose this only if you looked in Zoom and nothing of it is there. The request ends as failed, and somebody who asks again may buy it again.',
        'It did not',
        'danger',
      );
    default:
      return undefined;
  }
}

function dialog(title: string, text: string, confirm: string, style?: 'danger'): ConfirmationDialog {
  return {
    title: plain(title, 100),
    text: plain(text, 300),
    confirm: plain(confirm, 30),
    deny: plain('Cancel', 30),
    ...(style ? { style } : {}),
  };
}

import type { ActionsBlock, Button, ConfirmationDialog } from '@slack/types';
import { formatMoney } from '../../numbers/format-money.ts';
import { formatNumber } from '../../numbers/format-number.ts';
import { isEstimated, isPort, isRelease, type PurchaseRequest } from '../../purchases/request.ts';
import { requestKey } from '../actions/request-key.ts';
import { assignButton } from './number-change-buttons.ts';
import { capital, listed, plain } from './text.ts';
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
  numbers: 'Show all numbers',
  search: 'Search for similar',
  follow_up: 'Assign again',
  happened: 'It happened',
  not_happened: 'It did not',
  happened_anyway: 'It happened all the same',
  not_happened_anyway: 'It did not, all the same',
} as const;

/** Numbers that have a button of their own. */
const MOST_OTHERWISE = 4;

export type RequestButton = keyof typeof BUTTONS;

const STYLES: { readonly [Name in RequestButton]?: 'primary' | 'danger' } = {
  approve: 'primary',
  follow_up: 'primary',
  withdraw: 'danger',
};

/** A row of buttons, or nothing. */
export function requestButtons(request: PurchaseRequest, names: readonly RequestButton[]): ActionsBlock[] {
  if (names.length === 0) return [];
  // An id that stays while the card is drawn anew: a click on its way meanwhile still finds its button.
  const blockId = `request_buttons:${requestKey(request)}`;
  const elements = [
    ...names.map((name) => button(request, name)),
    ...(names.includes('follow_up') ? otherwiseButtons(request) : []),
  ];
  return [{ type: 'actions', block_id: blockId, elements }];
}

/** Trying again does not help where the assignee is the mistake: it can be chosen anew, number by number. */
function otherwiseButtons({ followUps }: PurchaseRequest): Button[] {
  const failed = followUps.filter(
    // A button takes no long value, and Zoom's ids are short and plain.
    ({ step, state, numberId }) =>
      step === 'assign' && state === 'failed' && /^[\w+/=.:@-]{1,200}$/.test(numberId),
  );
  return failed.slice(0, MOST_OTHERWISE).map(({ numberId, phoneNumber }, index) => {
    const label =
      failed.length === 1 ? 'Assign to somebody else' : `Assign ${formatNumber(phoneNumber)} otherwise`;
    return { ...assignButton({ id: numberId }, { label }), action_id: `number_assign:${index}` };
  });
}

function button(request: PurchaseRequest, name: RequestButton): Button {
  const style = STYLES[name];
  const confirm = confirmation(request, name);
  return {
    type: 'button',
    action_id: `request_${name}`,
    text: plain(labelOf(request, name)),
    value: requestKey(request),
    ...(style ? { style } : {}),
    ...(confirm ? { confirm } : {}),
  };
}

function labelOf({ followUps }: PurchaseRequest, name: RequestButton): string {
  if (name !== 'follow_up') return BUTTONS[name];
  const failed = followUps.filter(({ state }) => state === 'failed');
  return failed.every(({ step }) => step === 'name') ? 'Name again' : BUTTONS[name];
}

/** Where a step is that comes after it, a form or a second button, that one asks. */
function confirmation(request: PurchaseRequest, name: RequestButton): ConfirmationDialog | undefined {
  const { number, wanted } = request;
  switch (name) {
    case 'approve':
      return dialog(`Approve request ${number}?`, approvalText(request), 'Approve');
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
    case 'happened_anyway':
      return dialog(
        `Bought, whatever Zoom shows?`,
        `Request ${number} ends as bought and counts in the budget, and requests that wait for its numbers are denied, although Zoom’s inventory says otherwise.`,
        'It happened',
        'danger',
      );
    case 'not_happened_anyway':
      return dialog(
        `Not bought, whatever Zoom shows?`,
        `Request ${number} ends as not bought and counts in no budget, although Zoom’s inventory says otherwise: what is there is paid for.`,
        'It did not',
        'danger',
      );
    default:
      return undefined;
  }
}

/** What is bought or given up, and for how much. */
function approvalText(request: PurchaseRequest): string {
  const { wanted } = request;
  const money = `${formatMoney(wanted.monthlyCost)} a month`;
  const numbers = wanted.numbers.map(({ phoneNumber }) => formatNumber(phoneNumber));
  const named = numbers.length > 0 && numbers.length <= 3 ? `: ${listed(numbers)}` : '';
  const name = wantedName(wanted);
  if (isPort(request))
    return `${capital(name)}${named}. It is sent to Zoom at once, and the losing carrier is asked.`;
  if (isRelease(request)) return `${capital(name)}${named}. It saves ${money}, and cannot be undone.`;
  const cost = isEstimated(request) ? `${money} as its requester estimates; Zoom may charge more` : money;
  return `You approve the purchase of ${name} for ${cost}${named}.`;
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

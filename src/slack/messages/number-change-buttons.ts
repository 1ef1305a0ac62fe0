import type { Button } from '@slack/types';
import type { Assignee } from '../../inventory/assignee.ts';
import { assigneeWords } from '../../inventory/assignee-words.ts';
import type { PhoneNumber } from '../../zoom/types.ts';
import { type NumberKey, numberKey } from '../actions/number-key.ts';
import { shownNumber } from './number-facts.ts';
import { capital, cut, plain } from './text.ts';

/** Opens the card of a number. */
export function showButton({ id }: Pick<PhoneNumber, 'id'>): Button {
  return {
    type: 'button',
    action_id: 'number_card',
    text: plain('Show the number'),
    value: cut(id, 2_000),
  };
}

/** Opens the form that gives a number to somebody. */
export function assignButton(
  { id, assignee }: Pick<PhoneNumber, 'id' | 'assignee'>,
  { label, ...proposal }: { label?: string } & Pick<NumberKey, 'person' | 'proposed'> = {},
): Button {
  return {
    type: 'button',
    action_id: 'number_assign',
    text: plain(label ?? (assignee ? 'Reassign' : 'Assign')),
    value: numberKey({ id, ...proposal }),
  };
}

/** Opens the form of what a number is called, where it belongs and what it can do. */
export function editButton({ id }: Pick<PhoneNumber, 'id'>): Button {
  return { type: 'button', action_id: 'number_edit', text: plain('Edit'), value: numberKey({ id }) };
}

/** Takes a number away, once it is confirmed. What is confirmed is that this one loses it: nobody else will. */
export function unassignButton(number: PhoneNumber, from: Assignee): Button {
  const who = cut(assigneeWords(from), 100);
  const shown = shownNumber(number.phoneNumber);
  return {
    type: 'button',
    action_id: 'number_unassign',
    style: 'danger',
    text: plain('Unassign'),
    value: numberKey({ id: number.id, seen: from }),
    confirm: {
      title: plain(`Take ${shown} away?`, 100),
      text: plain(
        `${capital(who)} loses it, and calls to ${shown} reach nobody until somebody else has it.`,
        300,
      ),
      confirm: plain('Unassign', 30),
      deny: plain('Keep it', 30),
      style: 'danger',
    },
  };
}

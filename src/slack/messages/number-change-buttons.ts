import type { Button } from '@slack/types';
import type { Assignee } from '../../inventory/assignee.ts';
import type { PhoneNumber } from '../../zoom/types.ts';
import { type NumberKey, numberKey } from '../actions/number-key.ts';
import { cut, plain } from './text.ts';

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
  { id, assignee }: Pick<PhoneNumber, 'id'> & Partial<Pick<PhoneNumber, 'assignee'>>,
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

/** Asks whether to take a number away, from whoever has it then. */
export function unassignWhomever({ id }: Pick<PhoneNumber, 'id'>): Button {
  return { type: 'button', action_id: 'number_unassign', text: plain('Unassign'), value: numberKey({ id }) };
}

/** Takes a number from this one, and from nobody else who may have it meanwhile. It stands below the question. */
export function unassignButton({ id }: Pick<PhoneNumber, 'id'>, from: Assignee): Button {
  return {
    type: 'button',
    action_id: 'number_unassign',
    text: plain('Unassign'),
    value: numberKey({ id, seen: from }),
  };
}

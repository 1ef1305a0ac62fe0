import type { Button } from '@slack/types';
import { findNumber } from '../../inventory/find-number.ts';
import { readToChange } from '../../inventory/read-to-change.ts';
import { readNumbers } from '../../numbers/read-numbers.ts';
import type { PhoneNumber } from '../../zoom/types.ts';
import type { NumberKey } from '../actions/number-key.ts';
import type { Desk } from '../desk.ts';
import { notAllowedScreen } from '../messages/not-allowed.ts';
import { assignButton, editButton, unassignWhomever } from '../messages/number-change-buttons.ts';
import { notChangedScreen, numberNow, unassignQuestion } from '../messages/number-changed.ts';
import { noSuchNumberScreen, severalNumbersScreen } from '../messages/number-found.ts';
import { paragraph } from '../messages/text.ts';
import { whichNumber } from '../messages/which-number.ts';
import { ASSIGN_TITLE, openAssignForm } from '../modals/assign-form.ts';
import { EDIT_TITLE, openEditForm } from '../modals/edit-form.ts';
import type { Screen } from '../screen.ts';
import type { CommandVisit } from '../visits.ts';

/** `/phone assign +1… [@person]`: the form, filled with that person. */
export async function assignCommand(desk: Desk, visit: CommandVisit, words: string): Promise<void> {
  const { person, email, rest } = readAssignWords(words);
  const proposal: Pick<NumberKey, 'person' | 'proposed'> = person
    ? { person }
    : email
      ? { proposed: { type: 'user', id: email } }
      : {};
  await changeOne(desk, visit, {
    command: 'assign',
    words: rest,
    open: ({ openModal }, id) =>
      openModal(ASSIGN_TITLE, () => openAssignForm(desk, visit.person, { id, ...proposal })),
    invite: (number) =>
      invitation(ASSIGN_TITLE, number, assignButton(number, { label: 'Open the form', ...proposal })),
    choose: ({ id }) => assignButton({ id }, proposal),
  });
}

/** `/phone unassign +1…`: the number, who has it, and a button that asks once more. */
export async function unassignCommand(desk: Desk, visit: CommandVisit, words: string): Promise<void> {
  await changeOne(desk, visit, {
    command: 'unassign',
    words,
    invite: unassignQuestion,
    choose: unassignWhomever,
  });
}

/** `/phone edit +1…` */
export async function editCommand(desk: Desk, visit: CommandVisit, words: string): Promise<void> {
  await changeOne(desk, visit, {
    command: 'edit',
    words,
    open: ({ openModal }, id) => openModal(EDIT_TITLE, () => openEditForm(desk, visit.person, id)),
    invite: (number) => invitation(EDIT_TITLE, number, editButton(number)),
    choose: editButton,
  });
}

type Change = {
  command: 'assign' | 'unassign' | 'edit';
  /** What is to say which number. */
  words: string;
  /** Opens its form at once, where there is one and Slack lets it be opened. */
  open?: (visit: Required<Pick<CommandVisit, 'openModal'>>, numberId: string) => Promise<void>;
  /** The number as it is, and what can be pressed there. */
  invite: (number: PhoneNumber) => Screen;
  /** Of several numbers that may be meant, the button that goes on with this one. */
  choose: (number: Pick<PhoneNumber, 'id'>) => Button;
};

/** A whole number is taken as it is; a part of one, or a name, has to be found first, and a form cannot wait for that. */
async function changeOne(
  desk: Desk,
  { person: { id: userId }, openModal, answer }: CommandVisit,
  { command, words, open, invite, choose }: Change,
): Promise<void> {
  const { phoneNumbers } = readNumbers(words);
  const [whole] = phoneNumbers;
  if (phoneNumbers.length > 1 || words.trim() === '')
    return answer(whichNumber(command, phoneNumbers.length));
  if (whole !== undefined && open && openModal) return open({ openModal }, whole);

  const to = command === 'edit' ? 'edit' : 'assign';
  if (whole !== undefined) {
    const read = await readToChange(desk.context, { userId, numberId: whole, to });
    return answer(read.kind === 'number' ? invite(read.number) : notChangedScreen(read, whole));
  }
  const found = await findNumber(desk.context, {
    userId,
    typed: words,
    isAssigned: command === 'unassign' ? true : undefined,
  });
  switch (found.kind) {
    case 'number': {
      const { id: numberId } = found.view.number;
      const read = await readToChange(desk.context, { userId, numberId, to });
      return answer(read.kind === 'number' ? invite(read.number) : notChangedScreen(read));
    }
    case 'several':
      return answer(severalNumbersScreen(found.clue, found, choose));
    case 'nothing':
      return answer(noSuchNumberScreen(found.clue));
    case 'too_little':
      return answer(whichNumber(command, 0));
    case 'not_allowed':
      return answer(notAllowedScreen(found));
  }
}

/** Where the form has to wait for a click. */
function invitation(title: string, number: PhoneNumber, button: ReturnType<typeof editButton>): Screen {
  return {
    title,
    text: `${title}: it has a form to fill in.`,
    blocks: [paragraph(numberNow(number)), { type: 'actions', elements: [button] }],
  };
}

const MENTION = /<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/g;
const EMAIL = /(?:<mailto:)?([^\s<>|@]+@[^\s<>|@]+\.[^\s<>|@]+)(?:\|[^>]*>|>)?/;

/**
 * A number, and perhaps a person: as a mention, which is what Slack makes of `@name`, or by their e-mail address. Of
 * several the first is proposed, for one has the number in the end.
 */
export function readAssignWords(words: string): {
  /** Slack user id. */
  person: string | undefined;
  email: string | undefined;
  /** What is left to say which number. */
  rest: string;
} {
  const [person] = [...words.matchAll(MENTION)].flatMap(([, id]) => id ?? []);
  const others = words.replace(MENTION, ' ');
  const email = EMAIL.exec(others)?.[1];
  const rest = others.replace(EMAIL, ' ').replace(/\bto\s*$/i, '');
  return { person, email, rest: rest.trim() };
}

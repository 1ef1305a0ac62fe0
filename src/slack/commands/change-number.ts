import { readToChange } from '../../inventory/read-to-change.ts';
import { readNumbers } from '../../numbers/read-numbers.ts';
import type { NumberKey } from '../actions/number-key.ts';
import type { Desk } from '../desk.ts';
import { assignButton, editButton } from '../messages/number-change-buttons.ts';
import { notChangedScreen, numberNow, unassignQuestion } from '../messages/number-changed.ts';
import { paragraph } from '../messages/text.ts';
import { whichNumber } from '../messages/which-number.ts';
import { ASSIGN_TITLE, openAssignForm } from '../modals/assign-form.ts';
import { EDIT_TITLE, openEditForm } from '../modals/edit-form.ts';
import type { Screen } from '../screen.ts';
import type { CommandVisit } from '../visits.ts';

/** `/phone assign +1… [@person]`: the form, filled with that person. */
export async function assignCommand(desk: Desk, visit: CommandVisit, words: string): Promise<void> {
  const { phoneNumbers, unreadable, people, email } = readAssignWords(words);
  const [number, ...more] = phoneNumbers;
  if (number === undefined || more.length > 0) {
    return visit.answer(whichNumber('assign', { phoneNumbers, unreadable }));
  }
  const [person] = people;
  const key: NumberKey = {
    id: number,
    ...(person ? { person } : email ? { proposed: { type: 'user', id: email } } : {}),
  };
  if (visit.openModal) return visit.openModal(ASSIGN_TITLE, () => openAssignForm(desk, visit.person, key));
  await invite(desk, visit, { number, to: 'assign' }, (found) => ({
    title: ASSIGN_TITLE,
    text: 'Assigning a number has a form.',
    blocks: [
      paragraph(numberNow(found)),
      { type: 'actions', elements: [assignButton(found, { label: 'Open the form', ...key })] },
    ],
  }));
}

/** `/phone unassign +1…`: the number, who has it, and a button that asks once more. */
export async function unassignCommand(desk: Desk, visit: CommandVisit, words: string): Promise<void> {
  const { phoneNumbers, unreadable } = readNumbers(words);
  const [number, ...more] = phoneNumbers;
  if (number === undefined || more.length > 0) {
    return visit.answer(whichNumber('unassign', { phoneNumbers, unreadable }));
  }
  await invite(desk, visit, { number, to: 'assign' }, unassignQuestion);
}

/** `/phone edit +1…` */
export async function editCommand(desk: Desk, visit: CommandVisit, words: string): Promise<void> {
  const { phoneNumbers, unreadable } = readNumbers(words);
  const [number, ...more] = phoneNumbers;
  if (number === undefined || more.length > 0) {
    return visit.answer(whichNumber('edit', { phoneNumbers, unreadable }));
  }
  if (visit.openModal) return visit.openModal(EDIT_TITLE, () => openEditForm(desk, visit.person, number));
  await invite(desk, visit, { number, to: 'edit' }, (found) => ({
    title: EDIT_TITLE,
    text: 'Editing a number has a form.',
    blocks: [paragraph(numberNow(found)), { type: 'actions', elements: [editButton(found)] }],
  }));
}

/** Answers with the number as it is and what can be pressed there; or why it cannot be changed. */
async function invite(
  { context }: Desk,
  { person, answer }: CommandVisit,
  { number, to }: { number: string; to: 'assign' | 'edit' },
  screen: (number: Extract<Awaited<ReturnType<typeof readToChange>>, { kind: 'number' }>['number']) => Screen,
): Promise<void> {
  const read = await readToChange(context, { userId: person.id, numberId: number, to });
  await answer(read.kind === 'number' ? screen(read.number) : notChangedScreen(read));
}

const MENTION = /<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/g;
const EMAIL = /(?:<mailto:)?([^\s<>|@]+@[^\s<>|@]+\.[^\s<>|@]+)(?:\|[^>]*>|>)?/;

/** A number, and perhaps a person: as a mention, which is what Slack makes of `@name`, or by their e-mail address. */
export function readAssignWords(words: string): ReturnType<typeof readNumbers> & {
  /** Slack user ids. */
  people: string[];
  email: string | undefined;
} {
  const people = [...words.matchAll(MENTION)].flatMap(([, id]) => id ?? []);
  const rest = words.replace(MENTION, ' ');
  const email = EMAIL.exec(rest)?.[1];
  return { ...readNumbers(rest.replace(EMAIL, ' ')), people, email };
}

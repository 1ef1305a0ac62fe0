import type { Button } from '@slack/types';
import type { Assigned } from '../../inventory/assign-number.ts';
import type { NewAssignee } from '../../inventory/assignee.ts';
import { assigneeWords, cannotBeGiven } from '../../inventory/assignee-words.ts';
import type { Edited } from '../../inventory/edit-number.ts';
import type { CannotChange } from '../../inventory/read-to-change.ts';
import { failureWords, type WriteError } from '../../inventory/send-change.ts';
import type { Unassigned } from '../../inventory/unassign-number.ts';
import type { PhoneNumber } from '../../zoom/types.ts';
import type { NumberKey } from '../actions/number-key.ts';
import type { Screen } from '../screen.ts';
import { notAllowedScreen } from './not-allowed.ts';
import {
  assignButton,
  editButton,
  showButton,
  unassignButton,
  unassignWhomever,
} from './number-change-buttons.ts';
import { boldNumber, kindLine, shownNumber } from './number-facts.ts';
import { noSuchNumberScreen, numberGoneScreen } from './number-found.ts';
import { capital, cut, escapeCut, paragraph } from './text.ts';

type Holder = { type: string; id: string; name?: string | undefined } | undefined;

/** Somebody who has a number or is to have it, as they are called within a sentence. */
export function holder(assignee: Holder): string {
  const words = escapeCut(assigneeWords(assignee), 150);
  return assignee ? `*${words}*` : words;
}

/** The same in plain text, for where nothing is formatted. */
export function holderName(assignee: Holder): string {
  return cut(assigneeWords(assignee), 150);
}

/** A number as it is now: what it is, what it is called, and who has it. */
export function numberNow(number: PhoneNumber): string {
  const name = number.displayName ? ` · ${escapeCut(number.displayName, 200)}` : '';
  return `${boldNumber(number.phoneNumber)}${name}\n${kindLine(number)}\nAssigned to ${holder(number.assignee)}`;
}

/** What became of an assignment. @param to who was to have it */
export function assignedScreen(result: Assigned, to: NewAssignee): Screen {
  switch (result.kind) {
    case 'assigned':
      return changed(result.number, {
        title: 'Assigned',
        says: `:white_check_mark: ${boldNumber(result.number.phoneNumber)} is assigned to ${holder(result.number.assignee ?? to)}.`,
      });
    case 'reassigned':
      return changed(result.number, {
        title: 'Reassigned',
        says: `:white_check_mark: ${boldNumber(result.number.phoneNumber)} went from ${holder(result.from)} to ${holder(result.number.assignee ?? to)}.`,
      });
    case 'unchanged':
      return changed(result.number, {
        title: 'Nothing to do',
        says: `:information_source: ${boldNumber(result.number.phoneNumber)} is with ${holder(result.number.assignee ?? to)} already: nothing is changed.`,
      });
    case 'unknown_assignee':
      return changed(result.number, {
        title: 'Not assigned',
        says: `:x: ${escapeCut(unknownAssignee(to), 500)} ${boldNumber(result.number.phoneNumber)} stays with ${holder(result.number.assignee)}.`,
        buttons: [assignButton(result.number)],
      });
    case 'cannot_be_given':
      return cannotBeGivenScreen(result.number, result.to);
    case 'restored':
      return changed(result.number, {
        title: 'Not reassigned',
        says: `:leftwards_arrow_with_hook: ${capital(holder(to))} did not get it, so ${holder(result.number.assignee)} has ${boldNumber(result.number.phoneNumber)} again. ${why(result.why)}`,
        buttons: [assignButton(result.number, { label: 'Try again', ...proposalOf(to) })],
      });
    case 'left_unassigned':
      return changed(result.number, {
        title: 'Nobody has it now',
        says: [
          `:rotating_light: *Nobody has ${shownNumber(result.number.phoneNumber)} now.* It was taken from ${holder(result.from)}, and ${holder(to)} did not get it. ${why(result.why)}`,
          `It could not be given back to ${holder(result.from)} either. ${why(result.restoring)}`,
        ].join('\n'),
        buttons: [assignButton(result.number, { label: 'Give it back', proposed: result.from })],
      });
    default:
      return notChangedScreen(result);
  }
}

/** Why it is not tried. @param to to whom no number can be given */
export function cannotBeGivenScreen(number: PhoneNumber, to: NewAssignee): Screen {
  return changed(number, {
    title: 'Not assigned',
    says: `:no_entry: ${boldNumber(number.phoneNumber)}: ${escapeCut(cannotBeGiven(to, number.assignee), 500)}`,
    buttons: number.assignee ? [unassignWhomever(number)] : [],
  });
}

function proposalOf(to: NewAssignee): Pick<NumberKey, 'person' | 'proposed'> {
  return to.slackUserId ? { person: to.slackUserId } : { proposed: to };
}

/** What became of taking a number away. */
export function unassignedScreen(result: Unassigned): Screen {
  switch (result.kind) {
    case 'unassigned':
      return changed(result.number, {
        title: 'Unassigned',
        says: `:white_check_mark: ${boldNumber(result.number.phoneNumber)} is taken from ${holder(result.from)}: nobody has it now.`,
        buttons: [assignButton(result.number)],
      });
    case 'unchanged':
      return changed(result.number, {
        title: 'Nothing to do',
        says: `:information_source: Nobody has ${boldNumber(result.number.phoneNumber)}: nothing is changed.`,
        buttons: [assignButton(result.number)],
      });
    default:
      return notChangedScreen(result);
  }
}

/** What became of an edit. */
export function editedScreen(result: Edited): Screen {
  switch (result.kind) {
    case 'edited':
      return changed(result.number, {
        title: 'Saved',
        says: `:white_check_mark: ${boldNumber(result.number.phoneNumber)} is changed.`,
        details: siteLine(result.number),
      });
    case 'unchanged':
      return changed(result.number, {
        title: 'Nothing to do',
        says: `:information_source: ${boldNumber(result.number.phoneNumber)} is as you want it already: nothing is changed.`,
        details: siteLine(result.number),
      });
    default:
      return notChangedScreen(result);
  }
}

/** Where it belongs, as a line below others; nothing where Zoom names no site. */
export function siteLine({ siteId }: PhoneNumber): string {
  return siteId ? `\nSite ${escapeCut(siteId, 100)}` : '';
}

/** What a person is asked before a number is taken away: who loses it, and what that means. */
export function unassignQuestion(number: PhoneNumber): Screen {
  const { assignee } = number;
  if (!assignee) return unassignedScreen({ kind: 'unchanged', number });
  const says = `Take ${boldNumber(number.phoneNumber)} from ${holder(assignee)}? Calls to it reach nobody until somebody else has it.`;
  return {
    title: 'Unassign a number',
    text: `Take ${shownNumber(number.phoneNumber)} from ${escapeCut(assigneeWords(assignee), 150)}?`,
    blocks: [
      paragraph(says),
      paragraph(numberNow(number)),
      { type: 'actions', elements: [unassignButton(number, assignee), assignButton(number)] },
    ],
  };
}

type NotChanged =
  | CannotChange
  | Extract<Assigned | Edited, { kind: 'changed_meanwhile' | 'not_done' | 'uncertain' }>;

/**
 * Why a number is not, or perhaps not, what it was to be.
 * @param asked what it was looked for by: Zoom's id, or the number as somebody wrote it
 */
export function notChangedScreen(result: NotChanged, asked = ''): Screen {
  switch (result.kind) {
    case 'not_allowed':
      return notAllowedScreen(result);
    case 'not_offered':
      return notice(
        'Not possible',
        ':no_entry: Zoom does not let this account change its numbers from here.',
      );
    case 'not_ours':
      return /^\+[1-9]\d{6,14}$/.test(asked)
        ? noSuchNumberScreen({ kind: 'whole', phoneNumber: asked })
        : numberGoneScreen();
    case 'changed_meanwhile':
      return changed(result.number, {
        title: 'Changed meanwhile',
        says: `:eyes: Somebody else has changed ${boldNumber(result.number.phoneNumber)} at the same time. This is how it is now:`,
        buttons: [assignButton(result.number)],
      });
    case 'not_done':
      return changed(result.number, {
        title: 'Not done',
        says: `:grey_question: Zoom’s answer was lost, and ${boldNumber(result.number.phoneNumber)} is as it was. Look at it again in a minute before you try again.`,
      });
    case 'uncertain':
      return notice(
        'Not certain',
        `:grey_question: Zoom’s answer was lost, and it does not tell me either how ${boldNumber(result.number.phoneNumber)} is now. ${perhaps(result)} Nothing is sent again; look at it in a few minutes.`,
        [showButton(result.number)],
      );
  }
}

function perhaps(result: Extract<NotChanged, { kind: 'uncertain' }>): string {
  if (!('either' in result)) return 'It is as before, or as you wanted it.';
  return `It is with ${[...new Set(result.either.map(holder))].join(', or with ')}.`;
}

/** In a plain sentence: Zoom does not know who was to have a number. */
export function unknownAssignee(to: NewAssignee): string {
  const { type, id } = to;
  if (type === 'user' && id.includes('@')) {
    const whose = to.slackUserId && to.name ? `, the address of ${to.name}` : '';
    return `Zoom knows nobody with the e-mail address ${id}${whose}.`;
  }
  return `Zoom knows no ${assigneeWords({ type, id })}.`;
}

function why(error: WriteError): string {
  return escapeCut(failureWords(error), 400);
}

function changed(
  number: PhoneNumber,
  {
    title,
    says,
    details = '',
    buttons = [],
  }: { title: string; says: string; details?: string; buttons?: Button[] },
): Screen {
  return {
    title,
    text: says,
    blocks: [
      paragraph(says),
      paragraph(`${numberNow(number)}${details}`),
      { type: 'actions', elements: [...buttons, showButton(number), editButton(number)] },
    ],
  };
}

function notice(title: string, text: string, buttons: Button[] = []): Screen {
  return {
    title,
    text,
    blocks: [
      paragraph(text),
      ...(buttons.length > 0 ? [{ type: 'actions' as const, elements: buttons }] : []),
    ],
  };
}

import { ASSIGNEE_TYPES, type NewAssignee } from './assignee.ts';
import type { ImportRow } from './read-import.ts';

/** Whom a row of a file gives its number to. */
export type RowAssignee =
  | { kind: 'somebody'; assignee: NewAssignee }
  | { kind: 'nobody' }
  /** The row does not say. */
  | { kind: 'as_it_is' }
  /** @property why in a sentence, without formatting */
  | { kind: 'wrong'; why: string };

type Type = (typeof ASSIGNEE_TYPES)[number];

/** Other words for the types, without spaces. */
const TYPE_WORDS: ReadonlyMap<string, Type | 'none'> = new Map([
  ...ASSIGNEE_TYPES.map((type) => [type, type] as const),
  ['person', 'user'],
  ['people', 'user'],
  ['users', 'user'],
  ['queue', 'call_queue'],
  ['callqueue', 'call_queue'],
  ['receptionist', 'auto_receptionist'],
  ['autoreceptionist', 'auto_receptionist'],
  ['area', 'common_area'],
  ['commonarea', 'common_area'],
  ['common_area_phone', 'common_area'],
  ['room', 'zoom_room'],
  ['zoomroom', 'zoom_room'],
  ['none', 'none'],
  ['unassign', 'none'],
  ['unassigned', 'none'],
  ['nobody', 'none'],
]);

const MENTION = /^<@([UW][A-Z0-9]+)(?:\|[^>]*)?>$/;
const MAIL_LINK = /^<?mailto:([^|>]*)(?:\|[^>]*)?>?$/i;
const EMAIL = /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$/;
/** Characters that Zoom takes. */
const LONGEST = 128;

/** The Slack id of a person who is mentioned in a cell. */
export function mentionIn(cell: string): string | undefined {
  return MENTION.exec(cell)?.[1];
}

/** The e-mail address in a cell, in whatever way Slack or a spreadsheet links it. */
export function emailIn(cell: string): string | undefined {
  const address = MAIL_LINK.exec(cell)?.[1] ?? cell;
  return EMAIL.test(address) ? address : undefined;
}

/** @param emails of the people who are mentioned, by their Slack id */
export function readAssignee(
  { assigneeType, assignee }: Pick<ImportRow, 'assigneeType' | 'assignee'>,
  emails: ReadonlyMap<string, string | undefined>,
): RowAssignee {
  if (assigneeType === '' && assignee === '') return { kind: 'as_it_is' };
  const isPerson = mentionIn(assignee) !== undefined || assignee.includes('@');
  const type = assigneeType === '' && isPerson ? 'user' : TYPE_WORDS.get(spelling(assigneeType));
  if (assigneeType === '' && type === undefined) {
    return wrong(`There is an assignee and no type. Write ${ASSIGNEE_TYPES.join(', ')}, or none.`);
  }
  if (type === undefined) {
    const typed = assigneeType.slice(0, 40);
    return wrong(`“${typed}” is not a type of assignee. Write ${ASSIGNEE_TYPES.join(', ')}, or none.`);
  }
  if (type === 'none') {
    return assignee === ''
      ? { kind: 'nobody' }
      : wrong(
          'The type says that nobody is to have the number, and there is an assignee. Leave one of them out.',
        );
  }
  if (assignee === '') {
    return wrong(
      'There is a type and no assignee. To take a number away from whoever has it, write none as the type.',
    );
  }
  return type === 'user' ? readPerson(assignee, emails) : readId(type, assignee);
}

function readPerson(cell: string, emails: ReadonlyMap<string, string | undefined>): RowAssignee {
  const slackId = mentionIn(cell);
  if (slackId !== undefined) {
    const email = emails.get(slackId);
    return email === undefined
      ? wrong('Slack does not tell the e-mail address of this person. Write the address instead.')
      : { kind: 'somebody', assignee: { type: 'user', id: email } };
  }
  const email = emailIn(cell);
  if (email !== undefined && email.length <= LONGEST) {
    return { kind: 'somebody', assignee: { type: 'user', id: email } };
  }
  return cell.includes('@') ? wrong(`“${cell.slice(0, 60)}” is no e-mail address.`) : readId('user', cell);
}

function readId(type: Type, cell: string): RowAssignee {
  if (/^[^\s@<>]+$/.test(cell) && cell.length <= LONGEST) {
    return { kind: 'somebody', assignee: { type, id: cell } };
  }
  const cure =
    type === 'user'
      ? 'Write the person’s e-mail address, or Zoom’s id of them.'
      : 'Write Zoom’s id, not a name.';
  return wrong(`“${cell.slice(0, 60)}” is no id. ${cure}`);
}

/** `Call-Queue ` as `call_queue` */
function spelling(type: string): string {
  return type.toLowerCase().replaceAll(/[\s_-]+/g, '_');
}

function wrong(why: string): RowAssignee {
  return { kind: 'wrong', why };
}

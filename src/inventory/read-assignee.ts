import { ASSIGNEE_TYPES, type NewAssignee } from './assignee.ts';
import type { ImportRow } from './read-import.ts';
import type { SeenIndex } from './seen-index.ts';

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

export type KnownAssignees = {
  /**
   * E-mail addresses of the people who are mentioned, by their Slack id; undefined where Slack does not tell. Whom Slack
   * does not know is not among them.
   */
  emails: ReadonlyMap<string, string | undefined>;
  seen: SeenIndex;
};

export function readAssignee(
  { assigneeType, assignee }: Pick<ImportRow, 'assigneeType' | 'assignee'>,
  { emails, seen }: KnownAssignees,
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
  return type === 'user' ? readPerson(assignee, { emails, seen }) : readOther(type, assignee, seen);
}

function readPerson(cell: string, { emails, seen }: KnownAssignees): RowAssignee {
  const slackId = mentionIn(cell);
  if (slackId !== undefined) {
    if (!emails.has(slackId)) {
      return wrong('Slack knows nobody by this mention. Write the e-mail address instead.');
    }
    const email = emails.get(slackId);
    return email === undefined
      ? wrong('Slack does not tell the e-mail address of this person. Write the address instead.')
      : { kind: 'somebody', assignee: { type: 'user', id: email } };
  }
  const email = emailIn(cell);
  if (email !== undefined && email.length <= LONGEST) {
    return { kind: 'somebody', assignee: { type: 'user', id: email } };
  }
  if (cell.includes('@')) return wrong(`“${cell.slice(0, 60)}” is no e-mail address.`);
  // Two people may be called alike, and only one of them may have a number yet.
  if (!seen.has('user', cell) && seen.called('user', cell).length > 0) {
    return wrong(`“${cell.slice(0, 60)}” is a name. ${CURES.user}`);
  }
  return readId('user', cell);
}

/** By their id, or as the one who has a number already is called. */
function readOther(type: Exclude<Type, 'user'>, cell: string, seen: SeenIndex): RowAssignee {
  const called = seen.has(type, cell) ? [] : seen.called(type, cell);
  const [only, ...others] = called;
  if (!only) return readId(type, cell);
  if (others.length === 0) return { kind: 'somebody', assignee: { type, id: only.id, name: only.name } };
  const ids = called.slice(0, 5).map(({ id }) => id);
  return wrong(
    `Several are called “${cell.slice(0, 60)}”. Write the id of the one you mean: ${ids.join(', ')}.`,
  );
}

const CURES = {
  user: 'Write the person’s e-mail address, or Zoom’s id of them.',
  other: 'Write Zoom’s id, or the name of one that has a number already.',
};

function readId(type: Type, cell: string): RowAssignee {
  if (/^[^\s@<>]+$/.test(cell) && cell.length <= LONGEST) {
    return { kind: 'somebody', assignee: { type, id: cell } };
  }
  return wrong(`“${cell.slice(0, 60)}” is no id. ${type === 'user' ? CURES.user : CURES.other}`);
}

/** `Call-Queue ` as `call_queue` */
function spelling(type: string): string {
  return type.toLowerCase().replaceAll(/[\s_-]+/g, '_');
}

function wrong(why: string): RowAssignee {
  return { kind: 'wrong', why };
}

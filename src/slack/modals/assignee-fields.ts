import type { InputBlock } from '@slack/types';
import type { Assignee, NewAssignee } from '../../inventory/assignee.ts';
import { ASSIGNEE_NAMES, assigneeTypeName } from '../../inventory/assignee-words.ts';
import type { Directory } from '../directory.ts';
import { capital } from '../messages/text.ts';
import type { FormValues } from '../visits.ts';
import { choiceField, option, personField, textField } from './fields.ts';
import { one } from './form-values.ts';

/** Options of one list: Slack takes a hundred in each of a hundred groups, and a view of 250 KB. */
export const MOST_SEEN = 500;

/**
 * Who gets a number: a person of this workspace, one of those that are known to have numbers, or whoever is written
 * down by Zoom's id.
 * @param seen those that can be offered by name
 */
export function assigneeFields(
  filled: FormValues,
  { person, seen = [] }: { person: string; seen?: readonly Assignee[] },
): InputBlock[] {
  const options = offered(seen).map((each) =>
    option(seenValue(each), `${capital(assigneeTypeName(each.type))}: ${each.name ?? each.id}`),
  );
  return [
    personField('assign_person', { label: person, optional: true, value: one(filled, 'assign_person') }),
    ...(options.length > 0
      ? [
          choiceField('assign_seen', {
            label: 'Or a queue, receptionist, area or room',
            optional: true,
            placeholder: 'One that has numbers already',
            options,
            chosen: one(filled, 'assign_seen'),
          }),
        ]
      : []),
    choiceField('assign_type', {
      label: 'Or something else in Zoom',
      optional: true,
      placeholder: 'What it is',
      options: Object.entries(ASSIGNEE_NAMES).map(([type, name]) => option(type, capital(name))),
      chosen: one(filled, 'assign_type'),
    }),
    textField('assign_id', {
      label: 'Its id in Zoom',
      hint: 'Only for something that is not in the list above. It stands at the end of the address of its page in Zoom’s web portal. For a person, their e-mail address will do.',
      optional: true,
      longest: 128,
      value: one(filled, 'assign_id'),
    }),
  ];
}

/** Who is proposed, as the fields have it. @param seen those that are offered by name */
export function filledWith(
  proposed: Pick<NewAssignee, 'type' | 'id'> | undefined,
  seen: readonly Assignee[],
): FormValues {
  if (!proposed) return {};
  const { type, id } = proposed;
  return offered(seen).some((each) => each.type === type && each.id === id)
    ? { assign_seen: seenValue(proposed) }
    : { assign_type: type, assign_id: id };
}

/** Those that fit in a list of Slack's. */
function offered(seen: readonly Assignee[]): Assignee[] {
  return seen.filter((each) => seenValue(each).length <= 75).slice(0, MOST_SEEN);
}

export type AssigneeReading = {
  /** Undefined when nobody is chosen. */
  assignTo?: NewAssignee;
  /** Mistakes by block id. */
  errors: Record<string, string>;
};

/** The field that somebody was chosen in: where it is said that Zoom does not know them. */
export function assigneeField(values: FormValues): string {
  if (one(values, 'assign_person') !== undefined) return 'assign_person';
  return one(values, 'assign_seen') !== undefined ? 'assign_seen' : 'assign_id';
}

/** @throws when Slack cannot be asked about the person */
export async function readAssignee(
  directory: Pick<Directory, 'person'>,
  values: FormValues,
): Promise<AssigneeReading> {
  const person = one(values, 'assign_person');
  const seen = one(values, 'assign_seen');
  const type = one(values, 'assign_type');
  const id = one(values, 'assign_id');
  if (person !== undefined && seen !== undefined) {
    return { errors: { assign_seen: 'Choose a person above or something here, not both.' } };
  }
  if ((person ?? seen) !== undefined && (type !== undefined || id !== undefined)) {
    const above = person === undefined ? 'one above' : 'a person above';
    return { errors: { assign_type: `Choose ${above} or something else here, not both.` } };
  }
  if (person !== undefined) return assignToPerson(directory, person);
  if (seen !== undefined) return assignToSeen(seen);
  if (type !== undefined && id === undefined) {
    return { errors: { assign_id: 'Say which one: its id is on its page in Zoom.' } };
  }
  if (id === undefined) return { errors: {} };
  return type === undefined
    ? { errors: { assign_type: 'Say what this is the id of.' } }
    : { assignTo: { type, id }, errors: {} };
}

async function assignToPerson(
  directory: Pick<Directory, 'person'>,
  slackUserId: string,
): Promise<AssigneeReading> {
  const { realName, email, isBot, isDeactivated } = await directory.person(slackUserId);
  if (isBot || isDeactivated) {
    const why = isBot ? 'is an app' : 'has left';
    return { errors: { assign_person: `${realName} ${why}, and cannot have a number.` } };
  }
  if (email === undefined) {
    const message = `Slack does not tell me the e-mail address of ${realName}, by which Zoom would know them. Choose “Person” below and type it there.`;
    return { errors: { assign_person: message } };
  }
  return { assignTo: { type: 'user', id: email, name: realName, slackUserId }, errors: {} };
}

function seenValue({ type, id }: Pick<Assignee, 'type' | 'id'>): string {
  return `${type}|${id}`;
}

function assignToSeen(value: string): AssigneeReading {
  const bar = value.indexOf('|');
  return { assignTo: { type: value.slice(0, bar), id: value.slice(bar + 1) }, errors: {} };
}

import type { ModalView } from '@slack/types';
import { type Assignee, canBeGiven, type NewAssignee } from '../../inventory/assignee.ts';
import { readToChange } from '../../inventory/read-to-change.ts';
import { seenAssignees } from '../../inventory/seen-assignees.ts';
import type { PhoneNumber } from '../../zoom/types.ts';
import { type NumberKey, numberKey } from '../actions/number-key.ts';
import type { Desk } from '../desk.ts';
import type { Person } from '../directory.ts';
import { cannotBeGivenScreen, holder, notChangedScreen, numberNow } from '../messages/number-changed.ts';
import { paragraph, paragraphs, plain, smallPrint } from '../messages/text.ts';
import { modalOf } from '../screen.ts';
import type { FormValues } from '../visits.ts';
import { assigneeFields, filledWith, MOST_SEEN } from './assignee-fields.ts';

export const ASSIGN_FORM = 'number_assign';
export const ASSIGN_TITLE = 'Assign a number';

/** The form that gives a number to somebody, filled with whom the button proposed; or why there is none. */
export async function openAssignForm(desk: Desk, { id: userId }: Person, key: NumberKey): Promise<ModalView> {
  const read = await readToChange(desk.context, { userId, numberId: key.id, to: 'assign' });
  if (read.kind !== 'number') return modalOf(notChangedScreen(read, key.id));
  const { assignee } = read.number;
  if (assignee && !canBeGiven(assignee)) return modalOf(cannotBeGivenScreen(read.number, assignee));
  const seen = await seenAssignees(desk.context, MOST_SEEN);
  const filled = key.person ? { assign_person: key.person } : filledWith(key.proposed, seen);
  return assignFormModal({ number: read.number, filled, notices: [], seen });
}

/** The same form for a number that was just read. */
export async function drawAssignForm(
  { context }: Pick<Desk, 'context'>,
  { number, filled, notices = [] }: { number: PhoneNumber; filled: FormValues; notices?: string[] },
): Promise<ModalView> {
  const seen = await seenAssignees(context, MOST_SEEN);
  return assignFormModal({ number, filled, notices, seen });
}

/** Its block ids are the names of its fields (`assignee-fields.ts`). It carries who has the number as it is shown. */
export function assignFormModal({
  number,
  filled,
  notices,
  seen,
}: {
  number: PhoneNumber;
  filled: FormValues;
  /** What has to be said first, in mrkdwn. */
  notices: readonly string[];
  seen: readonly Assignee[];
}): ModalView {
  const { assignee } = number;
  return {
    type: 'modal',
    callback_id: ASSIGN_FORM,
    private_metadata: numberKey({ id: number.id, seen: assignee ?? null }),
    title: plain(ASSIGN_TITLE, 24),
    submit: plain(assignee ? 'Reassign' : 'Assign'),
    close: plain('Cancel'),
    blocks: [
      ...paragraphs(notices),
      paragraph(numberNow(number)),
      ...(assignee && canBeGiven(assignee)
        ? [
            smallPrint(
              `${holder(assignee)} loses it to the one you choose, and gets it back should that not work.`,
            ),
          ]
        : []),
      ...assigneeFields(filled, { person: 'Assign to a person', seen }),
    ],
  };
}

/** One that was chosen from the list, with the name that it has there. */
export async function named({ context }: Pick<Desk, 'context'>, to: NewAssignee): Promise<NewAssignee> {
  if (to.name !== undefined || to.type === 'user') return to;
  const seen = await seenAssignees(context, MOST_SEEN);
  const name = seen.find(({ type, id }) => type === to.type && id === to.id)?.name;
  return name === undefined ? to : { ...to, name };
}

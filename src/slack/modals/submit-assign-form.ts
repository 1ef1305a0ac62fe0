import type { ModalView } from '@slack/types';
import { assignNow } from '../../inventory/assign-now.ts';
import type { Assigned } from '../../inventory/assign-number.ts';
import type { NewAssignee } from '../../inventory/assignee.ts';
import { readToChange } from '../../inventory/read-to-change.ts';
import { isUnknownAssignee } from '../../inventory/send-change.ts';
import type { PhoneNumber } from '../../zoom/types.ts';
import { readNumberKey } from '../actions/number-key.ts';
import type { Desk } from '../desk.ts';
import {
  assignedScreen,
  holder,
  holderName,
  notChangedScreen,
  unknownAssignee,
} from '../messages/number-changed.ts';
import { cut } from '../messages/text.ts';
import { modalOf } from '../screen.ts';
import type { FormValues, SubmissionHandler, SubmissionResult } from '../visits.ts';
import { ASSIGN_TITLE, drawAssignForm, named } from './assign-form.ts';
import { assigneeField, readAssignee } from './assignee-fields.ts';

/** The submitted form: the number is given to whoever was chosen, from whoever had it when the form was drawn. */
export function submitAssignForm(desk: Desk): SubmissionHandler {
  return (values, { carried }) => ({
    title: ASSIGN_TITLE,
    attempt: async ({ id: userId }) => {
      const { id: numberId, seen } = readNumberKey(carried);
      const reading = await readAssignee(desk.directory, values);
      if (!reading.assignTo) {
        const nobody = { assign_person: 'Say who gets it: a person here, or something else below.' };
        const errors = Object.keys(reading.errors).length > 0 ? reading.errors : nobody;
        return { errors, form: () => formAsFilled(desk, { userId, numberId }, values) };
      }
      const to = await named(desk, reading.assignTo);
      const result = await assignNow(desk.context, { userId, numberId, to, seen });
      return answer(desk, result, { to, values });
    },
  });
}

/** The same form with what is filled in, or why there is none any more. */
async function formAsFilled(
  desk: Desk,
  asked: { userId: string; numberId: string },
  filled: FormValues,
): Promise<ModalView> {
  const read = await readToChange(desk.context, { ...asked, to: 'assign' });
  if (read.kind !== 'number') return modalOf(notChangedScreen(read, asked.numberId));
  return drawAssignForm(desk, { number: read.number, filled });
}

async function answer(
  desk: Desk,
  result: Assigned,
  { to, values }: { to: NewAssignee; values: FormValues },
): Promise<SubmissionResult> {
  switch (result.kind) {
    case 'unknown_assignee':
      return unknown(desk, result.number, { to, values });
    case 'restored':
      return isUnknownAssignee(result.why)
        ? unknown(desk, result.number, { to, values })
        : { view: modalOf(assignedScreen(result, to)) };
    case 'changed_meanwhile': {
      const notice = `:eyes: Somebody else has changed it since you opened this form: it is with ${holder(result.number.assignee)} now. Decide anew.`;
      return {
        view: await drawAssignForm(desk, { number: result.number, filled: values, notices: [notice] }),
      };
    }
    default:
      return { view: modalOf(assignedScreen(result, to)) };
  }
}

/** Beside the field that they were chosen in. */
async function unknown(
  desk: Desk,
  number: PhoneNumber,
  { to, values }: { to: NewAssignee; values: FormValues },
): Promise<SubmissionResult> {
  const message = `${unknownAssignee(to)} The number stays with ${holderName(number.assignee)}.`;
  return {
    errors: { [assigneeField(values)]: cut(message, 500) },
    form: () => drawAssignForm(desk, { number, filled: values }),
  };
}

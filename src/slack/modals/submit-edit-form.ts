import { editNumber } from '../../inventory/edit-number.ts';
import type { Desk } from '../desk.ts';
import { outdatedScreen } from '../messages/notices.ts';
import { editedScreen } from '../messages/number-changed.ts';
import { modalOf } from '../screen.ts';
import type { SubmissionHandler } from '../visits.ts';
import { drawEditForm, EDIT_TITLE, filledAnew, readEditForm, readEditKey } from './edit-form.ts';

/** The submitted form: what differs from how it was drawn is changed, and nothing else. */
export function submitEditForm(desk: Desk): SubmissionHandler {
  return (values, { carried }) => {
    const key = readEditKey(carried);
    if (!key) return { title: EDIT_TITLE, fill: async () => modalOf(outdatedScreen()) };
    const reading = readEditForm(values, key);
    if ('errors' in reading) return reading;
    return {
      title: EDIT_TITLE,
      attempt: async ({ id: userId }) => {
        const order = { userId, numberId: key.id, wanted: reading.wanted, seen: key.seen };
        const result = await editNumber(desk.context, order);
        if (result.kind !== 'changed_meanwhile') return { view: modalOf(editedScreen(result)) };
        const { number } = result;
        const filled = filledAnew(number, reading.wanted, key.seen);
        const notice =
          ':eyes: Somebody else has changed the same since you opened this form. Below is how it is now, and what you changed is filled in; decide anew.';
        return { view: await drawEditForm(desk, { number, filled, notices: [notice] }) };
      },
    };
  };
}

import { readToChange } from '../../inventory/read-to-change.ts';
import { unassignNumber } from '../../inventory/unassign-number.ts';
import type { Desk } from '../desk.ts';
import { notChangedScreen, unassignedScreen, unassignQuestion } from '../messages/number-changed.ts';
import { ASSIGN_FORM, ASSIGN_TITLE, openAssignForm } from '../modals/assign-form.ts';
import { EDIT_FORM, EDIT_TITLE, openEditForm } from '../modals/edit-form.ts';
import { submitAssignForm } from '../modals/submit-assign-form.ts';
import { submitEditForm } from '../modals/submit-edit-form.ts';
import type { ClickHandler, SubmissionHandler } from '../visits.ts';
import { readNumberKey } from './number-key.ts';

/** The buttons that change who has a number and what it is. */
export function numberChangeClicks(desk: Desk): Record<string, ClickHandler> {
  return {
    number_assign: (visit) =>
      visit.openModal(ASSIGN_TITLE, () => openAssignForm(desk, visit.person, readNumberKey(visit.value))),
    number_unassign: unassignClick(desk),
    number_edit: (visit) =>
      visit.openModal(EDIT_TITLE, () => openEditForm(desk, visit.person, readNumberKey(visit.value).id)),
  };
}

/** The forms that they open. */
export function numberChangeForms(desk: Desk): Record<string, SubmissionHandler> {
  return { [ASSIGN_FORM]: submitAssignForm(desk), [EDIT_FORM]: submitEditForm(desk) };
}

/** Pressed where it does not say who loses the number, that is asked first, of what is the case at this moment. */
function unassignClick({ context }: Desk): ClickHandler {
  return async (visit) => {
    const { id: numberId, seen } = readNumberKey(visit.value);
    const userId = visit.person.id;
    if (seen !== undefined) {
      return visit.answer(unassignedScreen(await unassignNumber(context, { userId, numberId, seen })));
    }
    const read = await readToChange(context, { userId, numberId, to: 'assign' });
    await visit.answer(read.kind === 'number' ? unassignQuestion(read.number) : notChangedScreen(read));
  };
}

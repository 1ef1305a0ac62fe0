import type { ModalView } from '@slack/types';
import { checkPortability } from '../../porting/check-portability.ts';
import { forbids } from '../../settings/roles.ts';
import type { Desk } from '../desk.ts';
import type { Person } from '../directory.ts';
import { notAllowedScreen } from '../messages/not-allowed.ts';
import { portCheckMistake, portCheckScreen } from '../messages/port-check.ts';
import { one } from '../modals/form-values.ts';
import { PORT_CHECK_FORM, PORT_NUMBERS, portCheckForm } from '../modals/port-check-form.ts';
import { modalOf } from '../screen.ts';
import type { ClickHandler, SubmissionHandler } from '../visits.ts';

const TITLE = 'Check portability';

/** The form of the check alone, for whoever may port numbers in. */
export async function openPortCheck({ context }: Desk, { id }: Person): Promise<ModalView> {
  const forbidden = await forbids(context, 'port', id);
  return forbidden ? modalOf(notAllowedScreen(forbidden)) : portCheckForm();
}

/** "Check numbers", under an answer. */
export function portClicks(desk: Desk): Record<`port_${string}`, ClickHandler> {
  return {
    port_check_open: (visit) => visit.openModal(TITLE, () => openPortCheck(desk, visit.person)),
  };
}

export function portForms({ context }: Desk): Record<string, SubmissionHandler> {
  return {
    [PORT_CHECK_FORM]: (values) => ({
      title: TITLE,
      attempt: async (person) => {
        const text = one(values, PORT_NUMBERS) ?? '';
        const checked = await checkPortability(context, { userId: person.id, text });
        switch (checked.kind) {
          case 'not_allowed':
            return { view: modalOf(notAllowedScreen(checked)) };
          case 'checked':
            return { view: modalOf(portCheckScreen(checked)) };
          default:
            return { errors: { [PORT_NUMBERS]: portCheckMistake(checked) }, form: portCheckForm(text) };
        }
      },
    }),
  };
}

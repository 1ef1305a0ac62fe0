import type { ModalView } from '@slack/types';
import { MOST_CHECKED } from '../../porting/check-portability.ts';
import { paragraph, plain } from '../messages/text.ts';
import { textField } from './fields.ts';

export const PORT_CHECK_FORM = 'port_check_form';
export const PORT_NUMBERS = 'port_numbers';

/** Which numbers are to be brought over. @param numbers fills the form */
export function portCheckForm(numbers = ''): ModalView {
  return {
    type: 'modal',
    callback_id: PORT_CHECK_FORM,
    title: plain('Check portability', 24),
    submit: plain('Check', 24),
    close: plain('Cancel', 24),
    blocks: [
      paragraph('See whether numbers can be brought over from another carrier. Nothing is ordered by it.'),
      textField(PORT_NUMBERS, {
        label: 'Numbers',
        hint: `Up to ${MOST_CHECKED}, in any usual form, parted by commas or lines.`,
        placeholder: '+1 415 555 1001, (415) 555-1002',
        longest: 3_000,
        isLong: true,
        value: numbers,
      }),
    ],
  };
}

import type { PortDraft } from '../../porting/port-draft.ts';
import { MOST_NUMBERS } from '../../porting/read-port-numbers.ts';
import { paragraph } from '../messages/text.ts';
import { textField } from './fields.ts';
import type { StepContent } from './port-form.ts';

/** The numbers, as pasted. */
export function numbersStep({ pasted }: PortDraft): StepContent {
  return {
    submit: 'Check',
    blocks: [
      paragraph('Which numbers come to Zoom? Each is checked first; nothing is ordered before the end.'),
      textField('numbers', {
        label: 'Numbers',
        hint: `In any usual form, with commas or lines between; a run as +14155559900-09. Up to ${MOST_NUMBERS}. Numbers of several carriers become an order each.`,
        longest: 3_000,
        isLong: true,
        placeholder: '(415) 555-9900, (415) 555-9901',
        value: pasted,
      }),
    ],
  };
}

import { LONGEST } from '../../porting/check-account.ts';
import { isPast, proposedDay } from '../../porting/check-date.ts';
import { shortDay } from '../../porting/port-days.ts';
import type { DraftPart } from '../../porting/port-draft.ts';
import { formOf } from '../../porting/port-steps.ts';
import { PORT_FIELD_NAMES } from '../messages/port-fields.ts';
import { choiceField, dateField, option, textField } from './fields.ts';
import { fieldBlock, type PortFormParts, type StepContent } from './port-form.ts';
import { isOption } from './purpose-fields.ts';

/** Who may sign, where the service is, and the day. Of a second order, as in the first until it is changed. */
export function addressStep(
  { draft, here, sites }: PortFormParts,
  current: DraftPart,
  part: number,
): StepContent {
  const block = (field: string) => fieldBlock(field, part);
  const own = current.fields;
  const isFilled = (['authorizedPerson', 'address', 'city', 'state', 'zip'] as const).some(
    (field) => own[field] !== undefined,
  );
  const like = isFilled ? own : (draft.parts[part - 1]?.fields ?? own);
  const earliest = proposedDay(formOf(current), here);
  // A day that was chosen long ago may have passed since.
  const chosen = own.requestedPortDate;
  const day = chosen !== undefined && !isPast(chosen, here) ? chosen : earliest;
  const text = (
    field: 'authorizedPerson' | 'address' | 'city' | 'state' | 'zip',
    hint: string,
    longest: number,
  ) => textField(block(field), { label: PORT_FIELD_NAMES[field], hint, longest, value: like[field] });
  const known = [...new Set(sites)].filter(isOption).toSorted();
  return {
    submit: 'Next',
    blocks: [
      text(
        'authorizedPerson',
        'First and last name of who may change the account, as on it.',
        LONGEST.authorizedPerson,
      ),
      text('address', 'Where the service is, as on the bill. Not a PO box.', LONGEST.address),
      text('city', 'As on the bill.', LONGEST.city),
      text('state', 'Two letters, such as CA.', LONGEST.state),
      text('zip', 'Such as 94105, or K1A 0B1 in Canada.', LONGEST.zip),
      dateField(block('requestedPortDate'), {
        label: PORT_FIELD_NAMES.requestedPortDate,
        hint: `A business day. The earliest that is usual for this carrier is ${shortDay(earliest)}.`,
        value: day,
      }),
      ...(known.length > 0
        ? [
            choiceField(block('siteId'), {
              label: 'Site',
              hint: 'Where the numbers are to go. Zoom does not take it; channels can be told of the ports of a site.',
              optional: true,
              options: known.map((site) => option(site, site)),
              chosen: like.siteId,
            }),
          ]
        : []),
    ],
  };
}

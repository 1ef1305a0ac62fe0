import type { KnownBlock } from '@slack/types';
import { LONGEST } from '../../porting/check-account.ts';
import type { DraftPart } from '../../porting/port-draft.ts';
import { PORT_FIELD_NAMES } from '../messages/port-fields.ts';
import { choiceField, option, textField, ticksField } from './fields.ts';
import { fieldBlock, type StepContent } from './port-form.ts';

const KEPT = 'Kept, sealed. Leave empty to keep it';

/** The losing carrier, and the account there. Account number and PIN that are known already are not put in again. */
export function accountStep(
  { fields, kind, carrierName, looksWireless }: DraftPart,
  part: number,
): StepContent {
  const block = (field: string) => fieldBlock(field, part);
  const hasNumber = fields.accountNumber !== undefined;
  const hasPin = fields.accountPin !== undefined;
  const guess = looksWireless ? 'wireless' : 'landline';
  return {
    submit: 'Next',
    blocks: [
      textField(block('carrierName'), {
        label: PORT_FIELD_NAMES.carrierName,
        hint: carrierName
          ? 'As Zoom’s check names it; the bill is right where they differ.'
          : 'As on the bill.',
        longest: LONGEST.carrierName,
        value: fields.carrierName ?? carrierName,
      }),
      ...(kind === 'toll_free'
        ? []
        : [
            choiceField(block('lineType'), {
              label: PORT_FIELD_NAMES.lineType,
              hint: 'Nobody but the carrier can tell for sure, and the time it takes depends on it.',
              options: [option('landline', 'Landline or VoIP'), option('wireless', 'Wireless')],
              // Without a check there is nothing to guess by.
              chosen: fields.lineType ?? (carrierName === undefined ? undefined : guess),
            }),
          ]),
      textField(block('accountNumber'), {
        label: PORT_FIELD_NAMES.accountNumber,
        hint: 'At the losing carrier, as on the bill. It is sealed, sent to Zoom once, and deleted.',
        longest: LONGEST.accountNumber,
        optional: hasNumber,
        placeholder: hasNumber ? KEPT : undefined,
      }),
      textField(block('accountPin'), {
        label: 'PIN or transfer PIN',
        hint: 'Wireless numbers need it: the customer of record asks the carrier. 4 to 10 letters or digits.',
        longest: LONGEST.accountPin,
        optional: true,
        placeholder: hasPin ? KEPT : undefined,
      }),
      ...(hasPin ? [forgetPin(block('forgetPin'))] : []),
      choiceField(block('scope'), {
        label: PORT_FIELD_NAMES.scope,
        options: [
          option('full', 'Yes, the account ends'),
          option('partial', 'No, other numbers stay with the carrier'),
        ],
        chosen: fields.scope,
      }),
      textField(block('billingNumber'), {
        label: PORT_FIELD_NAMES.billingNumber,
        hint: 'The main number of the account, on the bill. Zoom does not take it; it is kept with the order.',
        longest: LONGEST.billingNumber,
        optional: true,
        value: fields.billingNumber,
      }),
      textField(block('remaining'), {
        label: PORT_FIELD_NAMES.remaining,
        hint: 'Only when other numbers stay: which of them becomes the billing number?',
        longest: LONGEST.remaining,
        isLong: true,
        optional: true,
        value: fields.remaining,
      }),
    ],
  };
}

function forgetPin(block: string): KnownBlock {
  return ticksField(block, {
    label: 'The PIN that is kept',
    optional: true,
    options: [option('yes', 'Forget it: this account has none')],
    ticked: () => false,
  });
}

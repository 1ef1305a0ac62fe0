import type { ModalView } from '@slack/types';
import { countryName } from '../../numbers/countries.ts';
import { formatMoney } from '../../numbers/format-money.ts';
import { BLOCK_SIZES } from '../../purchases/check-wanted.ts';
import { paragraph, plain } from '../messages/text.ts';
import type { FormValues } from '../visits.ts';
import { choiceField, numberField, option, textField } from './fields.ts';
import { one } from './form-values.ts';
import { MOST_BLOCK_COST, purposeFields, siteFields } from './purpose-fields.ts';
import { type RequestSource, writeSource } from './request-source.ts';

/** The form of a request for a number block. Its block ids are the names of its fields. */
export function blockFormModal({
  source,
  filled,
  sites,
  usualCost,
}: {
  source: RequestSource;
  filled: FormValues;
  sites: readonly string[] | undefined;
  /** US dollars a month for each number of the blocks that the company has, where that is known. */
  usualCost?: number | undefined;
}): ModalView {
  const isEdit = source.from === 'edit';
  return {
    type: 'modal',
    callback_id: 'block_form',
    private_metadata: writeSource(source),
    title: plain(isEdit ? 'Change the request' : 'Request a number block', 24),
    submit: plain(isEdit ? 'Save' : 'Request'),
    close: plain('Cancel'),
    blocks: [
      paragraph(
        'A block is a run of consecutive numbers, bought at once. Zoom chooses where in the area code it begins, so its numbers are assigned one by one once they are known.',
      ),
      textField('country', {
        label: 'Country',
        longest: 60,
        placeholder: 'United States',
        value: countryName(one(filled, 'country') ?? 'US'),
      }),
      textField('area_code', {
        label: 'Area code',
        longest: 6,
        placeholder: '415',
        value: one(filled, 'area_code'),
      }),
      choiceField('size', {
        label: 'Numbers in the block',
        options: BLOCK_SIZES.map((size) => option(String(size), size.toLocaleString('en-US'))),
        chosen: one(filled, 'size') ?? '10',
      }),
      numberField('cost', {
        label: 'Cost estimate, in dollars a month',
        hint: costHint(usualCost),
        isDecimal: true,
        least: 0,
        most: MOST_BLOCK_COST,
        value: one(filled, 'cost'),
      }),
      ...siteFields(filled, sites),
      ...purposeFields(filled),
    ],
  };
}

function costHint(usualCost: number | undefined): string {
  const usual =
    usualCost === undefined
      ? ''
      : ` The blocks that you have cost ${formatMoney(usualCost)} a number on average.`;
  return `Of the whole block. Zoom does not tell beforehand, and the approval and the budget go by it.${usual}`;
}

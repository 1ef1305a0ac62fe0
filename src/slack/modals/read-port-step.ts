import type { PartFields, PortDraft } from '../../porting/port-draft.ts';
import type { CHECKLIST, ChecklistItem, PortRemark } from '../../porting/port-form.ts';
import { type PortStep, readStep } from '../../porting/port-steps.ts';
import type { FormValues } from '../visits.ts';
import { many, one } from './form-values.ts';
import { fieldBlock } from './port-form.ts';

/**
 * The draft with what stands in the fields of a step, whatever it is worth: so that going back, or on to what is wrong,
 * loses nothing. An account number or PIN that is left empty stays what it was.
 */
export function withTyped(draft: PortDraft, step: PortStep, values: FormValues): PortDraft {
  const read = readStep(step);
  if ('part' in read) {
    const fields = read.at === 'account' ? accountFields : addressFields;
    const parts = draft.parts.map((part, index) =>
      index === read.part
        ? { ...part, fields: { ...part.fields, ...fields(values, read.part, part.fields) } }
        : part,
    );
    return { ...draft, parts };
  }
  if (read.at === 'numbers') return { ...draft, pasted: one(values, 'numbers') ?? '' };
  return read.at === 'review' ? { ...draft, checked: readChecked(values) } : draft;
}

export function readChecked(values: FormValues): ChecklistItem[] {
  const ticked = new Set(many(values, 'checked'));
  return (['active', 'clear', 'bill'] as const satisfies (keyof typeof CHECKLIST)[]).filter((item) =>
    ticked.has(item),
  );
}

/** Where remarks stand: by the block of their field. */
export function errorsOf(step: PortStep, remarks: readonly PortRemark[]): Record<string, string> {
  const read = readStep(step);
  const part = 'part' in read ? read.part : 0;
  // The first of a field counts: what is more exact stands first.
  return Object.fromEntries(
    remarks.toReversed().map(({ field, message }) => [fieldBlock(field, part), message]),
  );
}

function accountFields(values: FormValues, part: number, before: PartFields): PartFields {
  const text = (field: keyof PartFields) => one(values, fieldBlock(field, part));
  const lineType = text('lineType');
  const scope = text('scope');
  const isPinForgotten = many(values, fieldBlock('forgetPin', part)).length > 0;
  return {
    carrierName: text('carrierName'),
    lineType: lineType === 'wireless' || lineType === 'landline' ? lineType : undefined,
    accountNumber: text('accountNumber') ?? before.accountNumber,
    accountPin: text('accountPin') ?? (isPinForgotten ? undefined : before.accountPin),
    scope: scope === 'full' || scope === 'partial' ? scope : undefined,
    billingNumber: text('billingNumber'),
    remaining: text('remaining'),
  };
}

function addressFields(values: FormValues, part: number, before: PartFields): PartFields {
  const text = (field: keyof PartFields) => one(values, fieldBlock(field, part));
  return {
    authorizedPerson: text('authorizedPerson'),
    address: text('address'),
    city: text('city'),
    state: text('state'),
    zip: text('zip'),
    requestedPortDate: text('requestedPortDate'),
    // Without the field, for Zoom did not say which sites there are.
    siteId: text('siteId') ?? (fieldBlock('siteId', part) in values ? undefined : before.siteId),
  };
}

import { accountWarnings } from './check-account.ts';
import { dateWarnings, type Here } from './check-date.ts';
import { areaCodeWarning } from './check-numbers.ts';
import { isChecked, type PortDraft } from './port-draft.ts';
import type { PortForm, PortRemark } from './port-form.ts';
import { formOf } from './port-steps.ts';
import { type Readiness, readinessOf } from './readiness.ts';

/** One order as it would be filed. */
export type PartReview = {
  form: PortForm;
  siteId: string | undefined;
  /** What may be right and is often rejected. */
  warnings: PortRemark[];
  readiness: Readiness;
};

/** Looks over all orders of a form that is filled in. */
export function reviewPort(draft: PortDraft, here: Here): PartReview[] {
  return draft.parts.map((part) => {
    const form = formOf(part, draft.checked);
    const warnings = [
      ...(part.carrierName === undefined ? areaCodeWarnings(form) : []),
      ...accountWarnings(form),
      ...dateWarnings(form, here),
    ];
    const carrierDiffers =
      part.carrierName !== undefined && !isSameCarrier(part.carrierName, form.carrierName);
    const isWholeChecked = part.phoneNumbers.every((number) => isChecked(draft, number));
    const readiness = readinessOf(warnings, { isChecked: isWholeChecked, carrierDiffers });
    return { form, siteId: part.fields.siteId, warnings, readiness };
  });
}

/** Only where nobody knows the carriers: the check tells them apart better than area codes do. */
function areaCodeWarnings({ phoneNumbers }: PortForm): PortRemark[] {
  return areaCodeWarning(phoneNumbers).map((message) => ({ field: 'phoneNumbers', message }));
}

/** `Verizon Wireless` is Verizon: people write more or less of a name than Zoom does. */
function isSameCarrier(one: string, other: string): boolean {
  const [a, b] = [one, other].map((name) => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, ''));
  return a !== undefined && b !== undefined && a !== '' && b !== '' && (a.includes(b) || b.includes(a));
}

import { parseNumber } from '../numbers/format-number.ts';
import { stateCode } from '../numbers/states.ts';
import { accountProblems } from './check-account.ts';
import { dateProblems, type Here } from './check-date.ts';
import type { DraftPart, PortDraft } from './port-draft.ts';
import type { PortField, PortForm, PortRemark } from './port-form.ts';
import { shortHash } from './short-hash.ts';

/** The steps of the form; those in the middle come once for each order. */
export type PortStep = 'numbers' | 'check' | 'review' | `account:${number}` | `address:${number}`;

const PART_STEP = /^(account|address):(\d{1,2})$/;

export function isAnyStep(step: unknown): step is PortStep {
  return typeof step === 'string' && (['numbers', 'check', 'review'].includes(step) || PART_STEP.test(step));
}

/** What a step is about: the part, by its index, of one that comes for each order. */
export function readStep(
  step: PortStep,
): { at: 'numbers' | 'check' | 'review' } | { at: 'account' | 'address'; part: number } {
  if (step === 'numbers' || step === 'check' || step === 'review') return { at: step };
  const part = Number(step.slice(step.indexOf(':') + 1));
  return { at: step.startsWith('account') ? 'account' : 'address', part };
}

/** Fields by the step that asks for them. */
export const STEP_FIELDS = {
  account: ['carrierName', 'lineType', 'accountNumber', 'accountPin', 'scope', 'billingNumber', 'remaining'],
  address: ['authorizedPerson', 'address', 'city', 'state', 'zip', 'requestedPortDate'],
} as const satisfies Record<string, readonly PortField[]>;

/** The step that asks for a field. */
export function stepFor(part: number, field: string): PortStep {
  if (field === 'phoneNumbers') return 'numbers';
  return STEP_FIELDS.account.some((each) => each === field) ? `account:${part}` : `address:${part}`;
}

/** Every step of a form in its order. */
export function stepsOf({ parts }: Pick<PortDraft, 'parts'>): PortStep[] {
  const middle = parts.flatMap((_, part): PortStep[] => [`account:${part}`, `address:${part}`]);
  return ['numbers', 'check', ...middle, ...(parts.length > 0 ? ['review' as const] : [])];
}

export function stepBefore(draft: PortDraft, step: PortStep): PortStep {
  const steps = stepsOf(draft);
  return steps[steps.indexOf(step) - 1] ?? 'numbers';
}

/** Where to go on after a step: the next that is not filled in, in a circle; the review when all are. */
export function stepAfter(draft: PortDraft, step: PortStep, here: Here): PortStep {
  const steps = stepsOf(draft);
  const index = steps.indexOf(step);
  const open = [...steps.slice(index + 1), ...steps.slice(0, index)].find(
    (each) => each !== 'check' && each !== 'numbers' && stepProblems(draft, each, here).length > 0,
  );
  return open ?? 'review';
}

/** A short hash of the numbers that a step is about; nothing for the one that asks for them. */
export function numbersHash(draft: PortDraft, step: PortStep): string {
  const read = readStep(step);
  if (read.at === 'numbers') return '';
  // Which orders they come to is decided there.
  if (read.at === 'check') return shortHash(JSON.stringify([draft.phoneNumbers, draft.leftOut.length]));
  const parts = 'part' in read ? draft.parts.slice(read.part, read.part + 1) : draft.parts;
  return shortHash(JSON.stringify(parts.map(({ carrierName, phoneNumbers }) => [carrierName, phoneNumbers])));
}

/** What stops a step from being left; nothing on those that ask for no more than a look. */
export function stepProblems(draft: PortDraft, step: PortStep, here: Here): PortRemark[] {
  const read = readStep(step);
  if (!('part' in read)) return [];
  const part = draft.parts[read.part];
  const fields: readonly PortField[] = STEP_FIELDS[read.at];
  return part ? partProblems(part, here).filter(({ field }) => fields.includes(field)) : [];
}

/** Everything that stops one order from being filed. */
export function partProblems(part: DraftPart, here: Here): PortRemark[] {
  const form = formOf(part);
  const { lineType, scope, requestedPortDate } = part.fields;
  return [
    ...(lineType === undefined && part.kind === 'geographic'
      ? [{ field: 'lineType', message: 'Say whether the lines are wireless or landlines.' } as const]
      : []),
    ...(scope === undefined
      ? [{ field: 'scope', message: 'Say whether other numbers stay on the account.' } as const]
      : []),
    ...accountProblems(form),
    ...(requestedPortDate === undefined
      ? [{ field: 'requestedPortDate', message: 'Choose the day of the port.' } as const]
      : dateProblems(form, here)),
  ];
}

/** The form of one order, with nothing where nothing was filled in. States, ZIP codes and numbers as carriers write them. */
export function formOf(
  { fields, kind, phoneNumbers }: DraftPart,
  checked: PortForm['checked'] = [],
): PortForm {
  const { state = '', zip = '', billingNumber } = fields;
  return {
    phoneNumbers,
    lineType: kind === 'toll_free' ? 'toll_free' : (fields.lineType ?? 'landline'),
    carrierName: fields.carrierName ?? '',
    accountNumber: fields.accountNumber ?? '',
    accountPin: fields.accountPin,
    authorizedPerson: fields.authorizedPerson ?? '',
    serviceAddress: {
      address: fields.address ?? '',
      city: fields.city ?? '',
      state: stateCode(state) ?? state,
      zip: zip.toUpperCase(),
    },
    // What is no number stays as it was typed, to be told so.
    billingNumber: billingNumber && (parseNumber(billingNumber) ?? billingNumber),
    scope: fields.scope ?? 'full',
    remaining: fields.scope === 'partial' ? fields.remaining : undefined,
    requestedPortDate: fields.requestedPortDate ?? '',
    checked,
  };
}

import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { formatNumber } from '../../numbers/format-number.ts';
import { LONGEST } from '../../porting/check-account.ts';
import { type ChangedOrder, dayInForm, type TypedChanges, usualDay } from '../../porting/check-changes.ts';
import type { Here } from '../../porting/check-date.ts';
import { shortDay } from '../../porting/port-days.ts';
import { type Cure, cureOf } from '../../porting/rejections.ts';
import type { PortingOrder } from '../../zoom/types.ts';
import { PORT_FIELD_NAMES } from '../messages/port-fields.ts';
import { escapeCut, escapeText, paragraph, plain } from '../messages/text.ts';
import { dateField, textField } from './fields.ts';

export const PORT_CHANGE_FORM = 'port_change';

/** What Zoom takes; block ids are the names of `PortForm`'s fields. */
const FOR_ZOOM = [
  'carrierName',
  'accountNumber',
  'accountPin',
  'authorizedPerson',
  'address',
  'city',
  'state',
  'zip',
  'requestedPortDate',
] as const;
/** What is kept with the order here. */
const KEPT = ['billingNumber', 'remaining'] as const;
export const CHANGE_FIELDS = [...FOR_ZOOM, ...KEPT] as const;
export type ChangeField = (typeof CHANGE_FIELDS)[number];

/**
 * What can be different about an order. Of a rejected one, the cure stands beside the field that it concerns, and that
 * field comes first. Account number and PIN are empty: nobody can read them back.
 * @param filled what a person has typed into it
 */
export function portChangeForm(changed: ChangedOrder, here: Here, filled?: TypedChanges): ModalView {
  const { order } = changed;
  const cure = cureOfRejected(order);
  const fields = fieldsOf(changed);
  const first = fields.find((field) => field === cure?.field);
  return {
    type: 'modal',
    callback_id: PORT_CHANGE_FORM,
    private_metadata: order.orderId,
    title: plain(cure ? 'Fix and resubmit' : 'Change the order', 24),
    submit: plain(cure ? 'Resubmit' : 'Save', 24),
    close: plain('Cancel', 24),
    blocks: [
      ...(cure ? [rejection(order, cure, first !== undefined)] : []),
      ...fields.map((field) => {
        const hint = field === first ? cure?.cure : hintOf(field, changed, here);
        const value = filled && !isSecret(field) ? filled[field] : presentValue(field, changed, here);
        return input(field, { hint, value });
      }),
    ],
  };
}

function isSecret(field: ChangeField): boolean {
  return field === 'accountNumber' || field === 'accountPin';
}

/** Where the form begins. */
export function firstField(changed: ChangedOrder): ChangeField {
  return fieldsOf(changed)[0] ?? 'carrierName';
}

/** The field that has to be corrected before an order is worth resubmitting; none where its cure is not sent to Zoom. */
export function fieldToCorrect(order: PortingOrder): ChangeField | undefined {
  const cure = cureOfRejected(order);
  return FOR_ZOOM.find((field) => field === cure?.field);
}

function cureOfRejected(order: PortingOrder): Cure | undefined {
  return order.status === 'rejected' ? cureOf(order) : undefined;
}

/** What is kept here is asked for where there is something of it, or where it is to be corrected. */
function fieldsOf({ order, details }: ChangedOrder): ChangeField[] {
  const cure = cureOfRejected(order);
  return CHANGE_FIELDS.filter(
    (field) =>
      (field !== 'billingNumber' && field !== 'remaining') ||
      details[field] !== undefined ||
      field === cure?.field,
  ).toSorted((a, b) => Number(b === cure?.field) - Number(a === cure?.field));
}

function rejection(
  { rejectionReason, rejectionCode }: PortingOrder,
  { cause, cure }: Cure,
  isBesideField: boolean,
): KnownBlock {
  const reason = rejectionReason ?? rejectionCode;
  const quote = reason ? `\n“${escapeCut(reason.replaceAll(/\s+/g, ' '), 500)}”` : '';
  const said = isBesideField ? '' : `\n*Cure:* ${escapeText(cure)}`;
  return paragraph(`:x: *${escapeText(cause)}*${quote}${said}`);
}

function input(
  field: ChangeField,
  { hint, value }: { hint: string | undefined; value: string | undefined },
): InputBlock {
  const about = { label: PORT_FIELD_NAMES[field], hint, optional: true, value };
  return field === 'requestedPortDate'
    ? dateField(field, about)
    : textField(field, { ...about, longest: longestOf(field), isLong: field === 'remaining' });
}

function hintOf(field: ChangeField, changed: ChangedOrder, here: Here): string | undefined {
  switch (field) {
    case 'accountNumber':
    case 'accountPin':
      return 'Leave it empty to keep what Zoom has.';
    case 'billingNumber':
    case 'remaining':
      return 'Zoom does not take it; it is kept with the order.';
    case 'requestedPortDate':
      return `A business day. The earliest that is usual for this carrier is ${shortDay(usualDay(changed, here))}.`;
    default:
      return undefined;
  }
}

function longestOf(field: ChangeField): number {
  switch (field) {
    case 'accountNumber':
      return LONGEST.accountNumber;
    case 'accountPin':
      return 10;
    case 'address':
      return LONGEST.address;
    case 'state':
      return 2;
    case 'zip':
      return 10;
    case 'billingNumber':
      return 40;
    case 'remaining':
      return 500;
    default:
      return LONGEST.carrierName;
  }
}

function presentValue(field: ChangeField, changed: ChangedOrder, here: Here): string | undefined {
  const { order, details } = changed;
  switch (field) {
    case 'carrierName':
      return order.carrierName;
    case 'authorizedPerson':
      return order.authorizedPerson;
    case 'address':
    case 'city':
    case 'state':
    case 'zip':
      return order.billingAddress?.[field];
    case 'billingNumber':
      return details.billingNumber && formatNumber(details.billingNumber);
    case 'remaining':
      return details.remaining;
    case 'requestedPortDate':
      return dayInForm(changed, here);
    default:
      return undefined;
  }
}

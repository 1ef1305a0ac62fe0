import type { KnownBlock, ModalView } from '@slack/types';
import { LONGEST } from '../../porting/check-account.ts';
import { cureOf } from '../../porting/rejections.ts';
import type { PortingOrder } from '../../zoom/types.ts';
import { PORT_FIELD_NAMES } from '../messages/port-fields.ts';
import { escapeCut, escapeText, paragraph, plain } from '../messages/text.ts';
import { dateField, textField } from './fields.ts';

export const PORT_CHANGE_FORM = 'port_change';

/** Which field of the form a cure concerns; block ids are the names of `PortForm`'s fields. */
const FIELDS = [
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
export type ChangeField = (typeof FIELDS)[number];

/**
 * What can be different about an order. Of a rejected one, the cure stands beside the field that it concerns, and that
 * field comes first. Account number and PIN are empty: nobody can read them back.
 */
export function portChangeForm(order: PortingOrder): ModalView {
  const isRejected = order.status === 'rejected';
  const cure = isRejected ? cureOf(order) : undefined;
  const fields = fieldsOf(order);
  const first = fields.find((field) => field === cure?.field);
  return {
    type: 'modal',
    callback_id: PORT_CHANGE_FORM,
    private_metadata: order.orderId,
    title: plain(isRejected ? 'Fix and resubmit' : 'Change the order', 24),
    submit: plain(isRejected ? 'Resubmit' : 'Save', 24),
    close: plain('Cancel', 24),
    blocks: [
      ...(cure ? [rejection(order, cure, first !== undefined)] : []),
      ...fields.map((field) => input(field, order, field === first ? cure?.cure : undefined)),
    ],
  };
}

/** Where the form begins. */
export function firstField(order: PortingOrder): ChangeField {
  return fieldsOf(order)[0] ?? 'carrierName';
}

function fieldsOf(order: PortingOrder): ChangeField[] {
  const cure = order.status === 'rejected' ? cureOf(order) : undefined;
  return FIELDS.toSorted((a, b) => Number(b === cure?.field) - Number(a === cure?.field));
}

function rejection(
  { rejectionReason, rejectionCode }: PortingOrder,
  { cause, cure }: ReturnType<typeof cureOf>,
  isBesideField: boolean,
): KnownBlock {
  const reason = rejectionReason ?? rejectionCode;
  const quote = reason ? `\n“${escapeCut(reason.replaceAll(/\s+/g, ' '), 500)}”` : '';
  const said = isBesideField ? '' : `\n*Cure:* ${escapeText(cure)}`;
  return paragraph(`:x: *${escapeText(cause)}*${quote}${said}`);
}

function input(field: ChangeField, order: PortingOrder, cure: string | undefined) {
  const isSecret = field === 'accountNumber' || field === 'accountPin';
  const hint = cure ?? (isSecret ? 'Leave it empty to keep what Zoom has.' : undefined);
  if (field === 'requestedPortDate') {
    const value = order.requestedPortDate?.slice(0, 10);
    return dateField(field, { label: PORT_FIELD_NAMES[field], hint, optional: true, value });
  }
  return textField(field, {
    label: PORT_FIELD_NAMES[field],
    hint,
    optional: true,
    longest: longestOf(field),
    value: isSecret ? undefined : presentValue(field, order),
  });
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
    default:
      return LONGEST.carrierName;
  }
}

function presentValue(field: ChangeField, order: PortingOrder): string | undefined {
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
    default:
      return undefined;
  }
}

import type { KnownBlock, ModalView } from '@slack/types';
import { LONGEST } from '../../porting/check-account.ts';
import { cureOf } from '../../porting/rejections.ts';
import type { PortingOrder } from '../../zoom/types.ts';
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

const LABELS: Readonly<Record<ChangeField, string>> = {
  carrierName: 'Losing carrier',
  accountNumber: 'Account number',
  accountPin: 'PIN',
  authorizedPerson: 'Authorized person',
  address: 'Service address',
  city: 'City',
  state: 'State or province',
  zip: 'ZIP or postal code',
  requestedPortDate: 'Port date',
};

/**
 * What can be different about an order. Of a rejected one, the cure stands beside the field that it concerns, and that
 * field comes first. Account number and PIN are empty: nobody can read them back.
 */
export function portChangeForm(order: PortingOrder): ModalView {
  const isRejected = order.status === 'rejected';
  const cure = isRejected ? cureOf(order) : undefined;
  const first = FIELDS.find((field) => field === cure?.field);
  const fields = [...(first ? [first] : []), ...FIELDS.filter((field) => field !== first)];
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
    return dateField(field, { label: LABELS[field], hint, optional: true, value });
  }
  return textField(field, {
    label: LABELS[field],
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

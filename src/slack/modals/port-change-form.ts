import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { LONGEST } from '../../porting/check-account.ts';
import type { Here } from '../../porting/check-date.ts';
import { shortDay } from '../../porting/port-days.ts';
import { type Cure, cureOf } from '../../porting/rejections.ts';
import {
  CHANGE_FIELDS,
  type ChangedOrder,
  type ChangeField,
  FOR_ZOOM,
  type SeenOrder,
  seenIn,
  shownIn,
  type TypedChanges,
  usualDay,
} from '../../porting/shown-order.ts';
import type { PortingOrder } from '../../zoom/types.ts';
import { PORT_FIELD_NAMES } from '../messages/port-fields.ts';
import { escapeCut, escapeText, paragraph, paragraphs, plain } from '../messages/text.ts';
import { dateField, fieldAbout, textField } from './fields.ts';

export const PORT_CHANGE_FORM = 'port_change';

const carriedSchema = z.object({
  id: z.string(),
  seen: z.object({
    rejection: z.string().optional(),
    values: z.partialRecord(z.enum(CHANGE_FIELDS), z.string()),
  }),
});

/** Which order a form is about, and how it showed it. */
export type CarriedOrder = { id: string; seen: SeenOrder };

/** For the form to carry; with an id longer than Slack takes, nothing. */
function carriedOf(carried: CarriedOrder): string {
  const text = JSON.stringify(carried);
  return text.length <= 3_000 ? text : '';
}

/** Reads what the form carries; undefined for anything else. */
export function readCarriedOrder(carried: string): CarriedOrder | undefined {
  try {
    return carriedSchema.safeParse(JSON.parse(carried)).data;
  } catch {
    return undefined;
  }
}

/**
 * What can be different about an order. Of a rejected one, the cure stands beside the field that it concerns, and that
 * field comes first. Block ids are the names of `PortForm`'s fields.
 * @param meant what a person has typed into it already
 * @param notices what has to be said first, in mrkdwn
 */
export function portChangeForm(
  changed: ChangedOrder,
  here: Here,
  { meant = {}, notices = [] }: { meant?: TypedChanges; notices?: readonly string[] } = {},
): ModalView {
  const { order } = changed;
  const cure = cureOfRejected(order);
  const fields = fieldsOf(changed, meant);
  const first = fields.find((field) => field === cure?.field);
  const shown = shownIn(changed, here);
  const seen = seenIn(changed, here);
  return {
    type: 'modal',
    callback_id: PORT_CHANGE_FORM,
    private_metadata: carriedOf({ id: order.orderId, seen }),
    title: plain(cure ? 'Fix and resubmit' : 'Change the order', 24),
    submit: plain(cure ? 'Resubmit' : 'Save', 24),
    close: plain('Cancel', 24),
    blocks: [
      ...paragraphs(notices),
      ...(cure ? [rejection(order, cure, first !== undefined)] : []),
      ...fields.map((field) =>
        // What somebody else has made different is drawn as it is by now.
        fieldAbout(
          seen.values[field] ?? '',
          input(field, {
            hint: field === first ? cure?.cure : hintOf(field, changed, here),
            value: isSecret(field) ? undefined : (meant[field] ?? shown[field]),
          }),
        ),
      ),
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
function fieldsOf({ order, details }: ChangedOrder, meant: TypedChanges = {}): ChangeField[] {
  const cure = cureOfRejected(order);
  return CHANGE_FIELDS.filter(
    (field) =>
      (field !== 'billingNumber' && field !== 'remaining') ||
      (details[field] ?? meant[field]) !== undefined ||
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
    : textField(field, { ...about, longest: LONGEST[field], isLong: field === 'remaining' });
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

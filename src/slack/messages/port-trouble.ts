import { shortDay } from '../../porting/port-days.ts';
import type { ChangedSince, ChangeField } from '../../porting/shown-order.ts';
import type { PortingOrder } from '../../zoom/types.ts';
import type { Screen } from '../screen.ts';
import { PORT_FIELD_NAMES } from './port-fields.ts';
import { escapeCut, paragraph } from './text.ts';

/** The order could not be read before it was changed, so nothing was. */
export const NOT_ASKED =
  'Zoom could not be asked about this order, so nothing was changed. Try again in a moment.';

/** It could be read, and then Zoom could not be reached to change it. */
export const NOT_SENT = 'Zoom could not be reached, so nothing was sent. Try again in a moment.';

/** Of the first, where there is no form to say it in. */
export function troubleWithZoom(): Screen {
  return { title: 'Change the order', text: NOT_ASKED, blocks: [paragraph(`:x: ${NOT_ASKED}`)] };
}

/**
 * What stands before the form of changes when the order is not as the form showed it any more.
 * @param shown what the fields show now
 */
export function changedSinceNotice(
  { status }: PortingOrder,
  { isRejection, fields }: ChangedSince,
  shown: Partial<Record<ChangeField, string>>,
): string {
  const rejection =
    status === 'rejected'
      ? 'The losing carrier has rejected this order since you opened this form.'
      : 'This order has been corrected and resubmitted since you opened this form.';
  const since = isRejection ? rejection : 'Somebody else has changed the same since you opened this form.';
  return [
    `:eyes: ${since} Nothing was sent, and what you typed is filled in; decide anew.`,
    ...fields.map((field) => `• *${PORT_FIELD_NAMES[field]}* is now: ${valueNow(field, shown)}`),
  ].join('\n');
}

function valueNow(field: ChangeField, { [field]: value }: Partial<Record<ChangeField, string>>): string {
  if (value === undefined) return 'nothing';
  return field === 'requestedPortDate' ? shortDay(value) : escapeCut(value, 200);
}

import { changeOrder } from '../../porting/change-order.ts';
import { readChanges } from '../../porting/check-changes.ts';
import { orderNow } from '../../porting/order-now.ts';
import { isChangeable } from '../../porting/port-statuses.ts';
import { readStoredOrder } from '../../porting/read-order.ts';
import {
  CHANGE_FIELDS,
  type ChangedOrder,
  type ChangeField,
  changedSince,
  meantBy,
  shownIn,
  type TypedChanges,
} from '../../porting/shown-order.ts';
import { fieldOfZoom } from '../../porting/zoom-fields.ts';
import { forbids } from '../../settings/roles.ts';
import type { FieldError } from '../../zoom/errors.ts';
import type { Desk } from '../desk.ts';
import type { Person } from '../directory.ts';
import { notAllowedScreen } from '../messages/not-allowed.ts';
import { outdatedScreen } from '../messages/notices.ts';
import { changedAnswer, tooLateToChange } from '../messages/port-answers.ts';
import { changedSinceNotice, NOT_ASKED, NOT_SENT, troubleWithZoom } from '../messages/port-trouble.ts';
import { modalOf } from '../screen.ts';
import type { FormValues, SubmissionHandler, SubmissionResult } from '../visits.ts';
import { one } from './form-values.ts';
import { hereFor } from './open-port-form.ts';
import {
  type CarriedOrder,
  fieldToCorrect,
  firstField,
  portChangeForm,
  readCarriedOrder,
} from './port-change-form.ts';

const TITLE = 'Change the order';

export function submitPortChangeForm(desk: Desk): SubmissionHandler {
  return (values, { carried }) => {
    const read = readCarriedOrder(carried);
    if (!read) return { title: TITLE, fill: async () => modalOf(outdatedScreen()) };
    return { title: TITLE, attempt: (person) => change(desk, person, { ...read, typed: typed(values) }) };
  };
}

async function change(
  desk: Desk,
  person: Person,
  { id: orderId, seen, typed }: CarriedOrder & { typed: TypedChanges },
): Promise<SubmissionResult> {
  const { context } = desk;
  const forbidden = await forbids(context, 'port', person.id);
  if (forbidden) return { view: modalOf(notAllowedScreen(forbidden)) };
  const order = await orderNow(context, orderId);
  const stored = (await readStoredOrder(context, orderId))?.stored;
  const here = hereFor(desk, person);
  const meant = meantBy(typed, seen);
  if (!order) {
    if (!stored) return { view: modalOf(troubleWithZoom()) };
    return { errors: { [anyField(stored)]: NOT_ASKED }, form: portChangeForm(stored, here, { meant }) };
  }
  const details = stored?.details ?? {};
  const changed = { order, details };
  const since = changedSince(changed, { meant, seen }, here);
  if (since && isChangeable(order.status)) {
    const notices = [changedSinceNotice(order, since, shownIn(changed, here))];
    return { view: portChangeForm(changed, here, { meant, notices }) };
  }
  const { changes, kept, isUntouched, problems } = readChanges(changed, { typed, seen }, here);
  const form = portChangeForm(changed, here, { meant });
  if (problems.length > 0) {
    return { errors: Object.fromEntries(problems.map(({ field, message }) => [field, message])), form };
  }
  const nothing = isUntouched ? nothingToSend(changed) : undefined;
  if (nothing) return { errors: nothing, form };
  const result = await changeOrder(context, { userId: person.id, orderId, changes, kept });
  if (result.kind === 'unavailable') {
    return { errors: { [anyField(changed)]: NOT_SENT }, form: portChangeForm(changed, here, { meant }) };
  }
  if (result.kind !== 'refused') return { view: modalOf(changedAnswer(result)) };
  const now = { order: result.order ?? order, details };
  if (!isChangeable(now.order.status)) return { view: modalOf(tooLateToChange(now.order, result.reason)) };
  const errors = errorsOf(result.fields, result.reason, firstField(now));
  return { errors, form: portChangeForm(now, here, { meant }) };
}

/** Where to say what concerns no field: one that every form has, whatever the order was when it was drawn. */
function anyField({ order }: ChangedOrder): ChangeField {
  return fieldToCorrect(order) ?? 'carrierName';
}

/** A rejected order whose cure is no field of Zoom's is resubmitted as it is: somebody has seen to it elsewhere. */
function nothingToSend(changed: ChangedOrder): Record<string, string> | undefined {
  const { order } = changed;
  if (order.status !== 'rejected') {
    return { [firstField(changed)]: 'Nothing is different yet. Change something, or press Cancel.' };
  }
  const field = fieldToCorrect(order);
  return field && { [field]: 'Nothing is different yet. Correct what was wrong, then resubmit it.' };
}

function typed(values: FormValues): TypedChanges {
  return Object.fromEntries(CHANGE_FIELDS.map((field) => [field, one(values, field)]));
}

/** Each beside its field; what concerns none of them, beside the first. */
function errorsOf(fields: readonly FieldError[], reason: string, first: ChangeField): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { field, message } of fields) {
    const place = CHANGE_FIELDS.find((each) => each === fieldOfZoom(field));
    if (place) errors[place] = `Zoom says: ${message}`;
  }
  return Object.keys(errors).length > 0 ? errors : { [first]: `Zoom does not take it: ${reason}` };
}

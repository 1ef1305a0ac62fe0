import { changeOrder } from '../../porting/change-order.ts';
import { readChanges } from '../../porting/check-changes.ts';
import { orderNow } from '../../porting/order-now.ts';
import { isChangeable } from '../../porting/port-statuses.ts';
import { forbids } from '../../settings/roles.ts';
import type { FieldError } from '../../zoom/errors.ts';
import type { Desk } from '../desk.ts';
import { notAllowedScreen } from '../messages/not-allowed.ts';
import { changedAnswer, tooLateToChange } from '../messages/port-answers.ts';
import { troubleWithZoom } from '../messages/port-trouble.ts';
import { modalOf } from '../screen.ts';
import type { FormValues, SubmissionHandler, SubmissionResult } from '../visits.ts';
import { one } from './form-values.ts';
import { type ChangeField, firstField, portChangeForm } from './port-change-form.ts';

/** Where Zoom's name for a field stands in the form. */
const PLACES = new Map<string, ChangeField>(
  Object.entries({
    carrier_name: 'carrierName',
    account_number: 'accountNumber',
    account_pin: 'accountPin',
    authorized_person: 'authorizedPerson',
    'billing_address.address': 'address',
    'billing_address.city': 'city',
    'billing_address.state': 'state',
    'billing_address.zip': 'zip',
    requested_port_date: 'requestedPortDate',
  } as const),
);

export function submitPortChangeForm(desk: Desk): SubmissionHandler {
  return (values, { carried: orderId }) => ({
    title: 'Change the order',
    attempt: (person) => change(desk, values, { userId: person.id, timeZone: person.timeZone, orderId }),
  });
}

async function change(
  { context }: Desk,
  values: FormValues,
  { userId, timeZone, orderId }: { userId: string; timeZone: string | undefined; orderId: string },
): Promise<SubmissionResult> {
  const forbidden = await forbids(context, 'port', userId);
  if (forbidden) return { view: modalOf(notAllowedScreen(forbidden)) };
  const order = await orderNow(context, orderId);
  if (!order) return { view: modalOf(troubleWithZoom()) };
  const here = { now: context.clock.now(), timeZone: timeZone ?? 'America/New_York' };
  const { changes, problems } = readChanges(order, typed(values), here);
  if (problems.length > 0) {
    return { errors: Object.fromEntries(problems.map(({ field, message }) => [field, message])) };
  }
  if (Object.values(changes).every((value) => value === undefined)) {
    const isRejected = order.status === 'rejected';
    const nothing = `Nothing is different yet. ${isRejected ? 'Correct what was wrong, then resubmit it.' : 'Change something, or press Cancel.'}`;
    return { errors: { [firstField(order)]: nothing } };
  }
  const result = await changeOrder(context, { userId, orderId, changes });
  if (result.kind !== 'refused') return { view: modalOf(changedAnswer(result)) };
  const now = result.order ?? order;
  if (!isChangeable(now.status)) return { view: modalOf(tooLateToChange(now, result.reason)) };
  const errors = errorsOf(result.fields, result.reason);
  return { errors, form: portChangeForm(now) };
}

function typed(values: FormValues) {
  const fields = [...PLACES.values()];
  return Object.fromEntries(fields.map((field) => [field, one(values, field)]));
}

/** Each beside its field; what concerns none of them, beside the first. */
function errorsOf(fields: readonly FieldError[], reason: string): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { field, message } of fields) {
    const place = PLACES.get(field ?? '');
    if (place) errors[place] = `Zoom says: ${message}`;
  }
  return Object.keys(errors).length > 0 ? errors : { carrierName: `Zoom does not take it: ${reason}` };
}

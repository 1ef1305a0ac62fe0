import { z } from 'zod';
import { redactNamed } from '../redact.ts';
import type { PortingOrder, SubmittedPortingOrder } from '../types.ts';
import { e164List, optionalDay, optionalMoment, optionalText, requiredText, someField } from './scalars.ts';

const readAddress = z
  .object({ address: optionalText, city: optionalText, state: optionalText, zip: optionalText })
  .nullish()
  .transform((it) => it ?? undefined);

export const portingOrder = z
  .object({
    order_id: requiredText,
    status: requiredText,
    phone_numbers: z.array(z.string()),
    carrier_name: optionalText,
    authorized_person: optionalText,
    billing_address: readAddress,
    requested_port_date: optionalDay,
    scheduled_port_date: optionalDay,
    estimated_completion: optionalDay,
    submitted_at: optionalMoment,
    updated_at: optionalMoment,
    completed_at: optionalMoment,
    rejection_reason: optionalText.transform((reason) => reason && redactNamed(reason)),
    rejection_code: z
      .union([z.string(), z.number()])
      .nullish()
      .transform((code) => (code === null || code === undefined ? undefined : String(code) || undefined)),
  })
  .transform(
    (it): PortingOrder => ({
      orderId: it.order_id,
      status: it.status,
      phoneNumbers: it.phone_numbers,
      carrierName: it.carrier_name,
      authorizedPerson: it.authorized_person,
      billingAddress: it.billing_address,
      requestedPortDate: it.requested_port_date,
      scheduledPortDate: it.scheduled_port_date,
      estimatedCompletion: it.estimated_completion,
      submittedAt: it.submitted_at,
      updatedAt: it.updated_at,
      completedAt: it.completed_at,
      rejectionReason: it.rejection_reason,
      rejectionCode: it.rejection_code,
    }),
  );

export const submittedOrder = z
  .object({
    order_id: requiredText,
    status: requiredText,
    phone_numbers: z.array(z.string()),
    submitted_at: optionalMoment,
    estimated_completion: optionalDay,
  })
  .transform(
    (it): SubmittedPortingOrder => ({
      orderId: it.order_id,
      status: it.status,
      phoneNumbers: it.phone_numbers,
      submittedAt: it.submitted_at,
      estimatedCompletion: it.estimated_completion,
    }),
  );

export const orderQuery = z.object({
  status: z
    .array(z.enum(['submitted', 'pending', 'scheduled', 'completed', 'rejected', 'cancelled']))
    .optional(),
});

const written = z.object({
  carrier_name: requiredText,
  account_number: requiredText,
  account_pin: requiredText.optional(),
  authorized_person: requiredText,
  billing_address: z.object({
    address: requiredText,
    city: requiredText,
    state: requiredText,
    zip: requiredText,
  }),
  requested_port_date: z.iso.date('must be a date, YYYY-MM-DD'),
});

export const newOrderBody = written.extend({ phone_numbers: e164List });
export const orderChangesBody = written.partial().refine(someField, 'nothing to change');

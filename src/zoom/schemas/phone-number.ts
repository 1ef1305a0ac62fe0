import { z } from 'zod';
import type { PhoneNumber } from '../types.ts';
import {
  capability,
  e164,
  listOf,
  numberType,
  optionalNumber,
  optionalText,
  requiredText,
  someField,
} from './scalars.ts';

const assignee = z
  .object({ type: requiredText, id: requiredText, name: optionalText })
  .nullish()
  .transform((each) => each ?? undefined);

export const phoneNumber = z
  .object({
    id: requiredText,
    phone_number: requiredText,
    type: requiredText,
    status: requiredText,
    country: optionalText,
    state: optionalText,
    city: optionalText,
    capabilities: listOf(z.string()),
    monthly_cost: optionalNumber,
    site_id: optionalText,
    display_name: optionalText,
    assignee,
    provisioned_at: optionalText,
  })
  .transform(
    (it): PhoneNumber => ({
      id: it.id,
      phoneNumber: it.phone_number,
      type: it.type,
      status: it.status,
      country: it.country,
      state: it.state,
      city: it.city,
      capabilities: it.capabilities,
      monthlyCost: it.monthly_cost,
      siteId: it.site_id,
      displayName: it.display_name,
      assignee: it.assignee,
      provisionedAt: it.provisioned_at,
    }),
  );

/** An answer about any other number says nothing about the one that was asked for. */
export const thisNumber = (asked: string) =>
  phoneNumber.refine((it) => it.phoneNumber === asked, {
    path: ['phone_number'],
    message: 'it is not the number that was asked for',
  });

export const numberQuery = z.object({
  type: numberType.optional(),
  status: z.enum(['active', 'pending', 'releasing']).optional(),
  assigned: z.boolean().optional(),
  site_id: requiredText.optional(),
  state: requiredText.optional(),
  keyword: requiredText.optional(),
});

export const newNumberBody = z.object({
  phone_number: e164,
  site_id: requiredText.optional(),
  display_name: z.string().optional(),
});

export const numberChangesBody = z
  .object({
    display_name: z.string().optional(),
    site_id: requiredText.optional(),
    capabilities: z.array(capability).min(1).optional(),
  })
  .refine(someField, 'nothing to change');

export const assignBody = z.object({
  assignee_type: z.enum(['user', 'call_queue', 'auto_receptionist', 'common_area', 'zoom_room']),
  assignee_id: requiredText,
});

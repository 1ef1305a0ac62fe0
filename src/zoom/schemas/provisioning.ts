import { z } from 'zod';
import type { FailedNumber, ProvisionedNumber, Provisioning } from '../types.ts';
import { e164List, optionalNumber, optionalText, requiredText } from './scalars.ts';

const provisioned = z
  .object({ id: requiredText, phone_number: requiredText, status: requiredText })
  .transform((it): ProvisionedNumber => ({ id: it.id, phoneNumber: it.phone_number, status: it.status }));

const failed = z
  .object({ phone_number: requiredText, code: optionalNumber, message: optionalText })
  .transform(
    (it): FailedNumber => ({
      phoneNumber: it.phone_number,
      code: it.code,
      message: it.message ?? 'Zoom gave no reason',
    }),
  );

/**
 * Either list may be missing, but not both: an answer that names no number at all says nothing about what was bought,
 * and must not pass for "none".
 */
export const provisioning = z
  .object({
    provisioned_numbers: z.array(provisioned).optional(),
    failed_numbers: z.array(failed).optional(),
  })
  .refine((it) => it.provisioned_numbers ?? it.failed_numbers, {
    path: ['provisioned_numbers'],
    message: 'neither provisioned_numbers nor failed_numbers',
  })
  .transform(
    (it): Provisioning => ({ provisioned: it.provisioned_numbers ?? [], failed: it.failed_numbers ?? [] }),
  );

export const purchaseBody = z.object({ phone_numbers: e164List, site_id: requiredText.optional() });

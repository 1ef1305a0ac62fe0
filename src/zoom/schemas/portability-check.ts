import { z } from 'zod';
import type { PortabilityCheck } from '../types.ts';
import { e164List, optionalText, requiredText } from './scalars.ts';

const check = z
  .object({
    phone_number: requiredText,
    portable: z.boolean(),
    carrier_name: optionalText,
    type: optionalText,
    reason: optionalText,
  })
  .transform(
    (it): PortabilityCheck => ({
      phoneNumber: it.phone_number,
      portable: it.portable,
      carrierName: it.carrier_name,
      type: it.type,
      reason: it.reason,
    }),
  );

export const portabilityChecks = z.object({ results: z.array(check) }).transform((it) => it.results);

export const validateBody = z.object({ phone_numbers: e164List });

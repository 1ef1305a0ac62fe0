import { z } from 'zod';
import type { AvailableNumber } from '../types.ts';
import { listOf, numberType, optionalText, quantity, requiredText } from './scalars.ts';

export const availableNumber = z
  .object({
    phone_number: requiredText,
    country: requiredText,
    state: optionalText,
    city: optionalText,
    type: requiredText,
    capabilities: listOf(z.string()),
    monthly_cost: z.number(),
  })
  .transform(
    (it): AvailableNumber => ({
      phoneNumber: it.phone_number,
      country: it.country,
      state: it.state,
      city: it.city,
      type: it.type,
      capabilities: it.capabilities,
      monthlyCost: it.monthly_cost,
    }),
  );

export const availableQuery = z.object({
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be two capital letters')
    .optional(),
  state: requiredText.optional(),
  city: requiredText.optional(),
  area_code: z
    .string()
    .regex(/^\d{1,6}$/, 'must be digits')
    .optional(),
  type: numberType.optional(),
  quantity,
});

export const tollFreeQuery = z.object({
  prefix: z.enum(['800', '833', '844', '855', '866', '877', '888']).optional(),
  quantity,
});

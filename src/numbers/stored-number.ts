import { z } from 'zod';

/** An `AvailableNumber` as it is read back from the database's JSON. */
export const storedNumber = z.object({
  phoneNumber: z.string(),
  country: z.string(),
  state: z.string().optional(),
  city: z.string().optional(),
  type: z.string(),
  capabilities: z.array(z.string()),
  monthlyCost: z.number(),
});

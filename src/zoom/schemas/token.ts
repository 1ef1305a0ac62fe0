import { z } from 'zod';

export const tokenAnswer = z.object({
  access_token: z.string().min(1),
  /** Seconds. */
  expires_in: z.number().positive(),
});

/** OAuth's own error shape, unlike the API's. */
export const tokenRefusal = z.object({
  error: z.string().optional().catch(undefined),
  reason: z.string().optional().catch(undefined),
});

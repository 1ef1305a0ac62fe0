import { z } from 'zod';
import type { FieldError } from '../errors.ts';

const fieldError = z
  .object({
    field: z.string().optional().catch(undefined),
    phone_number: z.string().optional().catch(undefined),
    message: z.string().catch('not accepted'),
  })
  .transform(
    ({ field, phone_number: phoneNumber, message }): FieldError => ({
      ...(field === undefined ? {} : { field }),
      ...(phoneNumber === undefined ? {} : { phoneNumber }),
      message,
    }),
  );

/** What Zoom says when it refuses. Nothing in it is relied upon: a refusal without a readable body is one all the same. */
export const errorBody = z
  .object({
    code: z.int().optional().catch(undefined),
    message: z.string().optional().catch(undefined),
    errors: z.array(fieldError).catch([]),
  })
  .catch({ code: undefined, message: undefined, errors: [] });

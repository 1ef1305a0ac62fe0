import { z } from 'zod';

/** Text that may be missing; Zoom also leaves a field out by sending null or an empty string. */
export const optionalText = z
  .string()
  .nullish()
  .transform((text) => text || undefined);

export const optionalNumber = z
  .number()
  .nullish()
  .transform((number) => number ?? undefined);

export const requiredText = z.string().min(1);

/** A list that may be missing. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);

/** For what is sent: `+` and 7–15 digits. */
export const e164 = z
  .string()
  .regex(/^\+[1-9]\d{6,14}$/, 'must be a number in E.164 form, e.g. +14155551001');
export const e164List = z
  .array(e164)
  .min(1, 'at least one number')
  .max(100, 'at most 100 numbers')
  .refine((numbers) => new Set(numbers).size === numbers.length, 'a number is in the list twice');
export const quantity = z.int().min(1).max(100).optional();
export const numberType = z.enum(['local', 'toll_free', 'national', 'mobile']);
export const capability = z.enum(['voice', 'sms', 'mms', 'fax']);

/** A change that changes nothing is a mistake of the caller's. */
export const someField = (body: object) => Object.values(body).some((value) => value !== undefined);

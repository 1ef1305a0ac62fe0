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

/**
 * A day that may be missing, as `YYYY-MM-DD`: whatever clock stands behind it, the day is the one that is written. One
 * that no calendar has is as good as missing.
 */
export const optionalDay = optionalText.transform((text) => {
  const [day] = /^\d{4}-\d\d-\d\d(?!\d)/.exec(text?.trim() ?? '') ?? [];
  const isReal = day !== undefined && z.iso.date().safeParse(day).success && isOfOurTime(day);
  return isReal ? day : undefined;
});

/**
 * A moment that may be missing, as ISO 8601 in UTC, so that moments compare as texts do; without a time zone it is UTC.
 * What cannot be read, and the zero of somebody's clock, are as good as missing.
 */
export const optionalMoment = optionalText.transform((text) => {
  const written = text?.trim() ?? '';
  const hasZone = /(Z|[+-]\d\d:?\d\d)$/i.test(written) || !/[T ]\d\d:/i.test(written);
  const time = /^\d{4}-/.test(written) ? Date.parse(hasZone ? written : `${written}Z`) : Number.NaN;
  const moment = Number.isNaN(time) ? '' : new Date(time).toISOString();
  return isOfOurTime(moment) ? moment : undefined;
});

/** @param day ISO 8601 */
function isOfOurTime(day: string): boolean {
  return day >= '1970-01-02' && day < '2200';
}

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

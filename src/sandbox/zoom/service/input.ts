import { z } from 'zod';
import { type ErrorDetail, invalidField, invalidInput } from '../errors.ts';

/** Text that is there, without blanks around it. */
export const text = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .refine((value) => value.trim() === value, 'Must not begin or end with a blank.');

/** A whole number as a query has it. */
export const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'Must be a whole number.')
    .transform(Number)
    .pipe(z.number().min(min).max(max));

export const trueOrFalse = z.enum(['true', 'false']).transform((value) => value === 'true');

/** A query parameter that may come several times. */
export const repeatable = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(schema));

export const e164 = z.string().regex(/^\+[1-9]\d{6,14}$/, 'Must be a phone number in E.164 format.');
export const country = z.string().regex(/^[A-Z]{2}$/, 'Must be a country code of two capital letters.');

/** A PATCH's body: any of the fields, but at least one. */
export const changesOf = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z
    .strictObject(shape)
    .partial()
    .refine((body) => Object.keys(body).length > 0, {
      message: 'Names nothing to change.',
      when: ({ issues }) => issues.length === 0,
    });

/** 1–100 different numbers. */
export const phoneNumbers = z
  .array(e164)
  .min(1)
  .max(100)
  .superRefine((numbers, context) => {
    for (const [index, number] of numbers.entries()) {
      if (numbers.indexOf(number) < index) {
        context.addIssue({ code: 'custom', path: [index], message: 'Is in the list twice.' });
      }
    }
  });

/** @throws ZoomError 400/300 that names every wrong or unknown parameter */
export function parseQuery<Schema extends z.ZodType>(
  schema: Schema,
  query: URLSearchParams,
): z.output<Schema> {
  const values: Record<string, string | string[]> = {};
  for (const key of new Set(query.keys())) {
    const all = query.getAll(key);
    values[key] = all.length === 1 && all[0] !== undefined ? all[0] : all;
  }
  return parse(schema, values, 'query');
}

/** @throws ZoomError 400/300 when it is not JSON, or names every wrong or unknown field */
export function parseBody<Schema extends z.ZodType>(
  schema: Schema,
  contentType: string | null,
  body: string,
): z.output<Schema> {
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(contentType ?? '')) {
    throw invalidField('Content-Type', 'Must be application/json.');
  }
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw invalidField('body', 'Is not valid JSON.');
  }
  return parse(schema, value, 'body');
}

function parse<Schema extends z.ZodType>(schema: Schema, value: unknown, whole: string): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw invalidInput(result.error.issues.flatMap((issue) => detailsOf(issue, whole)));
}

function detailsOf(issue: z.core.$ZodIssue, whole: string): ErrorDetail[] {
  const field = fieldName(issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      field: field ? `${field}.${key}` : key,
      message: 'Is not a field of this request.',
    }));
  }
  return [{ field: field || whole, message: issue.message }];
}

/** `billing_address.zip`, `phone_numbers[2]`. */
const fieldName = (path: readonly PropertyKey[]) =>
  path.reduce<string>((name, part) => {
    if (typeof part === 'number') return `${name}[${part}]`;
    return name ? `${name}.${String(part)}` : String(part);
  }, '');

import { z } from 'zod';

/** How arguments come: in JSON with their types, in a form as texts. */

export const text = z.string();

export const flag = z.union([
  z.boolean(),
  z.enum(['true', 'false', '1', '0']).transform((written) => written === 'true' || written === '1'),
]);

export const count = z.union([z.number().int().nonnegative(), z.string().regex(/^\d+$/).transform(Number)]);

/** Anything structured: JSON in a form, the thing itself in a JSON body. What cannot be read is left as it is. */
export const structure = z.unknown().transform((given) => {
  if (typeof given !== 'string') return given;
  try {
    return JSON.parse(given) as unknown;
  } catch {
    return given;
  }
});

/** A message's timestamp, which is its id. A number would lose digits. */
export const timestamp = z
  .string()
  .regex(/^\d{10}\.\d{6}$/, 'must be a timestamp such as "1767225600.123456"');

export const list = z.union([
  z.array(z.string()),
  z.string().transform((written) =>
    written
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ),
]);

/** Cursor paging. */
export const paging = { cursor: text.optional(), limit: count.optional() };

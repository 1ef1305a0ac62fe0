import type { z } from 'zod';
import { type Endpoint, nameOf } from './endpoints.ts';
import { ZoomRefused, zoomCode } from './errors.ts';
import { fieldPath } from './field-path.ts';

/**
 * Checks what is about to be sent, so that a request that Zoom would refuse costs no call.
 * @throws ZoomRefused naming each field, in the API's words; no value is repeated
 */
export function checked<Body extends Record<string, unknown>>(
  endpoint: Endpoint,
  schema: z.ZodType<Body>,
  body: Record<string, unknown>,
): Body {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  throw new ZoomRefused({
    endpoint: nameOf(endpoint),
    code: zoomCode.malformed,
    reason: 'the request is not one that Zoom takes',
    fields: read.error.issues.map((issue) => ({
      field: fieldPath(issue.path) || 'body',
      message: issue.message,
    })),
  });
}

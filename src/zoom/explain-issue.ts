import type { z } from 'zod';
import { fieldPath } from './field-path.ts';

/** What is wrong with an answer of Zoom's, and where: `phone_numbers[2].id is missing`. It repeats nothing of the answer. */
export function explainIssue(issue: z.core.$ZodIssue): string {
  const field = fieldPath(issue.path) || 'the whole';
  const missing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined');
  return missing ? `${field} is missing` : `${field}: ${issue.message}`;
}

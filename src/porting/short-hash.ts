import { createHash } from 'node:crypto';

/** Eight letters by which to tell whether something is what it was; of them, nothing of it can be read. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 8);
}

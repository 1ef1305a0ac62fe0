import { z } from 'zod';

/** Which request a button stands for, and the revision that the person saw. */
export type RequestKey = { id: string; revision: number };

const keySchema = z
  .tuple([z.uuid(), z.coerce.number().int().nonnegative()])
  .transform(([id, revision]): RequestKey => ({ id, revision }));

/** What a button of a request says, and all that it says. */
export function requestKey({ id, revision }: RequestKey): string {
  return `${id}|${revision}`;
}

/** Reads back what `requestKey` wrote; undefined for anything else. */
export function readRequestKey(text: string): RequestKey | undefined {
  return keySchema.safeParse(text.split('|')).data;
}

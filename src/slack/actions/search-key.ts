import { z } from 'zod';
import type { SearchKey, ShownSearch } from '../../numbers/search-session.ts';

const pointerSchema = z
  .tuple([z.uuid(), z.coerce.number().int().nonnegative()], z.string())
  .transform(([id, revision, argument = '']) => ({ key: { id, revision }, argument }));

/** What a button or choice of a search says: which search, which rendering of it, and one argument of its own. */
export function pointTo({ id, revision }: Pick<ShownSearch, 'id' | 'revision'>, argument = ''): string {
  return `${id}|${revision}|${argument}`;
}

/** Reads back what `pointTo` wrote; undefined for anything else. */
export function readPointer(text: string): { key: SearchKey; argument: string } | undefined {
  return pointerSchema.safeParse(text.split('|')).data;
}

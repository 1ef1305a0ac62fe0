import { z } from 'zod';

/** What a request form is about, carried by it from its opening to its submission. */
export type RequestSource =
  /** Numbers (E.164) of a search that was kept; prices and places are read there. */
  | { from: 'search'; id: string; phoneNumbers: string[] }
  /** A request that is to be changed, at the revision that the form was filled from. */
  | { from: 'edit'; id: string; revision: number }
  /** Nothing that is stored: a new number block. */
  | { from: 'nothing' };

const searchSource = z
  .tuple([z.literal('search'), z.uuid(), z.string()])
  .transform(
    ([from, id, numbers]): RequestSource => ({ from, id, phoneNumbers: numbers.split(',').filter(Boolean) }),
  );
const editSource = z
  .tuple([z.literal('edit'), z.uuid(), z.coerce.number().int().nonnegative()])
  .transform(([from, id, revision]): RequestSource => ({ from, id, revision }));
const source = z.union([
  searchSource,
  editSource,
  z.tuple([z.literal('nothing')]).transform(([from]): RequestSource => ({ from })),
]);

/** At most about 1,800 characters, with a hundred numbers. */
export function writeSource(source: RequestSource): string {
  switch (source.from) {
    case 'search':
      return `search|${source.id}|${source.phoneNumbers.join(',')}`;
    case 'edit':
      return `edit|${source.id}|${source.revision}`;
    case 'nothing':
      return 'nothing';
  }
}

/** Reads back what `writeSource` wrote; undefined for anything else. */
export function readSource(text: string): RequestSource | undefined {
  return source.safeParse(text.split('|')).data;
}

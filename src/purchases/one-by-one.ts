/**
 * Does something with each, one after the other, whatever becomes of the others: one request that cannot be read, as
 * one that a newer version of the bot has written, keeps no other from what is due to it.
 * @throws AggregateError at the end, with an error for each that failed, which says which it was
 */
export async function oneByOne<Item>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
  work: (item: Item) => Promise<unknown>,
): Promise<void> {
  const errors: Error[] = [];
  for (const item of items) {
    try {
      await work(item);
    } catch (error) {
      errors.push(new Error(`Failed for ${nameOf(item)}`, { cause: error }));
    }
  }
  if (errors.length > 0) throw new AggregateError(errors, `${errors.length} of ${items.length} failed`);
}

export const requestName = ({ id }: { id: string }) => `request ${id}`;

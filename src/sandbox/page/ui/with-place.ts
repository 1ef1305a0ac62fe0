/** For React keys of parts whose only identity is their place: the words of a text, the cells of a table. */
export function withPlace<Item>(items: readonly Item[]): { place: string; item: Item }[] {
  return items.map((item, index) => ({ place: String(index), item }));
}

import type { Assignee } from './assignee.ts';

/** Those who have a number already, to be found by what people call them. */
export type SeenIndex = {
  has(type: string, id: string): boolean;
  /** Nobody, or all who are called so; capitals and spaces around it apart. */
  called(type: string, name: string): readonly Assignee[];
};

export function indexSeen(seen: readonly Assignee[]): SeenIndex {
  const ids = new Map(seen.map((each) => [`${each.type} ${each.id}`, each]));
  const names = Map.groupBy(ids.values(), ({ type, name }) => `${type} ${spelling(name ?? '')}`);
  return {
    has: (type, id) => ids.has(`${type} ${id}`),
    called: (type, name) => (spelling(name) === '' ? [] : (names.get(`${type} ${spelling(name)}`) ?? [])),
  };
}

function spelling(name: string): string {
  return name.trim().toLowerCase();
}

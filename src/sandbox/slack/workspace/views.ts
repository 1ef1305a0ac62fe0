import type { Ids } from './ids.ts';
import type { StoredView } from './model.ts';

export const STACK_LIMIT = 3;

export type ViewContent = Omit<StoredView, 'id' | 'hash' | 'userId' | 'rootId' | 'previousId'>;
export type Views = ReturnType<typeof createViews>;

/** Every open modal, as a stack a person, and every person's Home tab. */
export function createViews(ids: Ids, initialHomes: readonly StoredView[], changed: () => void) {
  const stacks = new Map<string, StoredView[]>();
  const homes = new Map(initialHomes.map((home) => [home.userId, home]));
  const stackOf = (userId: string): readonly StoredView[] => stacks.get(userId) ?? [];
  const all = () => [...[...stacks.values()].flat(), ...homes.values()];

  const create = (userId: string, content: ViewContent, below: StoredView | undefined): StoredView => {
    const id = ids.next('V');
    return {
      ...content,
      id,
      hash: ids.hash(),
      userId,
      rootId: below?.rootId ?? id,
      previousId: below?.id ?? null,
    };
  };

  return {
    stackOf,
    homeOf: (userId: string): StoredView | undefined => homes.get(userId),
    homes: (): StoredView[] => [...homes.values()],
    find: (id: string): StoredView | undefined => all().find((view) => view.id === id),
    findExternal: (externalId: string): StoredView | undefined =>
      externalId === '' ? undefined : all().find((view) => view.externalId === externalId),
    top: (userId: string): StoredView | undefined => stackOf(userId).at(-1),

    /** Shows a modal as the bottom of a new stack; whatever was open is gone. */
    open(userId: string, content: ViewContent): StoredView {
      const view = create(userId, content, undefined);
      stacks.set(userId, [view]);
      changed();
      return view;
    },

    /** Puts a modal on top of the stack. The caller has checked `STACK_LIMIT`. */
    push(userId: string, content: ViewContent): StoredView {
      const view = create(userId, content, stackOf(userId).at(-1));
      stacks.set(userId, [...stackOf(userId), view]);
      changed();
      return view;
    },

    update(view: StoredView, content: ViewContent): StoredView {
      Object.assign(view, content, { hash: ids.hash() });
      changed();
      return view;
    },

    publish(userId: string, content: ViewContent): StoredView {
      const known = homes.get(userId);
      if (known) Object.assign(known, content, { hash: ids.hash() });
      const home = known ?? create(userId, content, undefined);
      homes.set(userId, home);
      changed();
      return home;
    },

    /** Takes the top modal away; the one below is open again. */
    closeTop(userId: string): void {
      stacks.set(userId, stackOf(userId).slice(0, -1));
      changed();
    },

    /** Takes the whole stack away. */
    clear(userId: string): void {
      stacks.delete(userId);
      changed();
    },
  };
}

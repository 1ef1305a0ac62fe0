import type { ElementValue, ElementValues } from '../../slack/page-protocol.ts';

/** What a person has typed and chosen and not yet sent, by surface, block_id and action_id. */
export type ValuesStore = {
  get(surface: string, blockId: string, actionId: string): ElementValue | undefined;
  /** Everything touched on one surface. */
  all(surface: string): ElementValues;
  set(surface: string, blockId: string, actionId: string, value: ElementValue): void;
  /** Forgets every modal and Home that is not among `surfaces`. Messages are kept: they come back after a reload. */
  keepViews(surfaces: readonly string[]): void;
  subscribe(listener: () => void): () => void;
};

export function createValuesStore(): ValuesStore {
  const bySurface = new Map<string, ElementValues>();
  const listeners = new Set<() => void>();
  return {
    get: (surface, blockId, actionId) => bySurface.get(surface)?.[blockId]?.[actionId],
    all: (surface) => bySurface.get(surface) ?? {},
    set(surface, blockId, actionId, value) {
      const values = bySurface.get(surface) ?? {};
      bySurface.set(surface, { ...values, [blockId]: { ...values[blockId], [actionId]: value } });
      for (const listener of listeners) listener();
    },
    keepViews(surfaces) {
      for (const key of bySurface.keys()) {
        if (!key.startsWith('message ') && !surfaces.includes(key)) bySurface.delete(key);
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

import type { Core } from '../core.ts';
import { elementsOn, surfaceOf } from '../interactions/surface.ts';
import type { ElementValue, ElementValues, PageView, Surface } from '../page-protocol.ts';
import type { Person } from '../workspace/model.ts';
import type { Found } from './find-element.ts';

/**
 * What a person has typed and chosen and not yet sent, as Slack's client holds it: it survives an update of the view
 * where block_id, action_id and kind of element stay the same.
 */
export function createTypedValues() {
  const bySurface = new Map<string, ElementValues>();

  const present = (core: Core, person: Person, surface: Surface, key: string): ElementValues => {
    const typed = bySurface.get(key) ?? {};
    const kept: ElementValues = {};
    for (const { blockId, actionId, element } of elementsOn(surfaceOf(core, person, surface))) {
      const value = typed[blockId]?.[actionId];
      if (value?.type === element.type) kept[blockId] = { ...kept[blockId], [actionId]: value };
    }
    return kept;
  };

  return {
    set({ key, placed }: Found, value: ElementValue): void {
      const typed = bySurface.get(key) ?? {};
      bySurface.set(key, {
        ...typed,
        [placed.blockId]: { ...typed[placed.blockId], [placed.actionId]: value },
      });
    },
    on: (core: Core, person: Person, found: Found) => present(core, person, found.surface, found.key),
    in: (core: Core, person: Person, modal: PageView) =>
      present(core, person, { kind: 'modal', viewId: modal.id }, modal.id),
    forget: () => bySurface.clear(),
  };
}

import { elementsOf, placedBlocks } from './placed-blocks.ts';
import type { Place } from './rules.ts';

/** An element with an `action_id`, as it came in a payload that passed the checks. */
export type InteractiveElement = { type: string; [field: string]: unknown };

/** Where an interactive element stands, and what Slack does when a person uses it. */
export type PlacedElement = {
  blockId: string;
  actionId: string;
  element: InteractiveElement;
  /** It is the element of an `input` block: its value is delivered by `view_submission`. */
  isInput: boolean;
  /** A modal cannot be submitted while it is empty. */
  isRequired: boolean;
  /** Using it sends `block_actions` (an input element does so only with `dispatch_action`). */
  dispatches: boolean;
};

const anywhere: Place = { pointer: '', name: 'blocks', code: 'invalid_blocks', where: '' };

/**
 * Lists every interactive element of a surface in reading order. The blocks have passed the checks and have their
 * ids (`withIds`); what has none is skipped.
 */
export function inputElements(blocks: unknown): PlacedElement[] {
  return placedBlocks(blocks, anywhere).flatMap((block) =>
    elementsOf(block).flatMap(({ value: element }) => {
      const { block_id: blockId, type: blockType } = block.value;
      const { action_id: actionId, type } = element;
      if (typeof blockId !== 'string' || typeof actionId !== 'string' || typeof type !== 'string') return [];
      const isInput = blockType === 'input';
      return [
        {
          blockId,
          actionId,
          element: { ...element, type },
          isInput,
          isRequired: isInput && block.value['optional'] !== true,
          dispatches: !isInput || block.value['dispatch_action'] === true,
        },
      ];
    }),
  );
}

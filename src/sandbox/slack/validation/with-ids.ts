import { elementsOf, placedBlocks } from './placed-blocks.ts';

/**
 * A copy of the blocks in which every missing `block_id` and `action_id` is filled in, as Slack does when it stores
 * them. An image is no interactive element and gets no `action_id`.
 */
export function withIds<Block>(blocks: readonly Block[], nextId: () => string): Block[] {
  const copy = structuredClone([...blocks]);
  for (const block of placedBlocks(copy, { pointer: '', name: 'blocks', code: '', where: '' })) {
    block.value['block_id'] ??= nextId();
    for (const { value: element } of elementsOf(block)) {
      if (element['type'] !== 'image') element['action_id'] ??= nextId();
    }
  }
  return copy;
}

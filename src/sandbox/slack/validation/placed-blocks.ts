import { inside, isRecord, type Place } from './rules.ts';

/** A block or an element as it was sent, right or wrong, and where it stands. */
export type Placed = { value: Record<string, unknown>; place: Place };

const typeOf = (value: Record<string, unknown>): string =>
  typeof value['type'] === 'string' ? value['type'] : 'no type';

/** The place of a block, named as a person counts: `block 4 (actions): `. */
export function blockPlace(block: unknown, index: number, blocks: Place): Place {
  const type = isRecord(block) ? typeOf(block) : 'not an object';
  return { ...inside(blocks, index), name: type, where: `${blocks.where}block ${index + 1} (${type}): ` };
}

export const placedBlocks = (blocks: unknown, place: Place): Placed[] =>
  Array.isArray(blocks)
    ? blocks.flatMap((block: unknown, index) =>
        isRecord(block) ? [{ value: block, place: blockPlace(block, index, place) }] : [],
      )
    : [];

/** The elements that a block holds directly: its accessory, its input, its buttons. */
export function elementsOf({ value: block, place }: Placed): Placed[] {
  const single =
    block['type'] === 'section' ? 'accessory' : block['type'] === 'input' ? 'element' : undefined;
  if (single !== undefined) {
    const element = block[single];
    if (!isRecord(element)) return [];
    return [{ value: element, place: inside(place, single, typeOf(element)) }];
  }
  if (block['type'] !== 'actions' && block['type'] !== 'context_actions') return [];
  const elements: unknown = block['elements'];
  if (!Array.isArray(elements)) return [];
  const list = inside(place, 'elements');
  return elements.flatMap((element: unknown, index) =>
    isRecord(element) ? [{ value: element, place: inside(list, index, typeOf(element)) }] : [],
  );
}

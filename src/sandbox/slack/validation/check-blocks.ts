import { contentBlocks } from './content-blocks.ts';
import { layoutBlocks } from './layout-blocks.ts';
import { blockPlace, type Placed, placedBlocks } from './placed-blocks.ts';
import type { Problem } from './problem.ts';
import { byType, count, kindOf, type Place, refuse } from './rules.ts';

const anyBlock = byType(...layoutBlocks, ...contentBlocks);

/**
 * Judges a list of blocks, each by itself. What they must be together (unique ids, the right surface) needs every
 * block of the surface: those are returned as `placed`.
 */
export function checkBlocks(
  blocks: unknown,
  place: Place,
  max: number,
): { problems: Problem[]; placed: Placed[] } {
  if (!Array.isArray(blocks)) {
    const code = 'invalid_blocks_format';
    return {
      problems: [refuse({ ...place, code }, `must be an array, and is ${kindOf(blocks)}`)],
      placed: [],
    };
  }
  const problems: Problem[] = [];
  if (blocks.length > max) {
    problems.push(refuse(place, `are ${count(blocks.length)}; Slack takes at most ${max} here`));
  }
  blocks.forEach((block: unknown, index) => {
    problems.push(...anyBlock(block, blockPlace(block, index, place)));
  });
  return { problems, placed: placedBlocks(blocks, place) };
}

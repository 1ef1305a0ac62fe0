import type { NumberBlock } from '../../zoom/types.ts';
import { counted } from './text.ts';

/** The label of the button that shows what is lost with the block of a number, which is not released alone. */
export const RELEASE_BLOCK = 'Release its block';

/** Of a number, within a line about it: `in a block of 50 numbers`. */
export function inBlock({ size }: Pick<NumberBlock, 'size'>): string {
  return `in a block of ${counted(size, 'number')}`;
}

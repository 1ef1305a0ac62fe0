import type { Problem } from './problem.ts';
import { inside, isRecord, kindOf, type Place, refuse, text } from './rules.ts';

const place: Place = { pointer: '', name: 'errors', code: 'invalid_arguments', where: '' };

/** Slack documents no length for the sentence; it stands under a field, so it is held to a hint's. */
const sentence = text({ max: 2000 });

function inputBlockIds(view: unknown): Set<string> {
  const blocks: unknown = isRecord(view) ? view['blocks'] : undefined;
  if (!Array.isArray(blocks)) return new Set();
  return new Set(
    blocks.flatMap((block: unknown) =>
      isRecord(block) && block['type'] === 'input' && typeof block['block_id'] === 'string'
        ? [block['block_id']]
        : [],
    ),
  );
}

/**
 * Judges the `errors` of a `response_action`: keys are block ids of input blocks in that view (given with its ids
 * filled in). Pointers are into `errors`.
 */
export function checkViewErrors(errors: unknown, view: unknown): Problem[] {
  if (!isRecord(errors)) return [refuse(place, `must be an object, and is ${kindOf(errors)}`)];
  const ids = inputBlockIds(view);
  const entries = Object.entries(errors);
  if (entries.length === 0) return [refuse(place, 'names no block')];
  return entries.flatMap(([blockId, message]) => {
    const at = inside(place, blockId, `error of "${blockId}"`);
    return [
      ...(ids.has(blockId) ? [] : [refuse(at, 'is of no input block in this view')]),
      ...sentence(message, at),
    ];
  });
}

import { elementsOf, type Placed } from './placed-blocks.ts';
import type { Problem } from './problem.ts';
import { inside, isRecord, refuse } from './rules.ts';

/** The cards inside a plan are blocks with ids of their own. */
const withTasks = (block: Placed): Placed[] => {
  const tasks: unknown = block.value['tasks'];
  if (block.value['type'] !== 'plan' || !Array.isArray(tasks)) return [block];
  const place = inside(block.place, 'tasks');
  return [
    block,
    ...tasks.flatMap((task: unknown, index) =>
      isRecord(task) ? [{ value: task, place: inside(place, index, 'task_card') }] : [],
    ),
  ];
};

function repeated(all: readonly Placed[], key: 'block_id' | 'action_id'): Problem[] {
  const first = new Map<string, string>();
  return all.flatMap(({ value, place }) => {
    const id = value[key];
    if (typeof id !== 'string') return [];
    const at = inside(place, key);
    const earlier = first.get(id);
    if (earlier === undefined) {
      first.set(id, at.pointer);
      return [];
    }
    return [refuse(at, `"${id}" is taken already, at ${earlier}`)];
  });
}

/** Every `block_id`, and every `action_id`, is the only one of its name on the surface. */
export const checkUniqueIds = (blocks: readonly Placed[]): Problem[] => [
  ...repeated(blocks.flatMap(withTasks), 'block_id'),
  ...repeated(blocks.flatMap(elementsOf), 'action_id'),
];

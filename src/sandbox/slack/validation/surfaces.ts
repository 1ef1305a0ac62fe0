/** Which blocks and elements Slack shows where. */
import { elementsOf, type Placed } from './placed-blocks.ts';
import type { Problem } from './problem.ts';
import { inside, isRecord, refuse } from './rules.ts';

export type BlockSurface = 'message' | 'modal' | 'home';

const onlyIn: Record<string, readonly BlockSurface[]> = {
  alert: ['modal'],
  markdown: ['message'],
  plan: ['message'],
  task_card: ['message'],
  context_actions: ['message'],
  table: ['message'],
  file: ['message'],
  workflow_button: ['message'],
  feedback_buttons: ['message'],
  icon_button: ['message'],
  // Slack documents these four for modals only.
  file_input: ['modal'],
  email_text_input: ['modal'],
  url_text_input: ['modal'],
  number_input: ['modal'],
  datetimepicker: ['modal', 'message'],
};

/** Settings of an element that only a modal honours. */
const modalSettings = ['focus_on_load', 'response_url_enabled'];

const misplaced = ({ value, place }: Placed, surface: BlockSurface): Problem[] => {
  const type = value['type'];
  const allowed = typeof type === 'string' && Object.hasOwn(onlyIn, type) ? onlyIn[type] : undefined;
  if (!allowed || allowed.includes(surface)) return [];
  const where = allowed.map((one) => `a ${one}`).join(' or ');
  return [refuse(inside(place, 'type', place.name), `is for ${where}, and this is a ${surface}`)];
};

const misset = ({ value, place }: Placed, surface: BlockSurface): Problem[] =>
  modalSettings
    .filter((setting) => surface !== 'modal' && value[setting] === true)
    .map((setting) => refuse(inside(place, setting), `is for a modal, and this is a ${surface}`));

/** `response_url_enabled` names the channel to answer in, which only an input's value can do. */
const answersOutsideInput = (block: Placed, { value, place }: Placed): Problem[] =>
  value['response_url_enabled'] === true && block.value['type'] !== 'input'
    ? [refuse(inside(place, 'response_url_enabled'), 'is for the element of an input block')]
    : [];

export function checkSurface(blocks: readonly Placed[], surface: BlockSurface): Problem[] {
  const problems: Problem[] = [];
  let focused: string | undefined;
  for (const block of blocks) {
    problems.push(...misplaced(block, surface));
    for (const element of elementsOf(block)) {
      problems.push(
        ...misplaced(element, surface),
        ...misset(element, surface),
        ...answersOutsideInput(block, element),
      );
      if (element.value['focus_on_load'] !== true) continue;
      const at = inside(element.place, 'focus_on_load');
      if (focused !== undefined)
        problems.push(refuse(at, `is also set at ${focused}; one element can have it`));
      focused ??= at.pointer;
    }
  }
  return problems;
}

export const holdsInput = (blocks: unknown): boolean =>
  Array.isArray(blocks) && blocks.some((block: unknown) => isRecord(block) && block['type'] === 'input');

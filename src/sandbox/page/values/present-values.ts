import type { Option } from '@slack/types';
import type { ElementValue, ElementValues, PageBlock } from '../../slack/page-protocol.ts';
import type { AnyElement } from './input-element.ts';
import { isShown, type ShownBlock } from './known-block.ts';

/**
 * What was touched, less what an update of the surface took away: elements that are gone, and options that are no
 * longer offered (an option is known by its value; its text may have changed).
 */
export function presentValues(blocks: readonly PageBlock[], touched: ElementValues): ElementValues {
  const present: ElementValues = {};
  for (const block of blocks) {
    if (!isShown(block)) continue;
    for (const element of elementsOf(block)) {
      const blockId = block.block_id ?? '';
      const actionId = element.action_id ?? '';
      const value = touched[blockId]?.[actionId];
      if (!value || value.type !== element.type || element.type === 'overflow') continue;
      present[blockId] = { ...present[blockId], [actionId]: refresh(value, optionsOf(element)) };
    }
  }
  return present;
}

type Element = Exclude<AnyElement, { type: 'image' }>;

function elementsOf(block: ShownBlock): Element[] {
  if (block.type === 'actions') return block.elements;
  if (block.type === 'input') return [block.element];
  return block.type === 'section' && block.accessory && block.accessory.type !== 'image'
    ? [block.accessory]
    : [];
}

function optionsOf(element: Element): readonly Option[] | undefined {
  switch (element.type) {
    case 'checkboxes':
    case 'radio_buttons':
      return element.options;
    case 'static_select':
    case 'multi_static_select':
      return element.options ?? element.option_groups?.flatMap((group) => group.options) ?? [];
    default:
      return undefined;
  }
}

/** @param offered absent for elements that are no closed list */
export function refresh(value: ElementValue, offered: readonly Option[] | undefined): ElementValue {
  if (!offered) return value;
  const now = (option: unknown) =>
    typeof option === 'object' && option !== null && 'value' in option
      ? offered.find((one) => one.value === option.value)
      : undefined;
  if (value.selected_options) {
    const kept = value.selected_options.map(now).filter((option) => option !== undefined);
    return { ...value, selected_options: kept };
  }
  return { ...value, selected_option: now(value.selected_option) ?? null };
}

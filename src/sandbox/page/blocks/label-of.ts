import type { AnyElement } from '../values/input-element.ts';

const kinds: Partial<Record<AnyElement['type'], string>> = {
  checkboxes: 'Options',
  radio_buttons: 'Options',
  datepicker: 'Date',
  timepicker: 'Time',
  datetimepicker: 'Date and time',
  overflow: '',
};

/** An element outside an input block has no label of its own: the words beside it, its placeholder, or its kind. */
export function labelOf(element: AnyElement, words?: string): string {
  const placeholder = 'placeholder' in element ? element.placeholder?.text : undefined;
  return placeholder || words || (kinds[element.type] ?? 'Choose');
}

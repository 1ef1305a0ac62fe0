import type { ElementPlace } from '../state/use-element.ts';

/** How an element is named: by the label of its input block (`labelledBy`), or by words of its own (`label`). */
export type Naming = {
  id: string;
  label?: string;
  labelledBy?: string;
  describedBy?: string;
  invalid: boolean;
  required: boolean;
};

export type ElementProps<Element> = {
  element: Element;
  place: ElementPlace;
  naming: Naming;
  /** Using it sends `block_actions` at once (elements of input blocks wait for submit). */
  dispatches: boolean;
};

export function ariaOf(naming: Naming) {
  return {
    'aria-label': naming.labelledBy === undefined ? naming.label : undefined,
    'aria-labelledby': naming.labelledBy,
    'aria-describedby': naming.describedBy,
    'aria-invalid': naming.invalid || undefined,
    'aria-required': naming.required || undefined,
  };
}

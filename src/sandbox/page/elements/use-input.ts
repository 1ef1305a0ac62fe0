import type { ConfirmationDialog } from '@slack/types';
import type { ElementValue } from '../../slack/page-protocol.ts';
import { type Press, useElementValue, usePress } from '../state/use-element.ts';
import { initialValue } from '../values/initial-value.ts';
import type { InputElement } from '../values/input-element.ts';
import type { ElementProps } from './element-props.ts';

export type Input = Press & {
  value: ElementValue;
  /** Keeps the value, and sends it at once where the element dispatches. */
  change(value: ElementValue): void;
  /** Keeps the value only. */
  keep(value: ElementValue): void;
};

export function useInput<Element extends InputElement>(props: ElementProps<Element>): Input {
  const { element, place, dispatches } = props;
  const [value, keep] = useElementValue(place, initialValue(element));
  const action = usePress(place, questionOf(element));
  return {
    ...action,
    value,
    keep,
    change: (next) => {
      if (dispatches) void action.press(next);
      else keep(next);
    },
  };
}

function questionOf(element: InputElement): ConfirmationDialog | undefined {
  return 'confirm' in element ? element.confirm : undefined;
}

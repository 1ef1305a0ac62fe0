import type { ActionsBlock } from '@slack/types';
import { useId } from 'react';
import { ElementView } from '../elements/element-view.tsx';
import { labelOf } from './label-of.ts';

export function ActionsBlockView({ block }: { block: ActionsBlock }) {
  const id = useId();
  return (
    <div className="block-actions">
      {block.elements.map((element, index) => (
        <div
          key={element.action_id ?? index}
          className={`action action-${element.type}`}
          data-action={element.action_id}
        >
          <ElementView
            element={element}
            place={{ blockId: block.block_id ?? '', actionId: element.action_id ?? '' }}
            naming={{ id: `${id}-${index}`, label: labelOf(element), invalid: false, required: false }}
            dispatches
          />
        </div>
      ))}
    </div>
  );
}

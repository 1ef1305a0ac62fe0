import type { InputBlock } from '@slack/types';
import { useId } from 'react';
import { ElementView } from '../elements/element-view.tsx';
import { useSurface } from '../state/surface-context.ts';
import { PlainText } from '../text/mrkdwn-view.tsx';
import { Icon } from '../ui/icon.tsx';

export function InputBlockView({ block }: { block: InputBlock }) {
  const { errors } = useSurface();
  const id = useId();
  const blockId = block.block_id ?? '';
  const error = errors[blockId];
  const describedBy = [block.hint && `${id}-hint`, error !== undefined && `${id}-error`]
    .filter(Boolean)
    .join(' ');
  return (
    <div className={error === undefined ? 'field' : 'field has-error'} data-action={block.element.action_id}>
      <label className="field-label" id={`${id}-label`} htmlFor={`${id}-input`}>
        <PlainText text={block.label.text} />
        {block.optional && <span className="field-optional"> (optional)</span>}
      </label>
      <ElementView
        element={block.element}
        place={{ blockId, actionId: block.element.action_id ?? '' }}
        naming={{
          id: `${id}-input`,
          labelledBy: `${id}-label`,
          invalid: error !== undefined,
          required: block.optional !== true,
          ...(describedBy ? { describedBy } : {}),
        }}
        dispatches={block.dispatch_action === true}
      />
      {error !== undefined && (
        <p className="field-error" id={`${id}-error`}>
          <Icon name="warning" size={15} />
          {error}
        </p>
      )}
      {block.hint && (
        <p className="field-hint" id={`${id}-hint`}>
          <PlainText text={block.hint.text} />
        </p>
      )}
    </div>
  );
}

import type { SectionBlock } from '@slack/types';
import { useId } from 'react';
import { ElementView } from '../elements/element-view.tsx';
import { useWorkspace } from '../state/workspace-context.ts';
import { TextObjectView } from '../text/mrkdwn-view.tsx';
import { wordsOf } from '../text/plain.ts';
import { labelOf } from './label-of.ts';
import { Picture } from './picture.tsx';

export function SectionBlockView({ block }: { block: SectionBlock }) {
  const { accessory } = block;
  const id = useId();
  const { screen } = useWorkspace();
  const nameOf = (id: string) => screen.people.find((person) => person.id === id)?.realName;
  const words = block.text ? wordsOf(block.text.text, nameOf) : undefined;
  return (
    <div
      className={
        accessory?.type === 'button' || accessory?.type === 'overflow' ? 'section has-press' : 'section'
      }
    >
      <div className="section-text">
        {block.text && <TextObjectView text={block.text} />}
        {block.fields && (
          <div className="section-fields">
            {block.fields.map((field, index) => (
              <TextObjectView key={`${index.toString()} ${field.text}`} text={field} />
            ))}
          </div>
        )}
      </div>
      {accessory?.type === 'image' && <Picture image={accessory} className="section-image" />}
      {accessory && accessory.type !== 'image' && (
        <div className={`section-accessory accessory-${accessory.type}`} data-action={accessory.action_id}>
          <ElementView
            element={accessory}
            place={{ blockId: block.block_id ?? '', actionId: accessory.action_id ?? '' }}
            naming={{ id, label: labelOf(accessory, words), invalid: false, required: false }}
            dispatches
          />
        </div>
      )}
    </div>
  );
}

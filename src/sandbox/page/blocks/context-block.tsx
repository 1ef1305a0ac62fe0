import type { ContextBlock } from '@slack/types';
import { TextObjectView } from '../text/mrkdwn-view.tsx';
import { Picture } from './picture.tsx';

export function ContextBlockView({ block }: { block: ContextBlock }) {
  return (
    <div className="block-context">
      {block.elements.map((element, index) =>
        element.type === 'image' ? (
          <Picture key={`${index.toString()} image`} image={element} className="context-image" />
        ) : (
          <TextObjectView key={`${index.toString()} text`} text={element} />
        ),
      )}
    </div>
  );
}

import type { ImageBlock } from '@slack/types';
import { PlainText } from '../text/mrkdwn-view.tsx';
import { Picture } from './picture.tsx';

export function ImageBlockView({ block }: { block: ImageBlock }) {
  return (
    <figure className="block-image">
      {block.title && (
        <figcaption>
          <PlainText text={block.title.text} />
        </figcaption>
      )}
      <Picture image={block} className="image-large" />
    </figure>
  );
}

import type { ImageBlock } from '@slack/types';
import { PlainText } from '../text/mrkdwn-view.tsx';
import { addressOf, isLocal, Picture } from './picture.tsx';

export function ImageBlockView({ block }: { block: ImageBlock }) {
  const url = addressOf(block);
  return (
    <figure className="block-image">
      {block.title && (
        <figcaption>
          <PlainText text={block.title.text} />
        </figcaption>
      )}
      {url !== undefined && isLocal(url) ? (
        // As in Slack, a click shows it at its own size.
        <a href={url} target="_blank" rel="noreferrer">
          <Picture image={block} className="image-large" />
        </a>
      ) : (
        <Picture image={block} className="image-large" />
      )}
    </figure>
  );
}

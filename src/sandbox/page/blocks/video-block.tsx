import type { VideoBlock } from '@slack/types';
import { SafeLink } from '../text/inline-view.tsx';
import { Icon } from '../ui/icon.tsx';
import { isLocal } from './picture.tsx';

/** A card that links to the video: players of other sites have no place in a local page. */
export function VideoBlockView({ block }: { block: VideoBlock }) {
  return (
    <div className="video-card">
      <p className="video-title">
        <SafeLink url={block.title_url ?? block.video_url}>
          <Icon name="play" size={15} /> {block.title.text}
        </SafeLink>
      </p>
      {block.description && <p>{block.description.text}</p>}
      {isLocal(block.thumbnail_url) && (
        <img className="image-large" src={block.thumbnail_url} alt={block.alt_text} />
      )}
      {(block.author_name ?? block.provider_name) !== undefined && (
        <p className="video-origin">{[block.provider_name, block.author_name].filter(Boolean).join(' · ')}</p>
      )}
    </div>
  );
}

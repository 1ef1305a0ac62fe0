import type { ImageElement } from '@slack/types';
import { SafeLink } from '../text/inline-view.tsx';

/**
 * An image of this sandbox is shown. One that lies elsewhere is only named: the page asks nothing of the outside.
 */
export function Picture({ image, className }: { image: ImageElement; className: string }) {
  const url = addressOf(image);
  if (url !== undefined && isLocal(url)) return <img className={className} src={url} alt={image.alt_text} />;
  return (
    <span className={`${className} picture-elsewhere`}>
      <SafeLink url={url ?? ''}>{image.alt_text}</SafeLink>
    </span>
  );
}

/** Where an image is; a file of Slack's that is named by its id is found by the sandbox. */
export function addressOf(image: ImageElement): string | undefined {
  if ('image_url' in image) return image.image_url;
  return 'url' in image.slack_file
    ? image.slack_file.url
    : `/page/files/${encodeURIComponent(image.slack_file.id)}`;
}

export function isLocal(url: string): boolean {
  if (!URL.canParse(url, location.href)) return false;
  const { hostname, protocol } = new URL(url, location.href);
  return (
    protocol === 'data:' ||
    hostname === location.hostname ||
    hostname === 'localhost' ||
    hostname === '127.0.0.1'
  );
}

import { ThreadPane, type ThreadRoot } from './messages/thread-pane.tsx';
import { useMedia, veryWide } from './ui/use-media.ts';
import { ZoomPanel } from './zoom/zoom-panel.tsx';

type Props = {
  thread: ThreadRoot | null;
  zoom: boolean;
  onCloseThread(): void;
  onCloseZoom: (() => void) | undefined;
};

/** Beside the conversation: a thread, else Zoom; both where there is room. */
export function SidePanes({ thread, zoom, onCloseThread, onCloseZoom }: Props) {
  const roomForBoth = useMedia(veryWide);
  return (
    <>
      {thread && <ThreadPane thread={thread} onClose={onCloseThread} />}
      {zoom && (!thread || roomForBoth) && <ZoomPanel onClose={onCloseZoom} />}
    </>
  );
}

import type { HeaderBlock } from '@slack/types';
import { PlainText } from '../text/mrkdwn-view.tsx';

export function HeaderBlockView({ block }: { block: HeaderBlock }) {
  return (
    <h3 className="block-header">
      <PlainText text={block.text.text} />
    </h3>
  );
}

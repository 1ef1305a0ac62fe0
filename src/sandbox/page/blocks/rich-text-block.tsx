import type { RichTextBlock } from '@slack/types';
import { useMemo } from 'react';
import { readRichText } from '../text/rich-text.ts';
import { TextBlocksView } from '../text/text-blocks-view.tsx';

export function RichTextBlockView({ block }: { block: RichTextBlock }) {
  const blocks = useMemo(() => readRichText(block), [block]);
  return (
    <div className="mrkdwn">
      <TextBlocksView blocks={blocks} />
    </div>
  );
}

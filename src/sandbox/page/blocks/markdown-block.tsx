import type { MarkdownBlock } from '@slack/types';
import { useMemo } from 'react';
import { parseMarkdown } from '../text/markdown.ts';
import { TextBlocksView } from '../text/text-blocks-view.tsx';

export function MarkdownBlockView({ block }: { block: MarkdownBlock }) {
  const blocks = useMemo(() => parseMarkdown(block.text), [block.text]);
  return (
    <div className="mrkdwn">
      <TextBlocksView blocks={blocks} />
    </div>
  );
}

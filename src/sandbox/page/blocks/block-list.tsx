import type { ReactNode } from 'react';
import type { PageBlock } from '../../slack/page-protocol.ts';
import { isShown, type ShownBlock } from '../values/known-block.ts';
import { ActionsBlockView } from './actions-block.tsx';
import { AlertBlockView } from './alert-block.tsx';
import { ContextBlockView } from './context-block.tsx';
import { FileBlockView } from './file-block.tsx';
import { HeaderBlockView } from './header-block.tsx';
import { ImageBlockView } from './image-block.tsx';
import { InputBlockView } from './input-block.tsx';
import { MarkdownBlockView } from './markdown-block.tsx';
import { RichTextBlockView } from './rich-text-block.tsx';
import { SectionBlockView } from './section-block.tsx';
import { TableBlockView } from './table-block.tsx';
import { VideoBlockView } from './video-block.tsx';

/** The blocks of one surface. A block keeps its place in React by its id, so that inputs outlive an update. */
export function BlockList({ blocks }: { blocks: readonly PageBlock[] }) {
  return (
    <div className="blocks">
      {blocks.map((block, index) =>
        isShown(block) ? (
          <OneBlock key={block.block_id ?? index} block={block} />
        ) : (
          <p key={block.block_id ?? index} className="block-unknown">
            The sandbox does not show blocks of type “{block.type}”.
          </p>
        ),
      )}
    </div>
  );
}

function OneBlock({ block }: { block: ShownBlock }): ReactNode {
  switch (block.type) {
    case 'section':
      return <SectionBlockView block={block} />;
    case 'header':
      return <HeaderBlockView block={block} />;
    case 'divider':
      return <hr className="block-divider" />;
    case 'context':
      return <ContextBlockView block={block} />;
    case 'image':
      return <ImageBlockView block={block} />;
    case 'actions':
      return <ActionsBlockView block={block} />;
    case 'input':
      return <InputBlockView block={block} />;
    case 'rich_text':
      return <RichTextBlockView block={block} />;
    case 'table':
      return <TableBlockView block={block} />;
    case 'markdown':
      return <MarkdownBlockView block={block} />;
    case 'file':
      return <FileBlockView block={block} />;
    case 'video':
      return <VideoBlockView block={block} />;
    case 'alert':
      return <AlertBlockView block={block} />;
  }
}

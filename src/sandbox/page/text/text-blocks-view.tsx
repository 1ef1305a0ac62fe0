import type { ReactNode } from 'react';
import { InlineView } from './inline-view.tsx';
import type { TextBlock } from './text-tree.ts';
import { TextTable } from './text-table.tsx';

export function TextBlocksView({ blocks }: { blocks: readonly TextBlock[] }): ReactNode {
  return blocks.map((block, index) => <OneBlock key={`${index}-${block.kind}`} block={block} />);
}

function OneBlock({ block }: { block: TextBlock }): ReactNode {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p className="text-paragraph">
          <InlineView inline={block.inline} />
        </p>
      );
    case 'heading':
      return (
        <p className={`text-heading text-heading-${Math.min(block.level, 4)}`}>
          <InlineView inline={block.inline} />
        </p>
      );
    case 'quote':
      return (
        <blockquote>
          <TextBlocksView blocks={block.blocks} />
        </blockquote>
      );
    case 'preformatted':
      return <pre>{block.text}</pre>;
    case 'list':
      return <TextList block={block} />;
    case 'table':
      return <TextTable rows={block.rows} />;
    case 'rule':
      return <hr />;
  }
}

function TextList({ block }: { block: Extract<TextBlock, { kind: 'list' }> }) {
  const items = block.items.map((item, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the items of a list have no identity but their place
    <li key={index}>
      <InlineView inline={item} />
    </li>
  ));
  const style = { marginInlineStart: `${block.indent * 1.5}rem` };
  return block.ordered ? (
    <ol start={block.start} style={style}>
      {items}
    </ol>
  ) : (
    <ul style={style}>{items}</ul>
  );
}

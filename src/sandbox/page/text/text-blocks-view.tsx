import type { ReactNode } from 'react';
import { withPlace } from '../ui/with-place.ts';
import { InlineView } from './inline-view.tsx';
import { TextTable } from './text-table.tsx';
import type { TextBlock } from './text-tree.ts';

export function TextBlocksView({ blocks }: { blocks: readonly TextBlock[] }): ReactNode {
  return withPlace(blocks).map(({ place, item }) => <OneBlock key={place} block={item} />);
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
  const items = withPlace(block.items).map(({ place, item }) => (
    <li key={place}>
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

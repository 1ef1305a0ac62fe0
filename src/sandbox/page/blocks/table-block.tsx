import type { TableBlock } from '@slack/types';
import { readRichText } from '../text/rich-text.ts';
import { TextTable } from '../text/text-table.tsx';
import type { Cell, Inline } from '../text/text-tree.ts';

export function TableBlockView({ block }: { block: TableBlock }) {
  const rows = block.rows.map((row) =>
    row.map((cell, column): Cell => {
      const settings = block.column_settings?.[column];
      return {
        inline: inlineOf(cell),
        align: settings?.align ?? (cell.type === 'raw_number' ? 'right' : 'left'),
        wrap: settings?.is_wrapped === true,
      };
    }),
  );
  return <TextTable rows={rows} />;
}

function inlineOf(cell: TableBlock['rows'][number][number]): Inline[] {
  if (cell.type !== 'rich_text') return [{ kind: 'text', text: cell.text }];
  return readRichText(cell).flatMap((block) => ('inline' in block ? block.inline : []));
}

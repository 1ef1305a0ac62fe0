import { InlineView } from './inline-view.tsx';
import type { Cell } from './text-tree.ts';

/** The first row is the head, as in Slack's `table` block. */
export function TextTable({ rows }: { rows: readonly Cell[][] }) {
  const [head = [], ...body] = rows;
  return (
    <div className="table-scroll">
      <table className="text-table">
        <thead>
          <tr>
            {head.map((cell, column) => (
              <th key={`head-${column.toString()}`} scope="col" style={{ textAlign: cell.align ?? 'left' }}>
                <InlineView inline={cell.inline} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((row, index) => (
            <tr key={`row-${index.toString()}`}>
              {row.map((cell, column) => (
                <td
                  key={`cell-${column.toString()}`}
                  className={cell.wrap === false ? 'no-wrap' : undefined}
                  style={{ textAlign: cell.align ?? 'left' }}
                >
                  <InlineView inline={cell.inline} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

import { withPlace } from '../ui/with-place.ts';
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
            {withPlace(head).map(({ place, item }) => (
              <th key={place} scope="col" style={{ textAlign: item.align ?? 'left' }}>
                <InlineView inline={item.inline} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {withPlace(body).map(({ place, item }) => (
            <tr key={place}>
              {withPlace(item).map(({ place: column, item: cell }) => (
                <TableCell key={column} cell={cell} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TableCell({ cell }: { cell: Cell }) {
  return (
    <td className={cell.wrap === false ? 'no-wrap' : undefined} style={{ textAlign: cell.align ?? 'left' }}>
      <InlineView inline={cell.inline} />
    </td>
  );
}

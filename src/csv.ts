const NEEDS_QUOTES = /[",\r\n]/;

// What spreadsheets take for the beginning of a formula; the wide forms are what some of them read as the same. One
// that has apostrophes in front gets another, so that the one that was added can be taken away again.
const BEGINS_FORMULA = /^'*\s*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** E.164 numbers, the one thing that begins with a plus and computes nothing. */
const PHONE_NUMBERS = /^\+\d{1,15}(; \+\d{1,15})*$/;

/** In front of a file, tells Excel that it is UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/**
 * One line of a CSV file (RFC 4180), its end included. A cell that a spreadsheet would run as a formula gets an
 * apostrophe in front, which makes it text; `withoutGuard` takes it away.
 */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** A cell as it was before `csvLine` made text of it, or before somebody made text of it in a spreadsheet. */
export function withoutGuard(cell: string): string {
  return cell.startsWith("'") && BEGINS_FORMULA.test(cell) ? cell.slice(1) : cell;
}

function csvCell(text: string): string {
  const safe = BEGINS_FORMULA.test(text) && !PHONE_NUMBERS.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

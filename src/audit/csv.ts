const NEEDS_QUOTES = /[",\r\n]/;

// What spreadsheets take for the beginning of a formula; the wide forms are what some of them read as the same.
const BEGINS_FORMULA = /^\s*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** E.164 numbers, the one thing that begins with a plus and computes nothing. */
const PHONE_NUMBERS = /^\+\d{1,15}(; \+\d{1,15})*$/;

/**
 * One line of a CSV file (RFC 4180), its end included. A cell that a spreadsheet would run as a formula gets an
 * apostrophe in front, which makes it text.
 */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(text: string): string {
  const safe = BEGINS_FORMULA.test(text) && !PHONE_NUMBERS.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

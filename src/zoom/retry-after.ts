/**
 * How long a `Retry-After` header asks to wait.
 * @param header seconds, an HTTP date or an ISO 8601 date
 * @returns milliseconds, never below zero; undefined when there is no header, or none that can be understood
 */
export function parseRetryAfter(header: string | null, now: Date): number | undefined {
  const text = header?.trim();
  if (!text) return undefined;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  // Date.parse would take nearly anything for a date ("-5" is a year): only the two forms that are one.
  const looksLikeDate = /^[A-Z][a-z]{2,8},? /.test(text) || /^\d{4}-\d{2}-\d{2}T/.test(text);
  const time = looksLikeDate ? Date.parse(withZone(text)) : Number.NaN;
  return Number.isNaN(time) ? undefined : Math.max(0, time - now.getTime());
}

/** An ISO time without a zone would be read in this machine's own; Zoom's are UTC. */
function withZone(text: string): string {
  return /^\d{4}-[\d-]+T[\d:.]+$/.test(text) ? `${text}Z` : text;
}

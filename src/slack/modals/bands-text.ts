import { formatMoney } from '../../numbers/format-money.ts';
import type { QuorumBand } from '../../settings/quorum-bands.ts';
import { readAmount } from './form-values.ts';

/** Quorum bands as people write them: a line each, `1 up to $50`, and for the last `2 above`; or `1 for any cost`. */
export function writeBands(bands: readonly QuorumBand[]): string {
  const [only, ...others] = bands;
  if (only && others.length === 0 && only.upTo === null) return `${only.quorum} for any cost`;
  return bands
    .map(({ upTo, quorum }) => (upTo === null ? `${quorum} above` : `${quorum} up to ${formatMoney(upTo)}`))
    .join('\n');
}

/** Reads them back; a sentence about the first line that is none. */
export function readBands(text: string): { bands: QuorumBand[] } | { problem: string } {
  const lines = text
    .split(/[\n;]/)
    .map((line) => line.trim())
    .filter(Boolean);
  if (lines.length === 0) return { problem: 'Say how many approvals are needed, such as “1 for any cost”.' };
  const bands: QuorumBand[] = [];
  for (const line of lines) {
    const band = readBand(line);
    if (!band)
      return {
        problem: `“${line.slice(0, 60)}” is not understood. Write lines such as “1 up to $50” and “2 above”, or “1 for any cost”.`,
      };
    bands.push(band);
  }
  return { bands };
}

function readBand(line: string): QuorumBand | undefined {
  const read = /^(\d{1,3})\s*(?:approvals?|people|persons?)?\s*(.*)$/i.exec(line);
  const quorum = Number(read?.[1]);
  const reach = read?.[2]?.replace(/\s*(?:a|per)?\s*\/?\s*month$/i, '') ?? '';
  if (!read || quorum < 1) return undefined;
  if (/^(?:above|over|beyond|always|(?:for |at )?any cost|otherwise)?(?: that)?$/i.test(reach))
    return { upTo: null, quorum };
  const upTo = /^(?:up to|to|until|under|below|<=?)\s*\$?\s*([\d,]+(?:\.\d+)?)\s*\$?$/i.exec(reach)?.[1];
  const dollars = upTo === undefined ? undefined : readAmount(upTo);
  return dollars === undefined ? undefined : { upTo: dollars, quorum };
}

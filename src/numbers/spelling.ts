/**
 * How many slips of the keyboard lie between two words: a letter left out, put in, mistaken for another, or two
 * neighbours swapped (optimal string alignment).
 * @param most stop counting beyond this many, and answer with some greater number
 */
export function slipsBetween(a: string, b: string, most = Number.POSITIVE_INFINITY): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let slips = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        slips = Math.min(slips, at(before, j - 2) + 1);
      }
      row.push(slips);
    }
    if (Math.min(...row) > most && Math.min(...last) > most) return most + 1;
    before = last;
    last = row;
  }
  return at(last, b.length);
}

/** The known word that was most likely meant; the longer the word, the more slips are forgiven. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const forgiven = word.length <= 3 ? 0 : word.length <= 5 ? 1 : 2;
  let best: string | undefined;
  let fewest = forgiven + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) >= fewest) continue;
    const slips = slipsBetween(word, candidate, fewest - 1);
    if (slips < fewest) {
      best = candidate;
      fewest = slips;
    }
  }
  return best;
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}

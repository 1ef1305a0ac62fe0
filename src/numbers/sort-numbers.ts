import type { FoundNumber } from './find-numbers.ts';

export type SortOrder = 'memorable' | 'price';

/** A new list: the most memorable first, or the cheapest. Equals keep their order. */
export function sortNumbers<Numbered extends Pick<FoundNumber, 'memorable' | 'monthlyCost'>>(
  numbers: readonly Numbered[],
  order: SortOrder,
): Numbered[] {
  const byScore = (a: Numbered, b: Numbered) => b.memorable.score - a.memorable.score;
  const byPrice = (a: Numbered, b: Numbered) => a.monthlyCost - b.monthlyCost;
  const [first, then] = order === 'price' ? [byPrice, byScore] : [byScore, byPrice];
  return numbers.toSorted((a, b) => first(a, b) || then(a, b));
}

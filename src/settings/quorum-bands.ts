import { formatMoney } from '../numbers/format-money.ts';
import type { Settings } from './settings.ts';

export type QuorumBand = Settings['quorumBands'][number];

/** Whole cents: amounts are compared and added up without the errors of fractions. */
export function toCents(dollars: number): number {
  return Math.round(dollars * 100);
}

/**
 * The band that a cost falls into: the lowest whose end is not exceeded. Bands that reach nowhere near are not saved
 * (`check-settings.ts`); should one be met all the same, most approvals are asked for, not none.
 */
export function bandFor(bands: readonly QuorumBand[], monthlyCost: number): QuorumBand {
  const rising = bands.toSorted((a, b) => (a.upTo ?? Infinity) - (b.upTo ?? Infinity));
  const found = rising.find(({ upTo }) => upTo === null || toCents(monthlyCost) <= toCents(upTo));
  return found ?? { upTo: null, quorum: highestQuorum(bands) };
}

export function highestQuorum(bands: readonly QuorumBand[]): number {
  return Math.max(1, ...bands.map(({ quorum }) => quorum));
}

/** `up to $50.00 a month`, `more than $50.00 a month`, or `any cost` where there is one band only. */
export function describeBand(bands: readonly QuorumBand[], { upTo }: QuorumBand): string {
  const lower = bands.flatMap((other) =>
    other.upTo !== null && other.upTo < (upTo ?? Infinity) ? other.upTo : [],
  );
  const to = upTo === null ? [] : [`up to ${formatMoney(upTo)}`];
  const from = lower.length === 0 ? [] : [`more than ${formatMoney(Math.max(...lower))}`];
  const ends = [...from, ...to];
  return ends.length === 0 ? 'any cost' : `${ends.join(', ')} a month`;
}

/** `1 approval`, `2 approvals` */
export function countApprovals(count: number): string {
  return `${count} ${count === 1 ? 'approval' : 'approvals'}`;
}

import { toCents } from '../settings/quorum-bands.ts';
import type { Wanted } from './request.ts';

/** Zoom takes no more in one purchase. */
export const MOST_NUMBERS = 100;

export const BLOCK_SIZES = [10, 20, 50, 100, 200, 500, 1000];

/** What keeps this from being bought as it is, in sentences; none when it can be. */
export function problemsOf(wanted: Wanted): string[] {
  const { kind, numbers, block } = wanted;
  const several = new Set(numbers.map(({ phoneNumber }) => phoneNumber)).size;
  const problems = [
    wanted.purpose.trim() === '' && 'Say what it is needed for.',
    several < numbers.length && 'A number is in the list twice.',
    wanted.neededBy !== undefined &&
      !/^\d{4}-\d\d-\d\d$/.test(wanted.neededBy) &&
      'The date it is needed by has to look like 2026-03-31.',
    ...(kind === 'release'
      ? releaseProblems(wanted)
      : kind === 'port'
        ? [numbers.length === 0 && 'Choose a number.']
        : kind === 'block'
          ? [
              block === undefined && 'Say which area code the block is to be in, and its size.',
              block && !BLOCK_SIZES.includes(block.size) && `A block has ${BLOCK_SIZES.join(', ')} numbers.`,
              numbers.length > 0 && 'A block is bought by itself, without other numbers.',
            ]
          : [
              numbers.length === 0 && 'Choose a number.',
              numbers.length > MOST_NUMBERS && `At most ${MOST_NUMBERS} numbers can be bought at once.`,
              kind === 'number' && numbers.length > 1 && 'This purchase takes one number.',
              kind === 'toll_free' &&
                numbers.some(({ type }) => type !== 'toll_free') &&
                'Toll-free numbers are bought by themselves, without other numbers.',
              kind !== 'toll_free' &&
                numbers.some(({ type }) => type === 'toll_free') &&
                'Toll-free numbers are bought by themselves, without other numbers.',
            ]),
  ];
  return problems.filter((problem) => typeof problem === 'string');
}

function releaseProblems({ numbers, block, zoomIds = [] }: Wanted): (string | false)[] {
  return [
    numbers.length === 0 && block === undefined && 'Choose a number.',
    numbers.length > 0 && block !== undefined && 'A block is released by itself, without other numbers.',
    numbers.length > MOST_NUMBERS && `At most ${MOST_NUMBERS} numbers can be released at once.`,
    zoomIds.length !== (block ? 1 : numbers.length) && 'It is not known at Zoom.',
  ];
}

/** What is left of it without these numbers (E.164). */
export function withoutNumbers(wanted: Wanted, phoneNumbers: readonly string[]): Wanted {
  const isLeft = wanted.numbers.map(({ phoneNumber }) => !phoneNumbers.includes(phoneNumber));
  const numbers = wanted.numbers.filter((_, index) => isLeft[index]);
  return withCost({
    ...wanted,
    // One number is bought with a call of its own.
    kind: wanted.kind === 'numbers' && numbers.length === 1 ? 'number' : wanted.kind,
    numbers,
    ...(wanted.zoomIds ? { zoomIds: wanted.zoomIds.filter((_, index) => isLeft[index]) } : {}),
  });
}

/** The same with its cost added up, whatever total it came with. Only of a block nothing but the total is known. */
export function withCost(wanted: Wanted): Wanted {
  if (wanted.block !== undefined) return wanted;
  const cents = wanted.numbers.reduce((total, { monthlyCost }) => total + toCents(monthlyCost), 0);
  return { ...wanted, monthlyCost: cents / 100 };
}

import { nationalNumber } from './format-number.ts';
import { keypadDigits } from './keypad.ts';
import { MEMORABLE_WORDS } from './memorable-words.ts';

/**
 * How easy a number is to keep in mind, 0–100, and why, the best reason first.
 *
 * Points are given for what a person notices when the seven digits after the area code are read aloud, and added up:
 *
 * | what is noticed                                  | points                              |
 * |--------------------------------------------------|-------------------------------------|
 * | the same digit at the end, 2 to 7 times          | 8, 30, 50, 65, 80, 100              |
 * | counting up or down, 4 to 7 digits; 3 at the end | 35, 50, 65, 80; 12                  |
 * | the last four are ABAB, AABB, ABBA               | 30, 25, 20                          |
 * | reads the same backwards, all seven              | 40                                  |
 * | only two different digits in all seven           | 40                                  |
 * | says the first three, or the area code, again    | 20                                  |
 * | the first three are one digit                    | 10                                  |
 * | spells a word of 4, 5, 6, 7 letters              | 20, 35, 55, 80                      |
 *
 * Of two reasons that are one and the same to the ear (0000 is also ABAB) only the better counts.
 */
export interface Memorable {
  score: number;
  /** Short and without a subject: “ends in 0000”, “counts up 1234”, “spells COFFEE”. Empty when nothing stands out. */
  reasons: string[];
}

/** From this score on a number may be called memorable. */
export const MEMORABLE_FROM = 20;

interface Reason {
  points: number;
  text: string;
}

const WORDS_BY_DIGITS = Map.groupBy(MEMORABLE_WORDS, keypadDigits);

/** @param e164 a number that is none in E.164 scores 0 */
export function scoreMemorable(e164: string): Memorable {
  const national = nationalNumber(e164)?.digits ?? '';
  if (national.length < 7) return { score: 0, reasons: [] };
  const [area, local] = [national.slice(0, -7), national.slice(-7)];
  const reasons = [
    ending(local),
    counting(local),
    mirror(local),
    fewDigits(local),
    echo(area, local),
    triple(local),
    word(local),
  ]
    .filter((reason) => reason !== undefined)
    .sort((a, b) => b.points - a.points);
  const score = reasons.reduce((sum, { points }) => sum + points, 0);
  return { score: Math.min(100, score), reasons: reasons.map(({ text }) => text) };
}

/** What the last digits do among themselves. */
function ending(local: string): Reason | undefined {
  const same = /(\d)\1*$/.exec(local)?.[0] ?? '';
  const forSame = [0, 0, 8, 30, 50, 65, 80, 100][same.length] ?? 0;
  const [a, b, c, d] = local.slice(3);
  const text = `ends in ${local.slice(3)}`;
  const candidates = [
    { points: forSame, text: `ends in ${same}` },
    { points: a === c && b === d ? 30 : 0, text },
    { points: a === b && c === d ? 25 : 0, text },
    { points: a === d && b === c ? 20 : 0, text },
  ];
  return best(candidates);
}

function counting(local: string): Reason | undefined {
  const runs = ['up', 'down'].flatMap((direction) =>
    runsOf(local, direction === 'up' ? 1 : -1).map((run) => {
      const atEnd = local.endsWith(run);
      const points = run.length === 3 ? (atEnd ? 12 : 0) : run.length > 3 ? 35 + (run.length - 4) * 15 : 0;
      return { points, text: `counts ${direction} ${run}` };
    }),
  );
  return best(runs);
}

/** The longest stretches in which each digit follows the one before by `step`. */
function runsOf(local: string, step: number): string[] {
  const runs: string[] = [];
  let run = '';
  for (const digit of local) {
    if (run !== '' && Number(digit) - Number(run.at(-1)) === step) run += digit;
    else {
      runs.push(run);
      run = digit;
    }
  }
  return [...runs, run];
}

function mirror(local: string): Reason | undefined {
  const reads = local === [...local].reverse().join('');
  return reads && new Set(local).size > 1 ? { points: 40, text: 'reads the same backwards' } : undefined;
}

function fewDigits(local: string): Reason | undefined {
  const digits = [...new Set(local)].sort();
  return digits.length === 2 ? { points: 40, text: `only ${digits.join(' and ')}` } : undefined;
}

function echo(area: string, local: string): Reason | undefined {
  const first = local.slice(0, 3);
  if (first === area) return { points: 20, text: `says ${area} twice` };
  const rest = local.slice(3);
  const repeats = new Set(first).size > 1 && (rest.startsWith(first) || rest.endsWith(first));
  return repeats ? { points: 20, text: `says ${first} twice` } : undefined;
}

function triple(local: string): Reason | undefined {
  const first = local.slice(0, 3);
  return new Set(local).size > 1 && new Set(first).size === 1
    ? { points: 10, text: `begins with ${first}` }
    : undefined;
}

function word(local: string): Reason | undefined {
  const points = [0, 0, 0, 0, 20, 35, 55, 80];
  for (let length = 7; length >= 4; length--) {
    // The end is where a word is heard, so a word there goes before one in the middle.
    for (let start = 7 - length; start >= 0; start--) {
      const [found] = WORDS_BY_DIGITS.get(local.slice(start, start + length)) ?? [];
      if (found) return { points: points[length] ?? 0, text: `spells ${found}` };
    }
  }
  return undefined;
}

function best(candidates: readonly Reason[]): Reason | undefined {
  const [first] = candidates.filter(({ points }) => points > 0).sort((a, b) => b.points - a.points);
  return first;
}

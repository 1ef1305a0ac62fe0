import { describe, expect, it, test } from 'vitest';
import { keypadDigits } from '../../src/numbers/keypad.ts';
import { MEMORABLE_FROM, scoreMemorable } from '../../src/numbers/memorable.ts';
import { MEMORABLE_WORDS } from '../../src/numbers/memorable-words.ts';

describe('what is memorable, and why', () => {
  it.each([
    ['+14155830000', 50, ['ends in 0000']],
    ['+14155836000', 30, ['ends in 000']],
    ['+14155869244', 8, ['ends in 44']],
    ['+14155861234', 35, ['counts up 1234']],
    ['+14155869876', 35, ['counts down 9876']],
    ['+14152345678', 80, ['counts up 2345678', 'spells FILM']],
    ['+14155869123', 12, ['counts up 123']],
    ['+14155862525', 30, ['ends in 2525']],
    ['+14155866699', 25, ['ends in 6699']],
    ['+14155862552', 20, ['ends in 2552']],
    ['+14155869685', 40, ['reads the same backwards']],
    ['+14153773737', 70, ['only 3 and 7', 'ends in 3737']],
    ['+14154153962', 20, ['says 415 twice']],
    ['+14155867586', 20, ['says 586 twice']],
    ['+14157773962', 10, ['begins with 777']],
    ['+18002633337', 55, ['spells COFFEE']],
    ['+18003569377', 80, ['spells FLOWERS', 'ends in 77']],
    ['+14155868294', 20, ['spells TAXI']],
    ['+442079460000', 50, ['ends in 0000']],
    ['+14157777777', 100, ['ends in 7777777']],
  ])('%s scores %d: %s', (number, score, reasons) => {
    const found = scoreMemorable(number);
    expect(found.reasons).toEqual(reasons);
    expect(found.score).toBeGreaterThanOrEqual(score);
  });

  test('most numbers are nothing special', () => {
    const scores = Array.from({ length: 10_000 }, (_, line) =>
      scoreMemorable(`+1415586${String(line).padStart(4, '0')}`),
    );
    const memorable = scores.filter(({ score }) => score >= MEMORABLE_FROM).length;
    expect(memorable).toBeGreaterThan(100);
    expect(memorable).toBeLessThan(2_000);
  });

  test('what is no phone number is not memorable', () => {
    expect(scoreMemorable('0000000000')).toEqual({ score: 0, reasons: [] });
  });

  test('every word can be dialled and is told apart from its neighbours by length', () => {
    expect(MEMORABLE_WORDS.filter((word) => !/^[2-9]{4,7}$/.test(keypadDigits(word)))).toEqual([]);
    expect(new Set(MEMORABLE_WORDS).size).toBe(MEMORABLE_WORDS.length);
  });
});

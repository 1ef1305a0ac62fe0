/** The letters of a telephone keypad, two to nine; zero and one carry none. */
const KEYS = ['ABC', 'DEF', 'GHI', 'JKL', 'MNO', 'PQRS', 'TUV', 'WXYZ'];

const DIGIT_BY_LETTER = new Map(
  KEYS.flatMap((letters, index) => [...letters].map((letter) => [letter, String(index + 2)] as const)),
);

/** The digits dialled for letters and digits in any case: `COFFEE` → `263333`. Anything else is left as it is. */
export function keypadDigits(text: string): string {
  return [...text.toUpperCase()].map((letter) => DIGIT_BY_LETTER.get(letter) ?? letter).join('');
}

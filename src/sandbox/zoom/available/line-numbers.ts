import type { Random } from '../random.ts';

/** Line numbers, the last four digits, that people remember. */
const MEMORABLE_LINES = [
  '0000',
  '1000',
  '5000',
  '1234',
  '4321',
  '7777',
  '2020',
  '1212',
  '4545',
  '1122',
  '8899',
];

/** Words on the keypad: the last four digits, or the exchange's last digits and the line. */
const WORDS = [
  ...['CALL', 'CARE', 'HELP', 'HOME', 'SHOP', 'TAXI', 'BOOK', 'DOCS', 'LOAN', 'CAFE', 'WELL', 'HEAL'],
  ...['COFFEE', 'HEALTH', 'DENTAL', 'DOCTOR', 'FLOWER', 'TRAVEL', 'OFFICE'],
];

const KEYPAD = ['', '', 'ABC', 'DEF', 'GHI', 'JKL', 'MNO', 'PQRS', 'TUV', 'WXYZ'];

export const onKeypad = (word: string) =>
  [...word.toUpperCase()].map((letter) => KEYPAD.findIndex((key) => key.includes(letter))).join('');

/** Seven digits, memorable ones among them: exchange and line. Never two alike. */
export function subscriberNumbers(random: Random, exchanges: readonly string[], count: number): string[] {
  const found = new Set<string>();
  for (const line of MEMORABLE_LINES) {
    if (random.chance(0.75)) found.add(random.pick(exchanges) + line);
  }
  for (const word of WORDS) {
    if (word === 'COFFEE' || random.chance(0.4)) found.add(ending(random, exchanges, onKeypad(word)));
  }
  while (found.size < count) {
    const line = random.integer(0, 9999);
    found.add(random.pick(exchanges) + String(line).padStart(4, '0'));
  }
  return random.shuffle([...found]).slice(0, count);
}

/** Seven digits that end as given; a whole word of six needs an exchange of its own. */
function ending(random: Random, exchanges: readonly string[], digits: string): string {
  if (digits.length < 6) return random.pick(exchanges) + digits;
  for (;;) {
    const exchange = `${random.integer(2, 9)}${digits.slice(0, 2)}`;
    if (isExchange(exchange)) return exchange + digits.slice(2);
  }
}

/** 555 is left out because directories and films use it, 950, 958 and 959 because the network does. */
const RESERVED_EXCHANGES = new Set(['555', '950', '958', '959', '976']);

export const isExchange = (digits: string) =>
  /^[2-9](?!11)\d\d$/.test(digits) && !RESERVED_EXCHANGES.has(digits);

/** Different exchanges, the same for the same `random`. */
export function pickExchanges(random: Random, count: number): string[] {
  const exchanges = new Set<string>();
  while (exchanges.size < count) {
    const exchange = String(random.integer(200, 999));
    if (isExchange(exchange)) exchanges.add(exchange);
  }
  return [...exchanges];
}

import type { Clock } from '../../../clock.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

export type Ids = {
  /** A Slack id such as `V7K2M0Q9XAB`: the prefix and ten capital letters and digits. */
  next(prefix: string): string;
  /** A message timestamp: the present moment, and later than every one before. */
  ts(): string;
  /** What a view's `hash` looks like. */
  hash(): string;
  /** `digits.digits.hex`, the form of a trigger id. */
  trigger(): string;
  uuid(): string;
  /** Letters and digits that nobody guesses by accident. */
  secret(length: number): string;
};

/** @param random from 0 up to 1, like `Math.random` */
export function createIds(clock: Clock, random: () => number): Ids {
  let lastMicroseconds = 0;
  const pick = (alphabet: string, length: number) =>
    Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)]).join('');
  const hex = (length: number) => pick('0123456789abcdef', length);
  const digits = (length: number) => pick('123456789', 1) + pick('0123456789', length - 1);

  const ts = () => {
    lastMicroseconds = Math.max(clock.now().getTime() * 1000, lastMicroseconds + 1);
    const seconds = Math.floor(lastMicroseconds / 1_000_000);
    return `${seconds}.${String(lastMicroseconds % 1_000_000).padStart(6, '0')}`;
  };

  return {
    next: (prefix) => prefix + pick(ALPHABET, 10),
    ts,
    hash: () => `${Math.floor(clock.now().getTime() / 1000)}.${pick(ALPHABET, 8).toLowerCase()}`,
    trigger: () => `${digits(13)}.${digits(12)}.${hex(32)}`,
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
    secret: (length) => pick(`${ALPHABET}abcdefghijklmnopqrstuvwxyz`, length),
  };
}

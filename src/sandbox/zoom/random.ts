/** A stream of choices that is the same for the same key, whatever else was asked before. */
export type Random = {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number, both ends included. */
  integer(min: number, max: number): number;
  /** `true` with the given probability. */
  chance(probability: number): boolean;
  /** @throws RangeError when the list is empty */
  pick<T>(list: readonly T[]): T;
  shuffle<T>(list: readonly T[]): T[];
};

/** FNV-1a over the key, then mulberry32: not for secrets, only for repeatable sample data. */
export function createRandom(...key: readonly string[]): Random {
  let state = hash(key.join('\u0000'));

  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const integer = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));

  return {
    next,
    integer,
    chance: (probability) => next() < probability,
    pick(list) {
      const index = integer(0, list.length - 1);
      if (index >= list.length || list.length === 0) throw new RangeError('Nothing to pick from.');
      return list[index] as (typeof list)[number];
    },
    shuffle(list) {
      return list
        .map((item) => ({ item, rank: next() }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ item }) => item);
    },
  };
}

/** 32 bits, the same for the same text. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return (value ^ (value >>> 13)) >>> 0;
}

const ID_LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';

/** Text of `length` letters and digits that looks random and is the same for the same key. */
export function idText(length: number, ...key: readonly string[]): string {
  const random = createRandom('id', ...key);
  return Array.from({ length }, () => ID_LETTERS[random.integer(0, ID_LETTERS.length - 1)]).join('');
}

import { randomInt, randomUUID } from 'node:crypto';

/** Where new ids come from: injected, so that a test knows them beforehand. */
export type Ids = {
  /** A UUID: the key of something stored. */
  newId(): string;
  /** A short code that a person can read out and an operator can find in the log, e.g. `ZP-7K3F9Q`. */
  newReference(): string;
};

// Without 0/O, 1/I/L and U: read out over the phone, typed from a screenshot, never a word.
const READABLE = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

export const randomIds: Ids = {
  newId: randomUUID,
  newReference: () =>
    `ZP-${Array.from({ length: 6 }, () => READABLE.charAt(randomInt(READABLE.length))).join('')}`,
};

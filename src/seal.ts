import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Seals what must not lie in clear, with a key that this process alone knows. */
export type Seal = {
  /**
   * @param about what it is and whose it is: what was sealed about one thing cannot be passed off as about another
   * @returns a text that says nothing, `v1.` and what it takes to open it
   */
  seal(text: string, about: string): string;
  /** @returns undefined when it was sealed about something else, with another key, or was changed since */
  open(sealed: string, about: string): string | undefined;
};

const CIPHER = 'aes-256-gcm';
/** The way it is sealed: a later one gets a name of its own, and this one can still be opened. */
const VERSION = 'v1';
/** Bytes, as GCM is made for. */
const NONCE = 12;
const TAG = 16;

/** @param key 32 bytes */
export function createSeal(key: Buffer): Seal {
  return {
    seal(text, about) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG });
      cipher.setAAD(associated(about));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return `${VERSION}.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`;
    },
    open(sealed, about) {
      const [, packed] = /^v1\.([\w-]+)$/.exec(sealed) ?? [];
      const bytes = Buffer.from(packed ?? '', 'base64url');
      // Of several spellings of the same bytes only the one that was written counts.
      if (bytes.length < NONCE + TAG || bytes.toString('base64url') !== packed) return undefined;
      const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE), { authTagLength: TAG });
      decipher.setAAD(associated(about));
      decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
      try {
        const text = decipher.update(bytes.subarray(NONCE + TAG));
        return Buffer.concat([text, decipher.final()]).toString('utf8');
      } catch {
        return undefined;
      }
    },
  };
}

function associated(about: string): Buffer {
  return Buffer.from(`${VERSION} ${about}`, 'utf8');
}

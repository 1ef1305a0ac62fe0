import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSeal } from '../src/seal.ts';

const key = (byte: number) => Buffer.alloc(32, byte);
const seal = createSeal(key(1));
const words = fc.oneof(
  fc.string(),
  fc.string().map((text) => `Zoë ☎ 😀 ${text}`),
);

describe('What is sealed', () => {
  it('can be opened about the same thing, and says nothing to anybody else', () => {
    fc.assert(
      fc.property(words, words, (text, about) => {
        const sealed = seal.seal(text, about);
        expect(seal.open(sealed, about)).toBe(text);
        expect(sealed).toMatch(/^v1\.[\w-]+$/);
        if (text.length > 3) expect(Buffer.from(sealed.slice(3), 'base64url').includes(text)).toBe(false);
      }),
    );
  });

  it('cannot be opened about another thing, or with another key', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (text, about, other) => {
        fc.pre(about !== other);
        const sealed = seal.seal(text, about);
        expect(seal.open(sealed, other)).toBeUndefined();
        expect(createSeal(key(2)).open(sealed, about)).toBeUndefined();
      }),
    );
  });

  it('cannot be opened when any part of it was changed', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.string({ minLength: 1, maxLength: 1 }), (text, at, letter) => {
        const sealed = seal.seal(text, 'U1');
        const index = at % sealed.length;
        const changed = sealed.slice(0, index) + letter + sealed.slice(index + 1);
        fc.pre(changed !== sealed);
        expect(seal.open(changed, 'U1')).toBeUndefined();
      }),
    );
  });

  it('is never the same twice', () => {
    const many = Array.from({ length: 100 }, () => seal.seal('A-123456', 'U1'));
    expect(new Set(many).size).toBe(100);
  });

  it.each(['', 'v1.', 'v1.AAAA', 'v2.AAAA', 'A-123456', 'v1.äöü'])('is not %j', (text) => {
    expect(seal.open(text, 'U1')).toBeUndefined();
  });
});

import { readdir, readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';

const folder = new URL('../../src/purchases/', import.meta.url);

/** What a use case may import: others, types and functions of this repository, and libraries that only calculate. */
const CALCULATES = /^(\.\/|\.\.\/(store|zoom|numbers)\/|\.\.\/(clock|ids)\.ts$|date-fns$|zod$|node:util$)/;
/** Of these, what opens connections of its own. */
const OPENS = /\/(client|http|postgres|pglite|folder-lock)\.ts$/;

it('A use case reaches outside only through its ports, so that every wait of it is a crash point', async () => {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.ts'));
  expect(files).toContain('execute-purchase.ts');
  for (const name of files) {
    const code = await readFile(new URL(name, folder), 'utf8');
    const imports = [...code.matchAll(/from '([^']+)'|import\('([^']+)'\)/g)].map(([, a, b]) => a ?? b ?? '');
    const others = imports.filter((from) => !CALCULATES.test(from) || OPENS.test(from));
    expect(others, `imports of ${name}`).toEqual([]);
    expect(code, name).not.toMatch(
      /\b(fetch|setTimeout|setInterval|setImmediate|queueMicrotask)\(|\bprocess\.\w/,
    );
  }
});

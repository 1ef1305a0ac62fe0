import { readdir, readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';

const FOLDERS = ['purchases', 'settings', 'audit'];
/** What those use of another folder. */
const FILES = ['give-up', 'note-released', 'plan-release', 'releasable', 'start-run'].map(
  (name) => `inventory/${name}.ts`,
);

/** What a use case may import: others, types and functions of this repository, and libraries that only calculate. */
const CALCULATES =
  /^(\.\/|\.\.\/(store|zoom|numbers|purchases|settings|audit|inventory)\/|\.\.\/(clock|context|csv|ids)\.ts$|date-fns$|zod$|node:util$)/;
/** Of these, what opens connections of its own. */
const OPENS = /\/(client|http|postgres|pglite|folder-lock)\.ts$/;

it('A use case reaches outside only through its ports, so that every wait of it is a crash point', async () => {
  const files = (
    await Promise.all(
      FOLDERS.map(async (folder) =>
        (await readdir(new URL(`../../src/${folder}/`, import.meta.url))).map((name) => `${folder}/${name}`),
      ),
    )
  ).flat();
  expect(files).toContain('purchases/execute-purchase.ts');
  expect(files).toContain('settings/stored-settings.ts');
  for (const name of [...files, ...FILES]) {
    const code = await readFile(new URL(`../../src/${name}`, import.meta.url), 'utf8');
    const imports = [...code.matchAll(/from '([^']+)'|import\('([^']+)'\)/g)].map(([, a, b]) => a ?? b ?? '');
    const others = imports.filter((from) => !CALCULATES.test(from) || OPENS.test(from));
    expect(others, `imports of ${name}`).toEqual([]);
    expect(code, name).not.toMatch(
      /\b(fetch|setTimeout|setInterval|setImmediate|queueMicrotask)\(|\bprocess\.\w/,
    );
  }
});

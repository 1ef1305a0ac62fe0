import { readdir, readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { describe, expect, it } from 'vitest';

const FOLDERS = ['purchases', 'settings', 'audit', 'numbers'];
/** Of this folder, what those use, however far around. */
const USED = /from '(?:\.\.\/inventory|\.)\/([\w-]+\.ts)'/g;

/** What a use case may import: others, types and functions of this repository, and libraries that only calculate. */
const CALCULATES =
  /^(\.\.?\/([\w/-]+\/)?[\w-]+\.ts$|date-fns\/\w+$|zod$|libphonenumber-js(\/max)?$|csv-parse\/sync$|node:util$)/;
/** Of these, what opens connections of its own, and everything of another layer. */
const OPENS =
  /\/(client|http|postgres|pglite|folder-lock|advisory-locks|bot|main|server)\.ts$|\/(slack|jobs|sandbox)\//;

/** What reaches outside or waits by itself, however it is written. A promise that is made by hand is one of them. */
const WAITS =
  /\b(globalThis|window|self|fetch|WebSocket|EventSource|XMLHttpRequest|setTimeout|setInterval|setImmediate|queueMicrotask|process|require|eval|Function|Worker|BroadcastChannel|Atomics|withResolvers)\b|\bnew Promise\b|\bAbortSignal\.timeout\b|\bimport\(|\bimport\.meta\b/;

/** What is wrong with the code of a use case, as far as its waiting is concerned. */
function reachesOutside(typed: string): string[] {
  // Without its types: what is imported for them alone is gone.
  const code = stripTypeScriptTypes(typed, { mode: 'strip' });
  const imports = [...code.matchAll(/^\s*(?:import|export)\b[^;]*?from\s+'([^']+)'/gm)].map(
    ([, from = '']) => from,
  );
  const bare = code
    .replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '')
    .replace(/^\s*(import|export)\b[^;]*?from\s+'[^']+';/gm, '')
    .replace(/'(?:[^'\\\n]|\\.)*'/g, "''");
  const waits = WAITS.exec(bare);
  return [
    ...imports.filter((from) => !CALCULATES.test(from) || OPENS.test(from)),
    // The clock tells the time; to wait for it is no crash point.
    ...(/import \{[^}]*\bwait\b[^}]*\} from '[./]*clock\.ts'/.test(code) ? ['wait'] : []),
    ...(waits ? [waits[0]] : []),
  ];
}

function inventoryUsedBy(name: string, code: string): string[] {
  const isInventory = name.startsWith('inventory/');
  return [...code.matchAll(USED)]
    .filter(([from]) => isInventory || from.includes('/inventory/'))
    .map(([, file]) => `inventory/${file}`);
}

describe('A use case reaches outside only through its ports, so that every wait of it is a crash point', () => {
  it('wherever it stands', async () => {
    const names = (
      await Promise.all(
        FOLDERS.map(async (folder) =>
          (
            await readdir(new URL(`../../src/${folder}/`, import.meta.url), { recursive: true })
          ).map((name) => `${folder}/${name}`),
        ),
      )
    ).flat();
    const files = names.filter((name) => name.endsWith('.ts'));
    const read = (name: string) => readFile(new URL(`../../src/${name}`, import.meta.url), 'utf8');
    expect(files).toContain('purchases/execute-purchase.ts');
    expect(files).toContain('settings/stored-settings.ts');
    // Grows while it is gone through.
    for (const name of files) {
      const code = await read(name);
      expect(reachesOutside(code), name).toEqual([]);
      for (const used of inventoryUsedBy(name, code)) if (!files.includes(used)) files.push(used);
    }
    expect(files).toContain('inventory/give-up.ts');
  });

  it.each([
    ['await wait(clock, 5)', "import { wait } from '../clock.ts';\nawait wait(clock, 5);"],
    ['a fetch by another name', "const ask = globalThis['fetch'];\nawait ask(url);"],
    ['a timer', 'await new Promise((go) => clock.schedule(5, () => go(undefined)));'],
    ['another library', "import got from 'got';\nawait got(url);"],
    [
      'a client of its own',
      "import { createZoomClient } from '../zoom/client.ts';\nawait createZoomClient();",
    ],
    ['a library that comes later', "const fs = await import('node:fs');"],
  ])('which this would notice: %s', (_, code) => {
    expect(reachesOutside(code)).not.toEqual([]);
  });

  it('and this would not: a type, a word in a sentence, a comment', () => {
    const code = [
      "import type { Clock } from '../clock.ts';",
      "import { record } from '../audit/record.ts';",
      '// fetch it from the process',
      "export const says = 'to fetch';",
      'await record();',
    ].join('\n');
    expect(reachesOutside(code)).toEqual([]);
  });
});

import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { withTemporaryFile } from '../../src/slack/temporary-file.ts';

/** Where temporary files are, for this test alone. */
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'temporary-files-'));
  vi.stubEnv('TMPDIR', folder);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

async function read(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts).toString('utf8');
}

it('gives back what was written, as often as it is asked for, and its length in bytes', async () => {
  async function* text() {
    for (let line = 0; line < 30_000; line += 1) yield `${line} é\n`;
  }
  const expected = Array.from({ length: 30_000 }, (_, line) => `${line} é\n`).join('');
  await withTemporaryFile(text(), async (file) => {
    expect(file.bytes).toBe(Buffer.byteLength(expected));
    expect(await read(file.read())).toBe(expected);
    expect(await read(file.read())).toBe(expected);
  });
});

it('stands in no folder, even while it is used', async () => {
  async function* text() {
    yield 'a';
    expect(await readdir(folder)).toEqual([]);
  }
  await withTemporaryFile(text(), async () => expect(await readdir(folder)).toEqual([]));
});

it('says what went wrong with the text, and leaves nothing', async () => {
  async function* text() {
    yield 'a';
    throw new Error('Zoom is away');
  }
  await expect(withTemporaryFile(text(), async () => 'done')).rejects.toThrow('Zoom is away');
  expect(await readdir(folder)).toEqual([]);
});

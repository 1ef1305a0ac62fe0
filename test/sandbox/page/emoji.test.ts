import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { emojiFor } from '../../../src/sandbox/page/text/emoji.ts';

const bot = join(import.meta.dirname, '../../../src/slack');

/** Every `:name:` in what the bot says, with the file that says it. */
async function shortcodes(): Promise<{ name: string; file: string }[]> {
  const files = (await readdir(bot, { recursive: true })).filter((file) => file.endsWith('.ts'));
  const found = await Promise.all(
    files.map(async (file) => {
      const source = await readFile(join(bot, file), 'utf8');
      // A time of day (`10:00:00`) has a digit before its colon, and no emoji is named by digits except 100.
      const names = source.matchAll(/(?<![\w:]):(?=[a-z+-]|100)([a-z0-9_+-]+):(?![\w:])/g);
      return [...names].map(([, name = '']) => ({ name, file }));
    }),
  );
  return found.flat();
}

describe('emoji', () => {
  test('every emoji that the bot uses has a picture here', async () => {
    const used = await shortcodes();
    expect(used.map(({ name }) => name)).toEqual(expect.arrayContaining(['warning', 'point_up']));
    expect(used.filter(({ name }) => emojiFor(name) === undefined)).toEqual([]);
  });

  test('a name that no emoji has stays as it was written', () => {
    expect(emojiFor('no_such_thing')).toBeUndefined();
    expect(emojiFor('constructor')).toBeUndefined();
  });
});

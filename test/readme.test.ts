import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseSearch } from '../src/numbers/parse-search.ts';

const root = new URL('../', import.meta.url);
const readme = readFileSync(new URL('README.md', root), 'utf8');

describe('The README', () => {
  it('links to files that are there', () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path = '']) => path);
    expect(links).toContain('docs/search.png');
    expect(links.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
  });

  it('shows searches that are understood', () => {
    const searches = [...readme.matchAll(/`\/phone search ([^`]+)`/g)].map(([, words = '']) => words);
    expect(searches.length).toBeGreaterThan(4);
    expect(searches.filter((words) => parseSearch(words).kind !== 'search')).toEqual([]);
  });

  it('and .env.example name every setting, and no other', () => {
    const settings = [
      ...readFileSync(new URL('src/config.ts', root), 'utf8').matchAll(/^ {2}([A-Z_]{4,}): /gm),
    ].map(([, name]) => name);
    const inTable = [...readme.matchAll(/^\| (`[A-Z_`, ]+`) *\|/gm)].flatMap(([, cell = '']) =>
      cell.match(/[A-Z_]+/g),
    );
    const example = readFileSync(new URL('.env.example', root), 'utf8');
    const inExample = [...example.matchAll(/^(?:# )?([A-Z_]+)=/gm)].map(([, name]) => name);
    expect(settings.length).toBeGreaterThan(15);
    expect(inTable.toSorted()).toEqual(settings.toSorted());
    expect(inExample.toSorted()).toEqual(settings.toSorted());
  });
});

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FolderInUse } from '../../src/store/folder-lock.ts';
import { insertSearch, reviseSearch } from '../../src/store/searches.ts';
import { openStore } from '../../src/store/store.ts';
import { freshDataDir } from '../support/fresh-database.ts';

let dataDir: string;
let folder: string;
beforeEach(async () => {
  dataDir = await freshDataDir();
  folder = join(dataDir, 'database');
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const open = () => openStore({ kind: 'pglite', folder });

/** Another process with the folder open; it says a line a row that it was told is stored. */
async function otherProcess(): Promise<{ process: ChildProcess; acknowledged: () => number }> {
  const child = spawn(
    process.execPath,
    [new URL('./writes-until-killed.ts', import.meta.url).pathname, folder],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let lines = 0;
  await new Promise<void>((resolve) =>
    child.stdout?.on('data', (data: Buffer) => {
      lines += data.toString().split('\n').length - 1;
      if (lines >= 50) resolve();
    }),
  );
  return { process: child, acknowledged: () => lines };
}

describe('The embedded database', () => {
  it('refuses a second opening of its folder, and says what to do', async () => {
    const first = await open();
    await expect(open()).rejects.toThrow(FolderInUse);
    await expect(open()).rejects.toThrow(/in use by another process.*DATA_DIR.*DATABASE_URL/s);
    await first.close();
    const second = await open();
    await second.close();
  });

  it('keeps every acknowledged row when its process is killed, and opens again at once', async () => {
    const other = await otherProcess();
    await expect(open()).rejects.toThrow(FolderInUse);
    other.process.kill('SIGKILL');
    await once(other.process, 'close');

    const store = await open();
    for (let row = 0; row < other.acknowledged(); row++) {
      const key = { id: `row-${row}`, teamId: 'T1', userId: 'U1' };
      expect(await reviseSearch(store.db, key, () => ({})), `row ${row}`).toBeDefined();
    }
    await insertSearch(store.db, {
      id: 'after',
      teamId: 'T1',
      userId: 'U1',
      words: '415',
      numbers: [],
      selected: [],
      sort: 'memorable',
      page: 0,
      revision: 1,
      createdAt: new Date('2026-03-02T15:00:00Z'),
    });
    await store.close();
  });
});

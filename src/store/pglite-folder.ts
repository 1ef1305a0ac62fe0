import { existsSync, renameSync, rmSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { lockFolder } from './folder-lock.ts';

/** PGlite's own parameters but `-F`, which turns fsync off: a row acknowledged must survive a kill. */
const DURABLE_START = PGlite.defaultStartParams.filter((parameter) => parameter !== '-F');

/**
 * Opens the embedded database in a folder, which is held for this process alone until `close`.
 * @param folder created when absent; the first opening takes seconds, for it sets the database up
 * @throws FolderInUse
 */
export async function openPgliteFolder(folder: string): Promise<{ client: PGlite; close(): Promise<void> }> {
  const unlock = lockFolder(folder);
  const dataDir = `${folder}/pgdata`;
  const client = await open(dataDir).catch((error: unknown) => {
    unlock();
    throw error;
  });
  return {
    client,
    async close() {
      await client.close();
      unlock();
    },
  };
}

async function open(dataDir: string): Promise<PGlite> {
  if (!existsSync(dataDir)) await setUp(dataDir);
  return PGlite.create({ dataDir, startParams: DURABLE_START });
}

/** Aside, and renamed into place when it is whole: a kill in the middle leaves nothing that looks like a database. */
async function setUp(dataDir: string): Promise<void> {
  const aside = `${dataDir}.new`;
  rmSync(aside, { recursive: true, force: true });
  const client = await PGlite.create({ dataDir: aside, startParams: DURABLE_START });
  await client.close();
  renameSync(aside, dataDir);
}

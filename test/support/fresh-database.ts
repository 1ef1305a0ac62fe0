import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrateAll } from '../../src/jobs/migrate.ts';
import { MIGRATIONS_FOLDER } from '../../src/store/migrations.ts';
import { openStore } from '../../src/store/store.ts';

const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));

/** Every commit waits for the disk, which a folder in memory does not have. */
const MEMORY = '/dev/shm';

/** A folder for `DATA_DIR` with a migrated database in it: copied, for making one takes seconds. */
export async function freshDataDir(): Promise<string> {
  const folder = await mkdtemp(join((await exists(MEMORY)) ? MEMORY : tmpdir(), 'zoom-phone-chatops-'));
  await cp(await migratedDatabase(), join(folder, 'database'), { recursive: true });
  return folder;
}

/** Made once after each install and each change of the tables. */
async function migratedDatabase(): Promise<string> {
  const cache = join(modules, '.cache/zoom-phone-chatops');
  const kept = join(cache, `database-${await versionOfTables()}`);
  if (await exists(kept)) return kept;

  await mkdir(cache, { recursive: true });
  const making = await mkdtemp(join(cache, 'making-'));
  const store = await openStore({ kind: 'pglite', folder: making });
  await migrateAll(store);
  await store.close();
  // Several test files may have made one at once; the first to be done wins.
  await rename(making, kept).catch(() => rm(making, { recursive: true }));
  return kept;
}

/** What the tables, the job queue's own among them, come from. */
async function versionOfTables(): Promise<string> {
  const hash = createHash('sha256');
  const migrations = (await readdir(MIGRATIONS_FOLDER)).filter((name) => name.endsWith('.sql'));
  for (const file of [
    ...migrations.toSorted().map((name) => join(MIGRATIONS_FOLDER, name)),
    join(modules, '@electric-sql/pglite/package.json'),
    join(modules, 'pg-boss/package.json'),
  ]) {
    hash.update(await readFile(file));
  }
  return hash.digest('hex').slice(0, 16);
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

import { cp, mkdir, mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';

const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));

/** A folder for `DATA_DIR` with an empty database in it: copied, for making one takes seconds. */
export async function freshDataDir(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'zoom-phone-chatops-'));
  await mkdir(join(folder, 'database'));
  await cp(await emptyDatabase(), join(folder, 'database/pgdata'), { recursive: true });
  return folder;
}

/** An empty database of this version of PGlite, made once after each install. */
async function emptyDatabase(): Promise<string> {
  const manifest = await readFile(join(modules, '@electric-sql/pglite/package.json'), 'utf8');
  const { version }: { version: string } = JSON.parse(manifest);
  const cache = join(modules, '.cache/zoom-phone-chatops');
  const kept = join(cache, `empty-database-${version}`);
  if (await exists(kept)) return kept;

  await mkdir(cache, { recursive: true });
  const making = await mkdtemp(join(cache, 'making-'));
  const database = await PGlite.create({ dataDir: making });
  await database.close();
  // Several test files may have made one at once; the first to be done wins.
  await rename(making, kept).catch(() => rm(making, { recursive: true }));
  return kept;
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

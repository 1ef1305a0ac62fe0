import { mkdirSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { fromPglite } from 'pg-boss';
import { lockFolder } from './folder-lock.ts';
import { isMigrated, MIGRATIONS_FOLDER } from './migrations.ts';
import * as schema from './schema.ts';
import type { Store } from './store.ts';

/** PGlite's own parameters but `-F`, which turns fsync off: a row acknowledged must survive a kill. */
const DURABLE_START = PGlite.defaultStartParams.filter((parameter) => parameter !== '-F');

/**
 * @param folder created when absent, held for this process alone
 * @throws FolderInUse
 */
export async function openPglite(folder: string): Promise<Store> {
  const unlock = lockFolder(folder);
  const data = `${folder}/pgdata`;
  mkdirSync(data, { recursive: true });
  const client = await PGlite.create({ dataDir: data, startParams: DURABLE_START }).catch(
    (error: unknown) => {
      unlock();
      throw error;
    },
  );
  return pgliteStore(client, unlock);
}

/** In memory, gone when closed: for tests. */
export async function openPgliteInMemory(): Promise<Store> {
  return pgliteStore(await PGlite.create(), () => {});
}

function pgliteStore(client: PGlite, unlock: () => void): Store {
  const db = drizzle({ client, schema, casing: 'snake_case' });
  let migrating: Promise<void> | undefined;
  return {
    kind: 'pglite',
    db,
    queue: { db: fromPglite(client), backend: 'pglite' },
    migrate() {
      migrating ??= migrate(db, { migrationsFolder: MIGRATIONS_FOLDER }).finally(() => {
        migrating = undefined;
      });
      return migrating;
    },
    isMigrated: () => isMigrated(db),
    async close() {
      await client.close();
      unlock();
    },
  };
}

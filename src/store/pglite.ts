import type { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { fromPglite } from 'pg-boss';
import { createLine } from './lines.ts';
import { isMigrated, MIGRATIONS_FOLDER } from './migrations.ts';
import { openPgliteFolder } from './pglite-folder.ts';
import * as schema from './schema.ts';
import type { Store } from './store.ts';

/**
 * @param folder created when absent, held for this process alone
 * @throws FolderInUse
 */
export async function openPglite(folder: string): Promise<Store> {
  const { client, close } = await openPgliteFolder(folder);
  return pgliteStore(client, close);
}

/** @param client to which nobody else talks @param close called once, at the end */
export function pgliteStore(client: PGlite, close: () => Promise<void>): Store {
  const db = drizzle({ client, schema, casing: 'snake_case' });
  let migrating: Promise<void> | undefined;
  return {
    kind: 'pglite',
    db,
    // One process has the folder.
    inTurn: createLine(),
    queue: { db: fromPglite(client), backend: 'pglite' },
    migrate() {
      migrating ??= migrate(db, { migrationsFolder: MIGRATIONS_FOLDER }).finally(() => {
        migrating = undefined;
      });
      return migrating;
    },
    isMigrated: () => isMigrated(db),
    close,
  };
}

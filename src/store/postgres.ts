import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { isMigrated, MIGRATIONS_FOLDER } from './migrations.ts';
import * as schema from './schema.ts';
import type { Store } from './store.ts';

/** Any number, as long as every process uses the same: held while migrating. */
const MIGRATION_LOCK = 7_286_301_944;

/**
 * @param url `postgres://user:password@host:5432/name`
 * @param onError an idle connection broke; the pool opens another when it needs one
 */
export async function openPostgres(url: string, onError: (error: unknown) => void): Promise<Store> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5_000,
    application_name: 'zoom-phone-chatops',
  });
  pool.on('error', onError);
  const db = drizzle({ client: pool, schema, casing: 'snake_case' });

  return {
    kind: 'postgres',
    db,
    queue: { connectionString: url, max: 4, application_name: 'zoom-phone-chatops jobs' },
    async migrate() {
      const client = await pool.connect();
      try {
        await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
        await migrate(drizzle({ client }), { migrationsFolder: MIGRATIONS_FOLDER });
      } finally {
        // Destroyed, not returned: ending the session gives the lock back, whatever state it is in.
        client.release(true);
      }
    },
    isMigrated: () => isMigrated(db),
    close: () => pool.end(),
  };
}

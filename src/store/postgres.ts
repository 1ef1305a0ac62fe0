import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { createAdvisoryLocks } from './advisory-locks.ts';
import { createLine } from './lines.ts';
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
    // A person waits behind most statements: a lock that somebody else holds is a failure to tell, not to sit out.
    statement_timeout: 5_000,
    query_timeout: 6_000,
    application_name: 'zoom-phone-chatops',
  });
  pool.on('error', onError);
  const db = drizzle({ client: pool, schema, casing: 'snake_case' });

  const locks = createAdvisoryLocks(
    {
      connectionString: url,
      connectionTimeoutMillis: 5_000,
      query_timeout: 6_000,
      application_name: 'zoom-phone-chatops locks',
    },
    onError,
  );
  const inLine = createLine();

  return {
    kind: 'postgres',
    db,
    inTurn: (key, task) => inLine(key, () => locks.hold(key, task)),
    queue: { connectionString: url, max: 4, application_name: 'zoom-phone-chatops jobs' },
    async migrate() {
      // A connection of its own: a migration, and the wait for another process's, may take longer than a query.
      const client = new pg.Client({
        connectionString: url,
        application_name: 'zoom-phone-chatops migration',
      });
      await client.connect();
      try {
        await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
        await migrate(drizzle({ client }), { migrationsFolder: MIGRATIONS_FOLDER });
      } finally {
        // Ending the session gives the lock back, whatever state it is in.
        await client.end();
      }
    },
    isMigrated: () => isMigrated(db),
    async close() {
      await Promise.all([pool.end(), locks.close()]);
    },
  };
}

import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { describe, it } from 'vitest';
import { openPgliteInMemory } from '../../src/store/pglite.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import type { Store } from '../../src/store/store.ts';

export type Backend = {
  name: Store['kind'];
  /** A database of its own, without tables. Closing the store drops it. */
  open(): Promise<Store>;
};

const postgresUrl = process.env['TEST_DATABASE_URL'];

const pglite: Backend = { name: 'pglite', open: openPgliteInMemory };

/**
 * Tells the same story of both databases. Without TEST_DATABASE_URL there is no Postgres to tell it of; the suite that
 * is meant for Postgres sets REQUIRE_POSTGRES and fails then.
 */
export function describeOnBothDatabases(story: string, tell: (backend: Backend) => void): void {
  describe.each([pglite, ...(postgresUrl ? [postgres(postgresUrl)] : [])])(`${story} ($name)`, tell);
  if (!postgresUrl && process.env['REQUIRE_POSTGRES']) {
    it('has a Postgres to run on', () => {
      throw new Error('Set TEST_DATABASE_URL, e.g. postgres://postgres@127.0.0.1:5432/postgres');
    });
  }
}

/** A migrated store on this backend. */
export async function openMigrated(backend: Backend): Promise<Store> {
  const store = await backend.open();
  await store.migrate();
  return store;
}

function postgres(adminUrl: string): Backend {
  return {
    name: 'postgres',
    async open() {
      const name = `test_${randomUUID().replaceAll('-', '')}`;
      await run(adminUrl, `create database ${name}`);
      const url = new URL(adminUrl);
      url.pathname = `/${name}`;
      const store = await openPostgres(url.href, () => {});
      return {
        ...store,
        async close() {
          await store.close();
          await run(adminUrl, `drop database ${name} with (force)`);
        },
      };
    },
  };
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

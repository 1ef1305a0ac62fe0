import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { describe } from 'vitest';
import { openPostgres } from '../../src/store/postgres.ts';
import type { Store } from '../../src/store/store.ts';
import { openEmptyMemoryStore, openMemoryStore } from '../support/memory-store.ts';
import { isPostgresOnly, postgresUrl } from '../support/postgres.ts';

export type Backend = {
  name: Store['kind'];
  /** A database of its own, without tables. Closing the store drops it. */
  open(): Promise<Store>;
};

const pglite: Backend = { name: 'pglite', open: openEmptyMemoryStore };

/** Tells the same story of both databases, where there is a Postgres. */
export function describeOnBothDatabases(story: string, tell: (backend: Backend) => void): void {
  const backends = [...(isPostgresOnly ? [] : [pglite]), ...(postgresUrl ? [postgres(postgresUrl)] : [])];
  describe.each(backends)(`${story} ($name)`, tell);
}

/** A migrated store on this backend. */
export async function openMigrated(backend: Backend): Promise<Store> {
  if (backend.name === 'pglite') return openMemoryStore();
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

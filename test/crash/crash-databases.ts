import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { DatabaseConfig } from '../../src/config.ts';
import { openStore } from '../../src/store/store.ts';
import { freshDataDir } from '../support/fresh-database.ts';
import { postgresUrl } from '../support/postgres.ts';

export type CrashDatabases = {
  /** A migrated database that a process can be killed on. */
  fresh(): Promise<{ database: DatabaseConfig; drop(): Promise<void> }>;
  close(): Promise<void>;
};

/** On the Postgres of TEST_DATABASE_URL, or embedded; migrated once, then copied. */
export function crashDatabases(): Promise<CrashDatabases> {
  return postgresUrl ? onPostgres(postgresUrl) : embedded();
}

async function embedded(): Promise<CrashDatabases> {
  return {
    async fresh() {
      const made = await freshDataDir();
      const database = { kind: 'pglite', folder: join(made, 'database') } as const;
      return { database, drop: () => rm(made, { recursive: true }) };
    },
    close: async () => {},
  };
}

async function onPostgres(adminUrl: string): Promise<CrashDatabases> {
  const urlOf = (name: string) => Object.assign(new URL(adminUrl), { pathname: `/${name}` }).href;
  const newName = () => `crash_${randomUUID().replaceAll('-', '')}`;
  const template = newName();
  await run(adminUrl, `create database ${template}`);
  await migrate({ kind: 'postgres', url: urlOf(template) });
  // One at a time: a template takes no two copies at once.
  let last: Promise<unknown> = Promise.resolve();
  return {
    async fresh() {
      const name = newName();
      const made = last.then(() => run(adminUrl, `create database ${name} template ${template}`));
      last = made.catch(() => {});
      await made;
      return {
        database: { kind: 'postgres', url: urlOf(name) },
        drop: () => run(adminUrl, `drop database ${name} with (force)`),
      };
    },
    close: () => run(adminUrl, `drop database ${template} with (force)`),
  };
}

async function migrate(database: DatabaseConfig): Promise<void> {
  const store = await openStore(database);
  await store.migrate();
  await store.close();
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type { ConstructorOptions } from 'pg-boss';
import type { DatabaseConfig } from '../config.ts';
import type { Line } from './lines.ts';
import { openPglite } from './pglite.ts';
import { openPostgres } from './postgres.ts';
import type * as schema from './schema.ts';

/** A drizzle database or a transaction on it: what every query of the store takes. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;

/** A transaction that is open: its statements happen together or not at all. */
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

/** Postgres or PGlite behind one handle; the same SQL runs in both. */
export type Store = {
  kind: DatabaseConfig['kind'];
  db: Database;
  /**
   * Does one task at a time for each key, in all processes on the database, and keeps no connection from anybody
   * meanwhile: for tasks that wait for the network. Not to be asked for within a task of the same key.
   */
  inTurn: Line;
  /** The same database, as the job queue (pg-boss) is told of it. */
  queue: ConstructorOptions;
  /** Brings the tables up to date. Several processes may ask at once: one does it, the others wait. */
  migrate(): Promise<void>;
  /** True when no migration is outstanding. Fails when the database cannot be reached. */
  isMigrated(): Promise<boolean>;
  /** Lets running statements end, then closes every connection. */
  close(): Promise<void>;
};

/**
 * Opens the database that the configuration names. Reaches out lazily for Postgres; opens the folder for PGlite.
 * @throws FolderInUse when another process has the embedded database open
 */
export function openStore(
  config: DatabaseConfig,
  onError: (error: unknown) => void = () => {},
): Promise<Store> {
  return config.kind === 'postgres' ? openPostgres(config.url, onError) : openPglite(config.folder);
}

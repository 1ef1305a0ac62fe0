import { PGlite } from '@electric-sql/pglite';
import { pgliteStore } from '../../src/store/pglite.ts';
import type { Store } from '../../src/store/store.ts';

/** Setting a database up takes seconds: it is done once a process, and copied. */
let empty: Promise<Blob> | undefined;
let migrated: Promise<Blob> | undefined;

/** A migrated database in memory, gone when it is closed. */
export async function openMemoryStore(): Promise<Store> {
  migrated ??= dumpMigrated();
  return openCopy(await migrated);
}

/** The same without tables. */
export async function openEmptyMemoryStore(): Promise<Store> {
  empty ??= dumpEmpty();
  return openCopy(await empty);
}

async function openCopy(dump: Blob): Promise<Store> {
  const client = await PGlite.create({ loadDataDir: dump });
  return pgliteStore(client, () => client.close());
}

async function dumpEmpty(): Promise<Blob> {
  const client = await PGlite.create();
  const dump = await client.dumpDataDir('none');
  await client.close();
  return dump;
}

async function dumpMigrated(): Promise<Blob> {
  empty ??= dumpEmpty();
  const client = await PGlite.create({ loadDataDir: await empty });
  const store = pgliteStore(client, () => client.close());
  await store.migrate();
  const dump = await client.dumpDataDir('none');
  await store.close();
  return dump;
}

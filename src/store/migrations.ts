import { fileURLToPath } from 'node:url';
import { type SQL, sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { z } from 'zod';
import type { Database } from './store.ts';

export const MIGRATIONS_FOLDER = fileURLToPath(new URL('./migrations', import.meta.url));

/** True when the newest migration of this version of the code, or a newer one, has been applied. */
export async function isMigrated(db: Database): Promise<boolean> {
  const newest = readMigrationFiles({ migrationsFolder: MIGRATIONS_FOLDER }).at(-1);
  if (!newest) return true;
  const table = sql`select to_regclass('drizzle.__drizzle_migrations') is not null as answer`;
  if (!(await isTrue(db, table))) return false;
  return isTrue(
    db,
    sql`select exists (select from drizzle.__drizzle_migrations where created_at >= ${newest.folderMillis}) as answer`,
  );
}

// Both drivers answer a raw statement with `{rows}`; the type they share does not say so.
const answerSchema = z.object({ rows: z.tuple([z.object({ answer: z.boolean() })]) });

async function isTrue(db: Database, question: SQL): Promise<boolean> {
  return answerSchema.parse(await db.execute(question)).rows[0].answer;
}

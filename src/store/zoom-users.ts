import { eq, inArray } from 'drizzle-orm';
import { readings } from './schema.ts';
import type { Database } from './store.ts';

/** Zoom's id of the person with this e-mail address, where an assignment to it has once told. */
export async function readZoomUserId(db: Database, email: string): Promise<string | undefined> {
  const [row] = await db
    .select()
    .from(readings)
    .where(eq(readings.name, nameOf(email)));
  return typeof row?.value === 'string' ? row.value : undefined;
}

/** Addresses asked about with one statement. */
const BATCH = 1_000;

/** The same for many of them, by address in lower case; those that are not known are left out. */
export async function readZoomUserIds(db: Database, emails: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (let from = 0; from < emails.length; from += BATCH) {
    const names = emails.slice(from, from + BATCH).map(nameOf);
    const rows = await db.select().from(readings).where(inArray(readings.name, names));
    for (const { name, value } of rows) {
      if (typeof value === 'string') found.set(name.slice(PREFIX.length), value);
    }
  }
  return found;
}

export async function saveZoomUserId(db: Database, email: string, id: string, at: Date): Promise<void> {
  await db
    .insert(readings)
    .values({ name: nameOf(email), value: id, at })
    .onConflictDoUpdate({ target: readings.name, set: { value: id, at } });
}

const PREFIX = 'zoom-user:';

function nameOf(email: string): string {
  return `${PREFIX}${email.trim().toLowerCase()}`;
}

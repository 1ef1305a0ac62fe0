import { eq } from 'drizzle-orm';
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

export async function saveZoomUserId(db: Database, email: string, id: string, at: Date): Promise<void> {
  await db
    .insert(readings)
    .values({ name: nameOf(email), value: id, at })
    .onConflictDoUpdate({ target: readings.name, set: { value: id, at } });
}

function nameOf(email: string): string {
  return `zoom-user:${email.trim().toLowerCase()}`;
}

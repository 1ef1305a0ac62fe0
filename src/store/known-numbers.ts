import {
  and,
  asc,
  desc,
  eq,
  getTableColumns,
  gte,
  ilike,
  inArray,
  isNotNull,
  lt,
  lte,
  not,
  or,
  sql,
} from 'drizzle-orm';
import { knownNumbers } from './schema.ts';
import type { Database } from './store.ts';

export type KnownNumberRow = typeof knownNumbers.$inferSelect;
export type SeenAssignee = { type: string; id: string; name: string | null };

/** Rows written with one statement: Postgres takes 65,535 parameters. */
const BATCH = 500;

/**
 * Writes numbers as they were just read. What has not changed since is only marked as seen. A number that is read
 * without an assignee is idle from its `idleSince` on, unless it was known to be idle already.
 */
export async function saveKnownNumbers(db: Database, rows: readonly KnownNumberRow[]): Promise<void> {
  const { id: _key, ...columns } = getTableColumns(knownNumbers);
  const overwritten = Object.fromEntries(
    Object.entries(columns).map(([key, column]) => [key, sql.raw(`excluded."${snake(column.name)}"`)]),
  );
  for (let from = 0; from < rows.length; from += BATCH) {
    await db
      .insert(knownNumbers)
      .values(rows.slice(from, from + BATCH))
      .onConflictDoUpdate({
        target: knownNumbers.id,
        set: {
          ...overwritten,
          idleSince: sql`case when excluded.idle_since is null then null else coalesce(${knownNumbers.idleSince}, excluded.idle_since) end`,
        },
        // Whoever changed a number while a reading was under way saw it later than the reading did.
        setWhere: sql`${knownNumbers.seenAt} <= excluded.seen_at`,
      });
  }
}

/** `phoneNumber` as `phone_number`, as the database has it. */
function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Marks numbers as seen of which nothing else could be read; those that are not known stay so. */
export async function markSeen(db: Database, ids: readonly string[], at: Date): Promise<void> {
  for (let from = 0; from < ids.length; from += BATCH) {
    const some = inArray(knownNumbers.id, ids.slice(from, from + BATCH));
    await db
      .update(knownNumbers)
      .set({ seenAt: at })
      .where(and(some, lt(knownNumbers.seenAt, at)));
  }
}

/** Deletes what was not seen at this moment or later. @returns how many */
export async function forgetUnseen(db: Database, before: Date): Promise<number> {
  const gone = await db
    .delete(knownNumbers)
    .where(lt(knownNumbers.seenAt, before))
    .returning({ id: knownNumbers.id });
  return gone.length;
}

export async function forgetKnownNumber(db: Database, id: string): Promise<void> {
  await db.delete(knownNumbers).where(eq(knownNumbers.id, id));
}

/** @param ends E.164, the first and the last, both included and of one length */
export async function forgetKnownNumbersBetween(db: Database, ends: readonly string[]): Promise<void> {
  const [first, last] = ends;
  if (first === undefined || last === undefined) return;
  await db
    .delete(knownNumbers)
    .where(
      and(
        gte(knownNumbers.phoneNumber, first),
        lte(knownNumbers.phoneNumber, last),
        sql`length(${knownNumbers.phoneNumber}) = ${first.length}`,
      ),
    );
}

/**
 * Numbers that have these digits in a row somewhere, or this in their display name or assignee's name; by number.
 * @param words digits, or a part of a name; never a pattern
 */
export function findKnownNumbers(
  db: Database,
  { digits, words }: { digits?: string | undefined; words?: string | undefined },
  limit: number,
): Promise<KnownNumberRow[]> {
  const conditions = [
    ...(digits ? [ilike(knownNumbers.phoneNumber, `%${literal(digits)}%`)] : []),
    ...(words
      ? [
          or(
            ilike(knownNumbers.displayName, `%${literal(words)}%`),
            ilike(knownNumbers.assigneeName, `%${literal(words)}%`),
          ),
        ]
      : []),
  ];
  return db
    .select()
    .from(knownNumbers)
    .where(and(...conditions))
    .orderBy(asc(knownNumbers.phoneNumber))
    .limit(limit);
}

export async function readKnownNumber(
  db: Database,
  phoneNumber: string,
): Promise<KnownNumberRow | undefined> {
  const [row] = await db
    .select()
    .from(knownNumbers)
    .where(eq(knownNumbers.phoneNumber, phoneNumber))
    .orderBy(desc(knownNumbers.seenAt))
    .limit(1);
  return row;
}

/**
 * Those of the numbers that the account was last read to have.
 * @param since only what was read at this moment or later
 */
export async function readKnownAmong(
  db: Database,
  phoneNumbers: readonly string[],
  since?: Date,
): Promise<string[]> {
  if (phoneNumbers.length === 0) return [];
  const rows = await db
    .select({ phoneNumber: knownNumbers.phoneNumber })
    .from(knownNumbers)
    .where(
      and(inArray(knownNumbers.phoneNumber, [...phoneNumbers]), since && gte(knownNumbers.seenAt, since)),
    );
  return rows.map(({ phoneNumber }) => phoneNumber);
}

/** What was last read of those of the numbers that the account has, by number. */
export async function readKnownByNumber(
  db: Database,
  phoneNumbers: readonly string[],
): Promise<Map<string, KnownNumberRow>> {
  if (phoneNumbers.length === 0) return new Map();
  const rows = await db
    .select()
    .from(knownNumbers)
    .where(inArray(knownNumbers.phoneNumber, [...phoneNumbers]))
    .orderBy(asc(knownNumbers.seenAt));
  return new Map(rows.map((row) => [row.phoneNumber, row]));
}

/** One page of the numbers that nobody has, the longest idle first, and how many there are on all pages. */
export async function readIdleNumbers(
  db: Database,
  { page, size }: { page: number; size: number },
): Promise<{ rows: KnownNumberRow[]; total: number; monthlyCost: number }> {
  const idle = and(isNotNull(knownNumbers.idleSince), eq(knownNumbers.status, 'active'));
  const rows = await db
    .select()
    .from(knownNumbers)
    .where(idle)
    .orderBy(asc(knownNumbers.idleSince), asc(knownNumbers.phoneNumber))
    .limit(size)
    .offset(page * size);
  const [sums] = await db
    .select({
      total: sql`count(*)`.mapWith(Number),
      monthlyCost: sql`coalesce(sum(${knownNumbers.monthlyCost}), 0)`.mapWith(Number),
    })
    .from(knownNumbers)
    .where(idle);
  return { rows, total: sums?.total ?? 0, monthlyCost: sums?.monthlyCost ?? 0 };
}

/** Since when each of these numbers (by Zoom's id) has been idle, of those that are. */
export async function readIdleSince(db: Database, ids: readonly string[]): Promise<Map<string, Date>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: knownNumbers.id, idleSince: knownNumbers.idleSince })
    .from(knownNumbers)
    .where(inArray(knownNumbers.id, [...ids]));
  return new Map(rows.flatMap(({ id, idleSince }) => (idleSince ? [[id, idleSince] as const] : [])));
}

/** People (`user`), or all the others, who are known to have a number. By type and name. */
export async function readSeenAssignees(
  db: Database,
  who: 'people' | 'others',
  limit: number,
): Promise<SeenAssignee[]> {
  const isPerson = eq(knownNumbers.assigneeType, 'user');
  const rows = await db
    .selectDistinct({
      type: knownNumbers.assigneeType,
      id: knownNumbers.assigneeId,
      name: knownNumbers.assigneeName,
    })
    .from(knownNumbers)
    .where(
      and(
        isNotNull(knownNumbers.assigneeType),
        isNotNull(knownNumbers.assigneeId),
        who === 'people' ? isPerson : not(isPerson),
      ),
    )
    .orderBy(asc(knownNumbers.assigneeType), asc(knownNumbers.assigneeName))
    .limit(limit);
  return rows.flatMap(({ type, id, name }) => (type !== null && id !== null ? [{ type, id, name }] : []));
}

/** Text for `like`, with nothing in it that stands for something else. */
function literal(text: string): string {
  return text.replaceAll(/[\\%_]/g, (character) => `\\${character}`);
}

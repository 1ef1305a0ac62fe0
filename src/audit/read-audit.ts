import type { Context } from '../context.ts';
import { BYTE_ORDER_MARK, csvLine } from '../csv.ts';
import { adminsToAsk } from '../settings/admins-to-ask.ts';
import { isAdmin } from '../settings/rights.ts';
import { readSettings } from '../settings/stored-settings.ts';
import { type AuditFilter, type AuditRow, readAuditRows, streamAuditRows } from '../store/audit.ts';
import { describeDetails } from './describe-details.ts';

/** Whose history: of a number (E.164), of a request ("request 12"), of what a person did; or all of it. */
export type AuditAbout =
  | { kind: 'number'; phoneNumber: string }
  | { kind: 'request'; number: number }
  | { kind: 'person'; userId: string }
  | { kind: 'everything' };

export type AuditPage = {
  /** The newest first. */
  entries: AuditRow[];
  /** What to ask for as `before` to get the page after this one; undefined on the last. */
  older: number | undefined;
};

/** @param before an entry's id: only entries older than it */
export async function readAudit(
  { store }: Pick<Context, 'store'>,
  about: AuditAbout,
  { size, before }: { size: number; before?: number | undefined },
): Promise<AuditPage> {
  const found = await readAuditRows(store.db, filterOf(about), { before, limit: size + 1 });
  const entries = found.slice(0, size);
  return { entries, older: found.length > size ? entries.at(-1)?.id : undefined };
}

export type AuditExport =
  | { kind: 'csv'; lines: AsyncIterable<string> }
  /** @property admins who can: people and user groups */
  | { kind: 'not_admin'; admins: string[] };

/**
 * The audit as a CSV file, the oldest entry first, for admins. Lines are read as they are taken.
 * @param asked `nameOf`: what a person is called; asked once for each, and where it fails their id is all there is
 */
export async function exportAudit(
  { store, people, firstSettings }: Pick<Context, 'store' | 'people' | 'firstSettings'>,
  { by, about, nameOf }: { by: string; about: AuditAbout; nameOf: (userId: string) => Promise<string> },
): Promise<AuditExport> {
  const stored = await readSettings(store.db, firstSettings);
  if (!(await isAdmin(people, stored, by))) {
    return { kind: 'not_admin', admins: await adminsToAsk(people, stored.settings) };
  }
  return { kind: 'csv', lines: csvOf(streamAuditRows(store.db, filterOf(about)), nameOf) };
}

const HEADER = `${BYTE_ORDER_MARK}${csvLine([
  'id',
  'at (UTC)',
  'who',
  'name',
  'what',
  'request',
  'numbers',
  'from',
  'to',
  'why',
  'details',
])}`;

async function* csvOf(
  rows: AsyncIterable<AuditRow>,
  nameOf: (userId: string) => Promise<string>,
): AsyncGenerator<string> {
  yield HEADER;
  const names = new Map<string, string>();
  const nameOnce = async (actor: string) => {
    if (!/^[UW]/.test(actor)) return '';
    const name = names.get(actor) ?? (await nameOf(actor).catch(() => ''));
    names.set(actor, name);
    return name;
  };
  for await (const row of rows) {
    yield csvLine([
      String(row.id),
      row.at.toISOString(),
      row.actor,
      await nameOnce(row.actor),
      row.what,
      row.requestNumber === null ? '' : String(row.requestNumber),
      row.phoneNumbers.join('; '),
      row.from ?? '',
      row.to ?? '',
      row.why ?? '',
      describeDetails(row.details),
    ]);
  }
}

function filterOf(about: AuditAbout): AuditFilter {
  switch (about.kind) {
    case 'number':
      return { phoneNumber: about.phoneNumber };
    case 'request':
      return { requestNumber: about.number };
    case 'person':
      return { actor: about.userId };
    case 'everything':
      return {};
  }
}

import type { Context } from '../context.ts';
import { forbids, type NotAllowed } from '../settings/roles.ts';
import type { NewRunItem, RunRow } from '../store/runs.ts';
import { readZoomUserIds } from '../store/zoom-users.ts';
import { ZoomRefused } from '../zoom/errors.ts';
import type { PhoneNumber } from '../zoom/types.ts';
import type { Zoom } from '../zoom/zoom.ts';
import { importItem } from './import-change.ts';
import { numberIn, type PlannedRow, planImport } from './plan-import.ts';
import { emailIn, mentionIn } from './read-assignee.ts';
import { type ImportRow, readImport } from './read-import.ts';
import { seenAssignees, seenPeople } from './seen-assignees.ts';
import { indexSeen } from './seen-index.ts';
import { startRun } from './start-run.ts';

/** Numbers that are read one by one; of more than these, the whole list costs less. */
const SINGLY = 40;
const PAGE = 300;
/** Of people, and of all the others, who have numbers. */
const MOST_SEEN = 20_000;

export type ImportFile = {
  /** Slack user id. */
  by: string;
  /** The form it was sent with: whatever is delivered twice makes one plan. */
  origin: string;
  content: Uint8Array | string;
  /** As its owner calls it; undefined for text that was pasted. */
  fileName?: string | undefined;
  /**
   * Somebody who is mentioned, by Slack id; undefined when Slack knows nobody by it.
   * @throws when Slack cannot be asked
   */
  personOf(userId: string): Promise<{ email?: string | undefined } | undefined>;
};

export type ImportPlanned =
  | NotAllowed
  | { kind: 'unreadable'; why: string }
  /** Kept, for `applyImport`. How many rows change something, are so already, and are wrong. */
  | { kind: 'planned'; run: RunRow; changes: number; unchanged: number; wrong: number };

/**
 * Reads a CSV file of assignments, compares it with the numbers as they are, and keeps what it would change. Nothing is
 * changed yet.
 * @throws Zoom's errors, and when Slack cannot be asked
 */
export async function startImport(context: Context, file: ImportFile): Promise<ImportPlanned> {
  const refusal = await forbids(context, 'assign', file.by);
  if (refusal) return refusal;
  const reading = readImport(file.content);
  if (reading.kind === 'unreadable') return reading;
  const { rows } = reading;
  const emails = await emailsOf(rows, file.personOf);
  const addresses = rows.map(({ assignee }) => emailIn(assignee)).concat([...emails.values()]);
  const numbers = await readNumbers(context.zoom, rows);
  const seen = [
    ...(await seenAssignees(context, MOST_SEEN)),
    ...(await seenPeople(context, MOST_SEEN)),
    ...[...numbers.values()].flatMap(({ assignee }) => assignee ?? []),
  ];
  const plan = planImport(rows, {
    numbers,
    seen: indexSeen(seen),
    zoomUserIds: await readZoomUserIds(context.store.db, [
      ...new Set(addresses.filter((each) => each !== undefined)),
    ]),
    emails,
  });
  const run = await startRun(context, {
    kind: 'import',
    userId: file.by,
    origin: `import:${file.origin}`,
    details: file.fileName === undefined ? null : { fileName: file.fileName },
    items: plan.map(itemOf),
    isPlan: true,
  });
  await context.store.db.transaction((tx) => context.outbox.send(tx, { name: 'show-run', runId: run.id }));
  const count = (kind: PlannedRow['kind']) => plan.filter((each) => each.kind === kind).length;
  return {
    kind: 'planned',
    run,
    changes: count('change'),
    unchanged: count('unchanged'),
    wrong: count('wrong'),
  };
}

function itemOf(planned: PlannedRow): NewRunItem {
  const { row, phoneNumber } = planned;
  const wanted = (more: object = {}) => importItem.parse({ row, ...more });
  switch (planned.kind) {
    case 'change':
      return { phoneNumber, numberId: planned.numberId, wanted: wanted({ change: planned.change }) };
    case 'unchanged':
      return { phoneNumber, numberId: null, wanted: wanted(), state: 'unchanged' };
    case 'wrong':
      return {
        phoneNumber: phoneNumber.slice(0, 100),
        numberId: null,
        wanted: wanted(),
        state: 'failed',
        message: planned.why,
      };
  }
}

async function emailsOf(
  rows: readonly ImportRow[],
  personOf: ImportFile['personOf'],
): Promise<Map<string, string | undefined>> {
  const mentioned = new Set(rows.flatMap(({ assignee }) => mentionIn(assignee) ?? []));
  const emails = new Map<string, string | undefined>();
  for (const userId of mentioned) {
    const person = await personOf(userId);
    if (person) emails.set(userId, person.email);
  }
  return emails;
}

/** Those of the file's numbers that the account has. */
async function readNumbers({ numbers }: Zoom, rows: readonly ImportRow[]): Promise<Map<string, PhoneNumber>> {
  const asked = new Set(rows.flatMap(({ number }) => numberIn(number) ?? []));
  // A number that only Zoom takes for one is found in its list alone.
  const typed = new Set(rows.map(({ number }) => number));
  const found = new Map<string, PhoneNumber>();
  if (asked.size <= SINGLY) {
    for (const phoneNumber of asked) {
      const number = await numbers.get(phoneNumber).catch(notThere);
      if (number) found.set(phoneNumber, number);
    }
    return found;
  }
  for await (const number of numbers.list({}, { pageSize: PAGE })) {
    const { phoneNumber } = number;
    if (asked.has(phoneNumber) || typed.has(phoneNumber)) found.set(phoneNumber, number);
  }
  return found;
}

function notThere(error: unknown): undefined {
  if (error instanceof ZoomRefused && error.status === 404) return undefined;
  throw error;
}

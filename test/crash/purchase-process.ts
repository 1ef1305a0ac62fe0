/**
 * A process of its own for the crash test: picks up what another left, asks for something, has two people approve it,
 * and works until nothing is left to do; or until the call at which it is killed. It says a line a call that leaves the use
 * cases, and at its end what the database has.
 */
import { writeSync } from 'node:fs';
import { z } from 'zod';
import { approveRequest } from '../../src/purchases/decide-request.ts';
import { PURCHASE_KINDS } from '../../src/purchases/request.ts';
import { resumeWork } from '../../src/purchases/resume-work.ts';
import { submitRequest } from '../../src/purchases/submit-request.ts';
import { defaultSettings } from '../../src/settings/settings.ts';
import { readAuditRows } from '../../src/store/audit.ts';
import { readRequestRow } from '../../src/store/requests.ts';
import { openStore } from '../../src/store/store.ts';
import { knownPeople } from '../support/known-people.ts';
import { APPROVER, clientOf, REQUESTER, runJob, SECOND, wantedNumbers } from '../support/purchase-world.ts';
import { createTestClock } from '../support/test-clock.ts';
import { createWorkQueue } from '../support/work-queue.ts';
import { portsThatCrash } from './ports-that-crash.ts';

const orders = z
  .object({
    database: z.union([
      z.object({ kind: z.literal('postgres'), url: z.string() }),
      z.object({ kind: z.literal('pglite'), folder: z.string() }),
    ]),
    apiUrl: z.string(),
    oauthUrl: z.string(),
    startsAt: z.string(),
    /** Which call is the last; none when absent. */
    killAt: z.number().optional(),
    kind: z.enum(PURCHASE_KINDS),
    /** By e-mail: who gets what is bought. */
    assignTo: z.string(),
    numbers: z.array(
      z.object({
        phoneNumber: z.string(),
        country: z.string(),
        type: z.string(),
        capabilities: z.array(z.string()),
        monthlyCost: z.number(),
      }),
    ),
  })
  .parse(JSON.parse(process.argv[2] ?? ''));

const FIVE_MINUTES = 5 * 60_000;

let calls = 0;
const store = await openStore(orders.database);
const queue = createWorkQueue(store);
const clock = createTestClock(orders.startsAt);
const context = portsThatCrash(
  {
    zoom: clientOf(orders),
    store: queue.store,
    outbox: queue.outbox,
    clock,
    people: knownPeople({ members: [REQUESTER, APPROVER, SECOND] }),
    ids: { newId: () => 'the-request', newReference: () => 'ZP-000000' },
    firstSettings: {
      ...defaultSettings,
      approvers: [APPROVER, SECOND],
      quorumBands: [{ upTo: null, quorum: 2 }],
    },
  },
  (moment, port) => {
    calls += 1;
    // At once and to the end, however soon the process is killed.
    writeSync(1, `${JSON.stringify({ moment, port })}\n`);
    if (calls === orders.killAt) {
      process.kill(process.pid, 'SIGKILL');
      for (;;);
    }
  },
);

const startedAt = new Date(clock.now().getTime() + 1);
await resumeWork(context, startedAt);
const asked = await submitRequest(context, {
  viewId: 'V1',
  teamId: 'T1',
  requesterId: REQUESTER,
  wanted: wantedNumbers(orders.numbers, {
    kind: orders.kind,
    ...(orders.kind === 'block' ? { block: { country: 'US', areaCode: '415', size: 10 } } : {}),
    displayName: 'Sales',
    assignTo: { type: 'user', id: orders.assignTo },
  }),
});
if (asked.kind !== 'submitted') throw new Error(`The request was ${asked.kind}`);
const { id: requestId, revision } = asked.request;
for (const userId of [APPROVER, SECOND]) {
  const { status } = (await readRequestRow(store.db, requestId)) ?? {};
  if (status === 'awaiting_approval') await approveRequest(context, { requestId, revision, userId });
}

const end = clock.now().getTime() + FIVE_MINUTES;
for (let minute = clock.now().getTime(); minute < end; minute += 60_000) {
  await work(minute + 60_000);
  // As every minute: over Postgres, a purchase that another process may be in the middle of waits for nothing but time.
  if ((await readRequestRow(store.db, requestId))?.status === 'purchasing')
    await resumeWork(context, startedAt);
}

async function work(until: number): Promise<void> {
  for (let due = queue.nextDue(); due && due.getTime() <= until; due = queue.nextDue()) {
    await clock.advance(Math.max(0, due.getTime() - clock.now().getTime()));
    for (let job = queue.take(clock.now()); job; job = queue.take(clock.now())) await runJob(context, job);
  }
  await clock.advance(Math.max(0, until - clock.now().getTime()));
}

const request = await readRequestRow(store.db, requestId);
const audit = (await readAuditRows(store.db, { subject: requestId }, { limit: 100 })).toReversed();
writeSync(1, `${JSON.stringify({ request, audit })}\n`);
await store.close();
process.exit(0);

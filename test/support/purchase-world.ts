import { type Clock, systemClock } from '../../src/clock.ts';
import type { Context, Job } from '../../src/context.ts';
import { executePurchase } from '../../src/purchases/execute-purchase.ts';
import { followUp } from '../../src/purchases/follow-up.ts';
import { reconcilePurchase } from '../../src/purchases/reconcile-purchase.ts';
import type { Wanted } from '../../src/purchases/request.ts';
import { LOCAL_CREDENTIALS } from '../../src/sandbox/zoom/local-zoom.ts';
import { defaultSettings, type Settings } from '../../src/settings/settings.ts';
import * as schema from '../../src/store/schema.ts';
import type { Store } from '../../src/store/store.ts';
import { createZoomClient, type ZoomClient } from '../../src/zoom/client.ts';
import type { AvailableNumber } from '../../src/zoom/types.ts';
import { type KnownPeople, knownPeople } from './known-people.ts';
import { createTestClock, type TestClock } from './test-clock.ts';
import { startWatchedZoom, type WatchedZoom } from './watched-zoom.ts';
import { createWorkQueue, type WorkQueue } from './work-queue.ts';

export const REQUESTER = 'U0RINA';
export const OTHER = 'U0OTIS';
export const APPROVER = 'U0ADA';
export const SECOND = 'U0BEN';
export const ADMIN = 'U0ANNA';
export const STRANGER = 'U0SAM';

/** Everything the purchase use cases work with: a database, the local Zoom over HTTP, a clock that is moved by hand. */
export type PurchaseWorld = {
  context: Context;
  clock: TestClock;
  queue: WorkQueue;
  zoom: WatchedZoom;
  people: { members: string[]; groups: Record<string, string[] | 'unreadable'> };
  settings: Settings;
  /** Runs every job that is due. */
  work(): Promise<void>;
  /** Lets time pass, and runs what falls due meanwhile at its moment. */
  pass(milliseconds: number): Promise<void>;
  /** Numbers to buy, the first so many of an area code. */
  offered(areaCode: string, quantity: number): Promise<AvailableNumber[]>;
  close(): Promise<void>;
};

export const HOUR = 3_600_000;

export async function createPurchaseWorld(
  store: Store,
  settings: Partial<Settings> = {},
  seed = 'meridian',
  numbers = 20,
): Promise<PurchaseWorld> {
  const zoom = await startWatchedZoom(seed, numbers);
  const client = clientOf(zoom);
  const clock = createTestClock();
  const queue = createWorkQueue(store);
  const known = {
    members: [REQUESTER, OTHER, APPROVER, SECOND, ADMIN],
    groups: {},
  } satisfies KnownPeople;
  let ids = 0;
  const run = Math.random().toString(36).slice(2);
  const firstSettings: Settings = {
    ...defaultSettings,
    admins: [ADMIN],
    approvers: [APPROVER, SECOND],
    approvalsChannel: 'C0APPROVALS',
    ...settings,
  };
  const context: Context = {
    zoom: client,
    store: queue.store,
    outbox: queue.outbox,
    clock,
    // As they are when they are asked for: people come and go.
    people: {
      standing: (userId) => knownPeople(known).standing(userId),
      membersOf: (groupId) => knownPeople(known).membersOf(groupId),
      workspaceAdmins: () => knownPeople(known).workspaceAdmins(),
    },
    ids: { newId: () => `${run}-${++ids}`, newReference: () => 'ZP-000000' },
    firstSettings,
  };

  const world: PurchaseWorld = {
    context,
    clock,
    queue,
    zoom,
    people: known,
    settings: firstSettings,
    async work() {
      for (let job = queue.take(clock.now()); job; job = queue.take(clock.now())) {
        await runJob(world.context, job);
      }
    },
    async pass(milliseconds) {
      const end = clock.now().getTime() + milliseconds;
      await world.work();
      for (let due = queue.nextDue(); due && due.getTime() <= end; due = queue.nextDue()) {
        await clock.advance(Math.max(0, due.getTime() - clock.now().getTime()));
        await world.work();
      }
      await clock.advance(end - clock.now().getTime());
    },
    offered: (areaCode, quantity) => client.numbers.searchAvailable({ country: 'US', areaCode, quantity }),
    async close() {
      await client.close();
      await zoom.close();
    },
  };
  return world;
}

/** Runs twenty times slower than time does. */
const slow: Clock = {
  now: () => new Date(performance.now() / 20),
  schedule: (milliseconds, task) => systemClock.schedule(milliseconds * 20, task),
};

/** A client that does not try again by itself, so that no test waits: by its clock, the time for that is over at once. */
export function clientOf({ apiUrl, oauthUrl }: Pick<WatchedZoom, 'apiUrl' | 'oauthUrl'>): ZoomClient {
  return createZoomClient({
    apiUrl,
    oauthUrl,
    ...LOCAL_CREDENTIALS,
    clock: slow,
    random: () => 0.5,
    limits: { light: 1000, medium: 1000, heavy: 1000 },
    timeouts: { deadlineMs: 50 },
  });
}

/** What the queue's workers do with a job. Cards and messages are nothing to the workflow. */
export async function runJob(context: Context, job: Job): Promise<void> {
  if (job.name === 'execute-purchase') await executePurchase(context, job.requestId);
  if (job.name === 'reconcile-purchase') await reconcilePurchase(context, job.requestId);
  if (job.name === 'follow-up') await followUp(context, job.requestId);
}

/** Requests of before are gone; the audit stays, as it must. */
export async function forgetRequests(store: Store): Promise<void> {
  await store.db.delete(schema.votes);
  await store.db.delete(schema.numberHolds);
  await store.db.delete(schema.requests);
  await store.db.delete(schema.settings);
}

export function wantedNumbers(numbers: AvailableNumber[], more: Partial<Wanted> = {}): Wanted {
  return { kind: 'numbers', numbers, monthlyCost: 0, purpose: 'A line for sales', ...more };
}

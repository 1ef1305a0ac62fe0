import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RequestEvent } from '../../src/audit/record.ts';
import { isFinal } from '../../src/purchases/request.ts';
import { fromRow } from '../../src/purchases/stored-request.ts';
import { readRequestRows } from '../../src/store/requests.ts';
import { audit } from '../../src/store/schema.ts';
import type { Store } from '../../src/store/store.ts';
import type { PhoneNumber } from '../../src/zoom/types.ts';
import { describeOnBothDatabases, openMigrated } from '../store/backends.ts';
import { createPurchaseWorld, forgetRequests, HOUR, STRANGER } from '../support/purchase-world.ts';
import { CREW, doWhatIsDue, GROUP, type Run } from './purchase-acts.ts';
import { policies, purchaseCommands } from './purchase-commands.ts';
import { checkInvariants } from './purchase-invariants.ts';
import { openings } from './purchase-openings.ts';

const RUNS = 80;

/** Everything that can happen to a request. */
const EVENTS: RequestEvent[] = [
  ...([
    'request.submitted',
    'request.edited',
    'request.voted',
    'request.approved',
    'request.denied',
  ] as const),
  ...(['request.withdrawn', 'request.expired', 'request.lapsed', 'request.commented'] as const),
  ...(['request.reminded', 'request.escalated', 'request.moved_up', 'purchase.started'] as const),
  ...(['purchase.postponed', 'purchase.uncertain', 'purchase.purchased'] as const),
  ...(['purchase.partly_purchased', 'purchase.failed'] as const),
  ...(['follow_up.retried', 'follow_up.done', 'follow_up.failed'] as const),
  ...(['release.started', 'release.released', 'release.partly_released', 'release.failed'] as const),
];

describeOnBothDatabases('The purchase workflow', (backend) => {
  let store: Store;
  let worlds = 0;
  beforeAll(async () => {
    store = await openMigrated(backend);
  });
  afterAll(() => store.close());

  async function begin(settings: Parameters<typeof createPurchaseWorld>[1]): Promise<Run> {
    await forgetRequests(store);
    // Ids of its own: the history of numbers stays.
    const world = await createPurchaseWorld(store, settings, `meridian ${++worlds}`);
    world.people.groups[GROUP] = CREW;
    const { tollFree } = world.context.zoom;
    return {
      world,
      numbers: await world.offered('212', 6),
      owned: await free(world),
      tollFree: await tollFree.searchAvailable({ prefix: '833', quantity: 2 }),
      memory: {
        ended: new Map(),
        rightful: new Set(),
        approved: new Set(),
        taken: 0,
        eligible: () => {
          const { members, groups } = world.people;
          const crew = groups[GROUP];
          const named = world.settings.approvers.flatMap((id) =>
            id !== GROUP ? id : crew === undefined || crew === 'unreadable' ? [] : crew,
          );
          return new Set(named.filter((id) => members.includes(id) && id !== STRANGER));
        },
        notOurs: new Set(world.zoom.zoom.snapshot().numbers.map(({ phone_number }) => phone_number)),
      },
    };
  }

  /** Some of what the company has, used by nobody. */
  async function free({ context, zoom }: Run['world']): Promise<PhoneNumber[]> {
    const some = zoom.zoom
      .snapshot()
      .numbers.filter(({ status }) => status === 'active')
      .slice(0, 5);
    for (const { id, assignee } of some) if (assignee) await context.zoom.numbers.unassign(id);
    return Promise.all(some.map(({ id }) => context.zoom.numbers.get(id)));
  }

  /** Whatever happened before: once Zoom is well and time has passed, every request has ended. */
  async function toTheEnd({ world, memory }: Run): Promise<void> {
    world.zoom.zoom.clearFaults();
    const open = async () =>
      (await readRequestRows(store.db, {})).map(fromRow).filter(({ status }) => !isFinal(status));
    // Of requests for the same numbers, each has its time when the one in front has ended.
    for (let left = Number.POSITIVE_INFINITY, now = await open(); now.length < left; now = await open()) {
      left = now.length;
      for (let round = 0; round < 2; round += 1) {
        await world.pass(73 * HOUR);
        await doWhatIsDue(world);
      }
    }
    await checkInvariants(world, memory);
    expect(await open()).toEqual([]);
  }

  it('holds its invariants whatever people, time, Zoom and crashes do', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        policies,
        openings,
        fc.commands(purchaseCommands, { maxCommands: 40, size: 'max' }),
        async (policy, { settings, steps }, commands) => {
          const run = await begin({ ...policy, ...settings });
          try {
            await fc.asyncModelRun(() => ({ model: {}, real: run }), [...steps, ...commands]);
            await toTheEnd(run);
          } finally {
            await run.world.close();
          }
        },
      ),
      { numRuns: RUNS, endOnFailure: false, interruptAfterTimeLimit: 200_000, markInterruptAsFailure: true },
    );
  });

  it('was led through it by these runs', async () => {
    const events = new Set((await store.db.select({ what: audit.what }).from(audit)).map(({ what }) => what));
    const never = EVENTS.filter((event) => !events.has(event));
    expect(never, 'what never came about').toEqual([]);
  });
});

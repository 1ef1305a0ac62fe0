import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expireRequests } from '../../src/purchases/expire-requests.ts';
import { isFinal } from '../../src/purchases/request.ts';
import { resumeWork } from '../../src/purchases/resume-work.ts';
import { fromRow } from '../../src/purchases/stored-request.ts';
import type { Settings } from '../../src/settings/settings.ts';
import { readRequestRows } from '../../src/store/requests.ts';
import { audit } from '../../src/store/schema.ts';
import type { Store } from '../../src/store/store.ts';
import { describeOnBothDatabases, openMigrated } from '../store/backends.ts';
import { createPurchaseWorld, forgetRequests, HOUR, STRANGER } from '../support/purchase-world.ts';
import { purchaseCommands, type Run } from './purchase-commands.ts';
import { checkInvariants } from './purchase-invariants.ts';

const RUNS = 60;

const policies = fc.record({
  selfApproval: fc.boolean(),
  autoApproveUpTo: fc.constantFrom(null, null, 3),
  monthlyBudget: fc.constantFrom(null, 12, 30),
  quorumBands: fc.constantFrom<Settings['quorumBands'][]>(
    [{ upTo: null, quorum: 1 }],
    [
      { upTo: 5, quorum: 1 },
      { upTo: null, quorum: 2 },
    ],
  ),
});

describeOnBothDatabases('The purchase workflow', (backend) => {
  let store: Store;
  beforeAll(async () => {
    store = await openMigrated(backend);
  });
  afterAll(() => store.close());

  async function begin(settings: Parameters<typeof createPurchaseWorld>[1]): Promise<Run> {
    await forgetRequests(store);
    const world = await createPurchaseWorld(store, settings);
    const { tollFree } = world.context.zoom;
    return {
      world,
      numbers: await world.offered('212', 6),
      tollFree: await tollFree.searchAvailable({ prefix: '833', quantity: 2 }),
      memory: {
        ended: new Map(),
        rightful: new Set(),
        eligible: () => {
          const { members } = world.people;
          return new Set(world.settings.approvers.filter((id) => members.includes(id) && id !== STRANGER));
        },
        notOurs: new Set(world.zoom.zoom.snapshot().numbers.map(({ phone_number }) => phone_number)),
      },
    };
  }

  /** Whatever happened before: once Zoom is well and time has passed, every request has ended. */
  async function toTheEnd({ world, memory }: Run): Promise<void> {
    world.zoom.zoom.clearFaults();
    for (let round = 0; round < 3; round += 1) {
      await world.pass(73 * HOUR);
      await resumeWork(world.context, new Date(0));
      await expireRequests(world.context);
      await world.work();
    }
    await checkInvariants(world, memory);
    const rows = await readRequestRows(store.db, {});
    expect(rows.map(fromRow).filter(({ status }) => !isFinal(status))).toEqual([]);
  }

  it('holds its invariants whatever people, time, Zoom and crashes do', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        policies,
        fc.commands(purchaseCommands, { maxCommands: 40, size: 'max' }),
        async (policy, commands) => {
          const run = await begin(policy);
          try {
            await fc.asyncModelRun(() => ({ model: {}, real: run }), commands);
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
    for (const event of [
      ...['request.submitted', 'request.edited', 'request.approved', 'request.expired', 'purchase.started'],
      ...['purchase.uncertain', 'purchase.purchased'],
    ]) {
      expect(events, `${event}, which never came about`).toContain(event);
    }
  });
});

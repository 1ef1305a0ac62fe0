import fc from 'fast-check';
import { expect } from 'vitest';
import { commentRequest } from '../../src/purchases/comment-request.ts';
import { approveRequest, denyRequest } from '../../src/purchases/decide-request.ts';
import { editRequest } from '../../src/purchases/edit-request.ts';
import { expireRequests } from '../../src/purchases/expire-requests.ts';
import { remindApprovers, remindOfWaiting } from '../../src/purchases/remind-approvers.ts';
import type { Wanted } from '../../src/purchases/request.ts';
import { resumeWork } from '../../src/purchases/resume-work.ts';
import { settleByHand } from '../../src/purchases/settle-by-hand.ts';
import { fromRow, type StoredRequest } from '../../src/purchases/stored-request.ts';
import { submitRequest } from '../../src/purchases/submit-request.ts';
import { withdrawRequest } from '../../src/purchases/withdraw-request.ts';
import type { FaultKind } from '../../src/sandbox/zoom/control-protocol.ts';
import { readRequestRows } from '../../src/store/requests.ts';
import type { AvailableNumber } from '../../src/zoom/types.ts';
import { portsThatCrash } from '../crash/ports-that-crash.ts';
import {
  ADMIN,
  APPROVER,
  HOUR,
  OTHER,
  type PurchaseWorld,
  REQUESTER,
  runJob,
  SECOND,
  STRANGER,
} from '../support/purchase-world.ts';
import { checkInvariants, type Memory } from './purchase-invariants.ts';

export type Run = {
  world: PurchaseWorld;
  memory: Memory;
  numbers: AvailableNumber[];
  tollFree: AvailableNumber[];
};

/** Nothing is foretold: after every command, the invariants are what has to hold. */
type Model = Record<string, never>;
type Step = fc.AsyncCommand<Model, Run>;

const PEOPLE = [REQUESTER, OTHER, APPROVER, SECOND, ADMIN, STRANGER];

function step(text: string, act: (run: Run) => Promise<void>): Step {
  return {
    check: () => true,
    async run(_, real) {
      await act(real);
      await checkInvariants(real.world, real.memory);
    },
    toString: () => text,
  };
}

/** One of the requests there are, if any. */
async function pick({ world }: Run, index: number): Promise<StoredRequest | undefined> {
  const rows = await readRequestRows(world.context.store.db, {});
  const row = rows.at(-1 - (index % Math.max(1, rows.length)));
  return row && fromRow(row);
}

function wantedOf(
  { numbers, tollFree }: Run,
  { kind, which }: { kind: Wanted['kind']; which: number[] },
): Wanted {
  const pool = kind === 'toll_free' ? tollFree : numbers;
  const chosen = [...new Set(which.map((index) => pool[index % pool.length]).filter((each) => !!each))];
  return {
    kind,
    numbers: kind === 'block' ? [] : kind === 'number' ? chosen.slice(0, 1) : chosen,
    ...(kind === 'block' ? { block: { country: 'US', areaCode: '212', size: 10 } } : {}),
    monthlyCost: kind === 'block' ? 7.5 : 0,
    purpose: 'Because',
    displayName: 'Sales',
  };
}

const person = fc.constantFrom(...PEOPLE);
const approver = fc.constantFrom(APPROVER, APPROVER, APPROVER, SECOND, SECOND, SECOND, REQUESTER, STRANGER);
/** From the newest on. */
const request = fc.constantFrom(0, 0, 0, 1, 1, 2, 3);
const wish = fc.record({
  kind: fc.constantFrom<Wanted['kind'][]>('numbers', 'numbers', 'number', 'toll_free', 'block'),
  which: fc.array(fc.nat(5), { minLength: 1, maxLength: 3 }),
});
const fault = fc.record({
  kind: fc.constantFrom<FaultKind[]>(
    ...(['rate_limited', 'error_before', 'error_after', 'cut_before', 'cut_after', 'gateway_down'] as const),
  ),
  method: fc.constantFrom('GET', 'POST', 'POST', 'PATCH'),
  times: fc.integer({ min: 1, max: 4 }),
});

const asking = fc
  .tuple(fc.constantFrom(REQUESTER, OTHER, APPROVER, STRANGER), wish, fc.boolean(), fc.boolean())
  .map(([requesterId, asked, queueBehind, twice]) =>
    step(`${requesterId} asks for ${JSON.stringify(asked)}${queueBehind ? ', queued' : ''}`, async (run) => {
      const { context } = run.world;
      const viewId = context.ids.newId();
      const wanted = wantedOf(run, asked);
      const ask = () => submitRequest(context, { viewId, teamId: 'T1', requesterId, wanted, queueBehind });
      const first = await ask();
      const answers = ['submitted', 'held', 'not_allowed'];
      expect(answers).toContain(first.kind);
      if (!twice || first.kind !== 'submitted') return;
      expect(await ask()).toMatchObject({
        kind: 'submitted',
        again: true,
        request: { id: first.request.id },
      });
    }),
  );

const approving = fc.tuple(approver, request, fc.nat(5)).map(([userId, index, stale]) =>
  step(`${userId} approves ${index}`, async (run) => {
    const found = await pick(run, index);
    if (!found) return;
    const revision = stale === 0 ? found.revision - 1 : found.revision;
    if (run.memory.eligible().has(userId)) run.memory.rightful.add(`${found.id} ${revision} ${userId}`);
    const answer = await approveRequest(run.world.context, { requestId: found.id, revision, userId });
    if (!run.memory.eligible().has(userId)) {
      expect(['not_allowed', 'decided', 'expired', 'outdated']).toContain(answer.kind);
    }
    expect(answer.kind).toMatch(/^[a-z_]+$/);
  }),
);

const working = fc.constant(step('the worker works', ({ world }) => world.work()));

/** Everything that people, time and accidents can do; what leads somewhere, more often. */
export const purchaseCommands: fc.Arbitrary<Step>[] = [
  ...[asking, asking, asking, approving, approving, approving, approving, working, working],
  fc.tuple(person, fc.nat(5)).map(([userId, index]) =>
    step(`${userId} denies ${index}`, async (run) => {
      const found = await pick(run, index);
      if (!found) return;
      const { id: requestId, revision } = found;
      const answer = await denyRequest(run.world.context, { requestId, revision, userId, reason: 'No' });
      if (answer.kind === 'denied') expect(run.memory.eligible().has(userId)).toBe(true);
    }),
  ),
  fc.tuple(fc.constantFrom(REQUESTER, OTHER), fc.nat(5)).map(([userId, index]) =>
    step(`${userId} withdraws ${index}`, async (run) => {
      const found = await pick(run, index);
      if (!found) return;
      const answer = await withdrawRequest(run.world.context, { requestId: found.id, userId });
      if (answer.kind === 'withdrawn') expect(found.requesterId).toBe(userId);
    }),
  ),
  fc.tuple(request, wish, fc.boolean()).map(([index, asked, queueBehind]) =>
    step(`${index} is changed to ${JSON.stringify(asked)}`, async (run) => {
      const found = await pick(run, index);
      if (!found) return;
      const { id: requestId, revision, requesterId: userId } = found;
      const wanted = wantedOf(run, asked);
      const answer = await editRequest(run.world.context, {
        requestId,
        revision,
        userId,
        wanted,
        queueBehind,
      });
      if (answer.kind === 'edited') expect(answer.request.revision).toBe(revision + 1);
    }),
  ),
  fc.tuple(person, request).map(([userId, index]) =>
    step(`${userId} comments on and reminds of ${index}`, async (run) => {
      const found = await pick(run, index);
      if (!found) return;
      const { context } = run.world;
      const viewId = context.ids.newId();
      await commentRequest(context, { requestId: found.id, userId, viewId, text: 'Why?' });
      await remindApprovers(context, { requestId: found.id, userId });
    }),
  ),
  fc.constantFrom(0.003, 0.01, 0.1, 1, 5, 30).map((hours) =>
    step(`${hours} hours pass`, async ({ world }) => {
      await world.pass(hours * HOUR);
      await expireRequests(world.context);
      await remindOfWaiting(world.context);
      await resumeWork(world.context, new Date(0));
      await world.work();
    }),
  ),
  fault.map((bad) =>
    step(`Zoom: ${JSON.stringify(bad)}`, async ({ world }) => {
      world.zoom.zoom.addFault(bad);
    }),
  ),
  fc.constant(step('Zoom is well again', async ({ world }) => world.zoom.zoom.clearFaults())),
  fc.tuple(fc.nat(5), fc.boolean()).map(([index, silently]) =>
    step(`somebody else buys ${index}${silently ? ', silently' : ''}`, async ({ world, numbers }) => {
      const number = numbers[index % numbers.length];
      if (number) world.zoom.zoom.takeNumbers([number.phoneNumber], { silently });
    }),
  ),
  fc.constantFrom(APPROVER, SECOND).map((userId) =>
    step(`${userId} leaves, or comes back`, async ({ world: { people } }) => {
      const isThere = people.members.includes(userId);
      people.members = isThere ? people.members.filter((id) => id !== userId) : [...people.members, userId];
    }),
  ),
  fc.tuple(request, fc.boolean()).map(([index, ready]) =>
    step(`an admin settles ${index} as it is`, async (run) => {
      const found = await pick(run, index);
      if (!found || found.wanted.kind === 'block' || !ready) return;
      const asked = found.wanted.numbers.map(({ phoneNumber }) => phoneNumber);
      const there = run.world.zoom.zoom.snapshot().numbers.map(({ phone_number }) => phone_number);
      const owned = asked.filter((number) => there.includes(number));
      // Half of it is nothing that a person can say.
      const gone = found.outcome?.failed.length ?? 0;
      if (owned.length > 0 && owned.length !== asked.length - gone) return;
      const happened = owned.length > 0;
      await settleByHand(run.world.context, { requestId: found.id, userId: ADMIN, happened });
    }),
  ),
  fc.integer({ min: 1, max: 14 }).map((point) =>
    step(`the worker ends at step ${point}, and another starts`, async ({ world }) => {
      await workUntil(world, point);
      world.queue.forget();
      await resumeWork(world.context, new Date(world.clock.now().getTime() + 1));
    }),
  ),
];

/** Works until a port fails for good, as it is for a process that ends there. */
async function workUntil(world: PurchaseWorld, point: number): Promise<void> {
  const ended = new Error('The process has ended');
  let passed = 0;
  const failing = portsThatCrash(world.context, () => {
    passed += 1;
    if (passed >= point) throw ended;
  });
  for (let job = world.queue.take(world.clock.now()); job; job = world.queue.take(world.clock.now())) {
    try {
      await runJob(failing, job);
    } catch (error) {
      if (error !== ended) throw error;
      return;
    }
  }
}

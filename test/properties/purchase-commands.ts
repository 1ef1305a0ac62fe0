import fc from 'fast-check';
import { expect } from 'vitest';
import { commentRequest } from '../../src/purchases/comment-request.ts';
import { denyRequest } from '../../src/purchases/decide-request.ts';
import { remindApprovers } from '../../src/purchases/remind-approvers.ts';
import type { Wanted } from '../../src/purchases/request.ts';
import { resumeWork } from '../../src/purchases/resume-work.ts';
import { settleByHand } from '../../src/purchases/settle-by-hand.ts';
import { withdrawRequest } from '../../src/purchases/withdraw-request.ts';
import type { FaultKind } from '../../src/sandbox/zoom/control-protocol.ts';
import { changeSettings } from '../../src/settings/change-settings.ts';
import type { Settings } from '../../src/settings/settings.ts';
import { readSettings } from '../../src/settings/stored-settings.ts';
import { ADMIN, APPROVER, OTHER, REQUESTER, SECOND, STRANGER } from '../support/purchase-world.ts';
import {
  approves,
  asks,
  assigns,
  breaks,
  CREW,
  changes,
  GROUP,
  PEOPLE,
  passes,
  pick,
  type Step,
  step,
  takes,
  triesAgain,
  unlessUnknown,
  works,
  workUntil,
} from './purchase-acts.ts';

/** What admins may set, before and in between. */
export const policies = fc.record({
  approvers: fc.constantFrom<string[][]>([APPROVER, SECOND], [APPROVER, GROUP]),
  selfApproval: fc.boolean(),
  autoApproveUpTo: fc.constantFrom(null, null, null, 3),
  monthlyBudget: fc.constantFrom(null, null, 12, 30),
  executionExpiryHours: fc.constantFrom(1, 24),
  fallbackChannel: fc.constantFrom(null, 'C0FALLBACK'),
  escalateAfterHours: fc.constantFrom(null, 2),
  quorumBands: fc.constantFrom<Settings['quorumBands'][]>(
    [{ upTo: null, quorum: 1 }],
    [
      { upTo: 5, quorum: 1 },
      { upTo: null, quorum: 2 },
    ],
  ),
});

const person = fc.constantFrom(...PEOPLE);
const approver = fc.constantFrom(APPROVER, APPROVER, APPROVER, SECOND, SECOND, SECOND, REQUESTER, STRANGER);
/** From the newest on. */
const request = fc.constantFrom(0, 0, 0, 1, 1, 2, 3);
const wish = fc.record({
  kind: fc.constantFrom<Wanted['kind'][]>(
    ...(['numbers', 'numbers', 'number', 'toll_free', 'block', 'release', 'release'] as const),
  ),
  which: fc.array(fc.nat(5), { minLength: 1, maxLength: 3 }),
  assignTo: fc.constantFrom(undefined, undefined, 'ana@meridian-health.example', 'nobody@example.com'),
});
const fault = fc.record({
  kind: fc.constantFrom<FaultKind[]>(
    ...(['rate_limited', 'error_before', 'error_after', 'cut_before', 'cut_after', 'gateway_down'] as const),
  ),
  method: fc.constantFrom('GET', 'POST', 'POST', 'PATCH', 'DELETE'),
  times: fc.integer({ min: 1, max: 4 }),
});

const asking = fc
  .tuple(fc.constantFrom(REQUESTER, OTHER, APPROVER, STRANGER), wish, fc.boolean(), fc.boolean())
  .map(([requesterId, asked, queueBehind, twice]) => asks(requesterId, asked, { queueBehind, twice }));
const approving = fc
  .tuple(approver, request, fc.nat(5))
  .map(([userId, index, stale]) => approves(userId, index, { outdated: stale === 0 }));
const working = fc.constant(works);

/** Everything that people, time and accidents can do; what leads somewhere, more often. */
export const purchaseCommands: fc.Arbitrary<Step>[] = [
  ...[asking, asking, asking, asking, approving, approving, approving, approving, working, working],
  fc.tuple(person, fc.nat(5)).map(([userId, index]) =>
    step(`${userId} denies ${index}`, async (run) => {
      const found = await pick(run, index);
      if (!found) return;
      const { id: requestId, revision } = found;
      const denial = { requestId, revision, userId, reason: 'No' };
      const answer = await unlessUnknown(run, userId, () => denyRequest(run.world.context, denial));
      if (answer?.kind === 'denied') expect(run.memory.eligible().has(userId)).toBe(true);
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
  fc
    .tuple(request, wish, fc.boolean())
    .map(([index, asked, queueBehind]) => changes(index, asked, { queueBehind })),
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
  fc.constantFrom(0.003, 0.01, 0.1, 1, 5, 30).map(passes),
  fault.map(breaks),
  fc.constant(breaks({ kind: 'gateway_down' })),
  fc.constant(step('Zoom is well again', async ({ world }) => world.zoom.zoom.clearFaults())),
  fc
    .tuple(request, fc.boolean(), fc.boolean())
    .map(([index, silently, all]) => takes(index, { silently, all })),
  fc.nat(5).map(assigns),
  fc.constantFrom(APPROVER, SECOND).map((userId) =>
    step(`${userId} leaves, or comes back`, async ({ world: { people } }) => {
      const isThere = people.members.includes(userId);
      people.members = isThere ? people.members.filter((id) => id !== userId) : [...people.members, userId];
    }),
  ),
  fc.boolean().map((readable) =>
    step(`Slack ${readable ? 'can' : 'cannot'} say who is in ${GROUP}`, async ({ world: { people } }) => {
      people.groups[GROUP] = readable ? CREW : 'unreadable';
    }),
  ),
  policies.map((policy) =>
    step(`an admin changes the settings to ${JSON.stringify(policy)}`, async ({ world }) => {
      const { context, settings } = world;
      const { revision } = await readSettings(context.store.db, context.firstSettings);
      const changed = { ...settings, ...policy };
      const answer = await changeSettings(context, { by: ADMIN, revision, settings: changed });
      if (answer.kind === 'changed') Object.assign(settings, policy);
      else expect(['unchanged', 'impossible']).toContain(answer.kind);
    }),
  ),
  fc.tuple(person, request).map(([userId, index]) => triesAgain(userId, index)),
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

import type fc from 'fast-check';
import { expect } from 'vitest';
import { approveRequest } from '../../src/purchases/decide-request.ts';
import { editRequest } from '../../src/purchases/edit-request.ts';
import { expireRequests } from '../../src/purchases/expire-requests.ts';
import { retryFollowUps } from '../../src/purchases/follow-up.ts';
import { reconsiderRequests } from '../../src/purchases/reconsider-requests.ts';
import { remindOfWaiting } from '../../src/purchases/remind-approvers.ts';
import type { FollowUp, Wanted } from '../../src/purchases/request.ts';
import { resumeWork } from '../../src/purchases/resume-work.ts';
import { fromRow, type StoredRequest } from '../../src/purchases/stored-request.ts';
import { submitRequest } from '../../src/purchases/submit-request.ts';
import type { FaultKind } from '../../src/sandbox/zoom/control-protocol.ts';
import { RightUnknown } from '../../src/settings/user-groups.ts';
import { readRequestRows } from '../../src/store/requests.ts';
import type { AvailableNumber, PhoneNumber } from '../../src/zoom/types.ts';
import { portsThatCrash } from '../crash/ports-that-crash.ts';
import { toldAdmins } from '../support/purchase-steps.ts';
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

/** What people, time and accidents do to the workflow; after each, the invariants have to hold. */

export type Run = {
  world: PurchaseWorld;
  memory: Memory;
  numbers: AvailableNumber[];
  tollFree: AvailableNumber[];
  /** That the company has and nobody uses, to be given up. */
  owned: PhoneNumber[];
};

/** Nothing is foretold: after every command, the invariants are what has to hold. */
export type Model = Record<string, never>;
export type Step = fc.AsyncCommand<Model, Run>;

export const GROUP = 'S0CREW';
export const CREW = [SECOND, OTHER];

export const PEOPLE = [REQUESTER, OTHER, APPROVER, SECOND, ADMIN, STRANGER];

export function step(text: string, act: (run: Run) => Promise<void>): Step {
  return {
    check: () => true,
    async run(_, real) {
      await act(real);
      await checkInvariants(real.world, real.memory);
    },
    toString: () => text,
  };
}

export const hasFailed = ({ state }: FollowUp) => state === 'failed';

/** One of the requests there are, if any. */
export async function pick(
  { world }: Run,
  index: number,
  which: (request: StoredRequest) => boolean = () => true,
): Promise<StoredRequest | undefined> {
  const found = (await readRequestRows(world.context.store.db, {})).map(fromRow).filter(which);
  return found.at(-1 - (index % Math.max(1, found.length)));
}

export function wantedOf({ numbers, tollFree, owned }: Run, { kind, which, assignTo }: Wish): Wanted {
  if (kind === 'release') return releaseOf(owned, which);
  const pool = kind === 'toll_free' ? tollFree : numbers;
  const chosen = [...new Set(which.map((index) => pool[index % pool.length]).filter((each) => !!each))];
  return {
    kind,
    numbers: kind === 'block' ? [] : kind === 'number' ? chosen.slice(0, 1) : chosen,
    ...(kind === 'block' ? { block: { country: 'US', areaCode: '212', size: 10 } } : {}),
    monthlyCost: kind === 'block' ? 7.5 : 0,
    purpose: 'Because',
    displayName: 'Sales',
    ...(assignTo ? { assignTo: { type: 'user', id: assignTo } } : {}),
  };
}

function releaseOf(owned: PhoneNumber[], which: number[]): Wanted {
  const chosen = [...new Set(which.flatMap((index) => owned[index % owned.length] ?? []))];
  return {
    kind: 'release',
    numbers: chosen.map(({ country = 'US', monthlyCost = 0, ...rest }) => ({
      country,
      monthlyCost,
      ...rest,
    })),
    zoomIds: chosen.map(({ id }) => id),
    monthlyCost: 0,
    purpose: 'Because',
  };
}

/** What somebody does by a right, or nothing where Slack cannot say whether they have it: then nobody else has lost it. */
export async function unlessUnknown<Answer>(
  { memory, world }: Run,
  userId: string,
  act: () => Promise<Answer>,
): Promise<Answer | undefined> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof RightUnknown)) throw error;
    expect(memory.eligible().has(userId)).toBe(false);
    expect(world.people.groups[GROUP]).toBe('unreadable');
    expect(toldAdmins(world)).not.toEqual([]);
    return undefined;
  }
}

export type Wish = { kind: Wanted['kind']; which: number[]; assignTo: string | undefined };

export const asks = (
  requesterId: string,
  asked: Wish,
  { queueBehind = false, twice = false }: { queueBehind?: boolean; twice?: boolean } = {},
): Step =>
  step(`${requesterId} asks for ${JSON.stringify(asked)}${queueBehind ? ', queued' : ''}`, async (run) => {
    const { context } = run.world;
    const viewId = context.ids.newId();
    const wanted = wantedOf(run, asked);
    const ask = () => submitRequest(context, { viewId, teamId: 'T1', requesterId, wanted, queueBehind });
    const first = await ask();
    expect(['submitted', 'held', 'not_allowed']).toContain(first.kind);
    if (!twice || first.kind !== 'submitted') return;
    expect(await ask()).toMatchObject({ kind: 'submitted', again: true, request: { id: first.request.id } });
  });

/** @param index from the newest on */
export const approves = (userId: string, index: number, { outdated = false } = {}): Step =>
  step(`${userId} approves ${index}`, async (run) => {
    const found = await pick(run, index);
    if (!found) return;
    const revision = outdated ? found.revision - 1 : found.revision;
    const isEligible = run.memory.eligible().has(userId);
    if (isEligible) run.memory.rightful.add(`${found.id} ${revision} ${userId}`);
    const answer = await unlessUnknown(run, userId, () =>
      approveRequest(run.world.context, { requestId: found.id, revision, userId }),
    );
    if (!answer) return;
    if (!isEligible) expect(['not_allowed', 'decided', 'expired', 'outdated']).toContain(answer.kind);
    expect(answer.kind).toMatch(/^[a-z_]+$/);
  });

export const changes = (index: number, asked: Wish, { queueBehind = false } = {}): Step =>
  step(`${index} is changed to ${JSON.stringify(asked)}`, async (run) => {
    const found = await pick(run, index);
    if (!found) return;
    const { id: requestId, revision, requesterId: userId } = found;
    const edit = { requestId, revision, userId, wanted: wantedOf(run, asked), queueBehind };
    const answer = await editRequest(run.world.context, edit);
    if (answer.kind === 'edited') expect(answer.request.revision).toBe(revision + 1);
  });

export const works = step('the worker works', ({ world }) => world.work());

export const passes = (hours: number): Step =>
  step(`${hours} hours pass`, async ({ world }) => {
    await world.pass(hours * HOUR);
    await doWhatIsDue(world);
  });

export const breaks = (bad: { kind: FaultKind; method?: string; times?: number }): Step =>
  step(`Zoom: ${JSON.stringify(bad)}`, async ({ world }) => {
    world.zoom.zoom.addFault(bad);
  });

export const takes = (index: number, { silently = false, all = false } = {}): Step =>
  step(`somebody else buys ${all ? 'all' : 'one'} of ${index}, approved`, async (run) => {
    const found = await pick(run, index, ({ status }) => status === 'approved');
    const numbers = found?.wanted.numbers.map(({ phoneNumber }) => phoneNumber) ?? [];
    run.world.zoom.zoom.takeNumbers(all ? numbers : numbers.slice(0, 1), { silently });
  });

/** @param index of what the company has */
export const assigns = (index: number): Step =>
  step(`somebody assigns ${index} of the company’s own, or takes it away again`, async ({ world, owned }) => {
    const number = owned[index % owned.length];
    const { numbers } = world.context.zoom;
    const queue = world.zoom.zoom.snapshot().assignees.find(({ type }) => type === 'call_queue');
    if (!number || !queue) return;
    // It may be gone, or Zoom not well.
    const never = () => {};
    const now = await numbers.get(number.id).catch(never);
    if (now?.assignee) await numbers.unassign(number.id).catch(never);
    else if (now) await numbers.assign(number.id, { type: 'call_queue', id: queue.id }).catch(never);
  });

export const triesAgain = (userId: string, index: number): Step =>
  step(`${userId} has what failed after ${index} tried again`, async (run) => {
    const found = await pick(run, index, ({ followUps }) => followUps.some(hasFailed));
    if (!found) return;
    const again = { requestId: found.id, userId };
    const answer = await unlessUnknown(run, userId, () => retryFollowUps(run.world.context, again));
    if (answer?.kind !== 'retrying') return;
    expect(userId === found.requesterId || run.memory.eligible().has(userId)).toBe(true);
  });

/** As every minute. */
export async function doWhatIsDue(world: PurchaseWorld): Promise<void> {
  await expireRequests(world.context);
  await reconsiderRequests(world.context);
  await remindOfWaiting(world.context);
  await resumeWork(world.context, new Date(0));
  await world.work();
}

/** Works until a port fails for good, as it is for a process that ends there. */
export async function workUntil(world: PurchaseWorld, point: number): Promise<void> {
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

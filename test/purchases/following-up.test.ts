import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { executePurchase } from '../../src/purchases/execute-purchase.ts';
import { followUp, retryFollowUps } from '../../src/purchases/follow-up.ts';
import type { StoredRequest } from '../../src/purchases/stored-request.ts';
import type { Store } from '../../src/store/store.ts';
import { portsThatCrash } from '../crash/ports-that-crash.ts';
import { openMemoryStore } from '../support/memory-store.ts';
import { approve, ask, happened, now, toldAdmins } from '../support/purchase-steps.ts';
import {
  APPROVER,
  createPurchaseWorld,
  forgetRequests,
  OTHER,
  type PurchaseWorld,
  REQUESTER,
  wantedNumbers,
} from '../support/purchase-world.ts';

let store: Store;
let world: PurchaseWorld;
let request: StoredRequest;
let email: string;

beforeAll(async () => {
  store = await openMemoryStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  await forgetRequests(store);
  world = await createPurchaseWorld(store);
  [email = ''] = emails();
});
afterEach(() => world.close());

const emails = () =>
  world.zoom.zoom.snapshot().assignees.flatMap((each) => (each.type === 'user' ? (each.email ?? []) : []));

/** Bought, and everything after it still to be done. */
async function bought(count = 1, assignTo = { type: 'user', id: email }) {
  const wanted = wantedNumbers(await world.offered('212', count), { assignTo });
  request = await ask(world, wanted);
  await approve(world, request, APPROVER);
  const job = world.queue.take(world.clock.now());
  expect(job?.name).toBe('execute-purchase');
  await executePurchase(world.context, request.id);
  expect((await now(world, request)).status).toBe('purchased');
}

const steps = async () => (await now(world, request)).followUps;
const states = async () => (await steps()).map(({ state }) => state);
const assignees = async () =>
  Promise.all(
    request.wanted.numbers.map(
      async ({ phoneNumber }) => (await world.context.zoom.numbers.get(phoneNumber)).assignee,
    ),
  );
const idOf = (address: string) =>
  world.zoom.zoom.snapshot().assignees.find((each) => each.email === address)?.id;
const retry = (userId: string) => retryFollowUps(world.context, { requestId: request.id, userId });

describe('Bought numbers for a person by e-mail', () => {
  it('are assigned, and it is noted whom Zoom means by it', async () => {
    await bought(2);
    await world.work();
    expect(await steps()).toMatchObject([
      { state: 'done', assignee: { id: idOf(email) } },
      { state: 'done', assignee: { id: idOf(email) } },
    ]);
    expect((await assignees()).map((each) => each?.id)).toEqual([idOf(email), idOf(email)]);
  });

  it.each(['cut_after', 'error_after'] as const)(
    'are assigned though the answer is lost (%s)',
    async (kind) => {
      await bought();
      world.zoom.zoom.addFault({ kind, method: 'POST', path: '/phone/numbers/num', times: 1 });
      await world.work();
      expect(await states()).toEqual(['done']);
      expect(await happened(world, request)).toContain('follow_up.done');
    },
  );

  it('are assigned though the process ended before it could note it', async () => {
    await bought();
    const ended = new Error('The process has ended');
    const failing = portsThatCrash(world.context, (moment, port) => {
      if (moment === 'after' && port === 'zoom.numbers.assign') throw ended;
    });
    await expect(followUp(failing, request.id)).rejects.toThrow(ended);
    expect(await states()).toEqual(['pending']);
    await followUp(world.context, request.id);
    expect(await states()).toEqual(['done']);
  });

  it('can be tried again by a button when Zoom said nothing at all, and are found assigned', async () => {
    await bought();
    world.zoom.zoom.addFault({ kind: 'cut_after', method: 'POST', path: '/phone/numbers/num', times: 1 });
    world.zoom.zoom.addFault({ kind: 'gateway_down', method: 'GET', path: '/phone/numbers/num' });
    await world.work();
    expect(await states()).toEqual(['failed']);
    world.zoom.zoom.clearFaults();
    expect((await retry(REQUESTER)).kind).toBe('retrying');
    await world.work();
    expect(await states()).toEqual(['done']);
    expect((await retry(REQUESTER)).kind).toBe('nothing_failed');
  });

  it('are not said to be assigned when somebody else has one', async () => {
    await bought(2);
    const [, other = ''] = emails();
    const [first, second] = request.wanted.numbers;
    if (!first || !second) throw new Error('Two were bought');
    await world.context.zoom.numbers.assign(second.phoneNumber, { type: 'user', id: other });
    await world.work();
    expect(await states()).toEqual(['done', 'failed']);
    // The first one's answer has said whom the address names.
    await retry(REQUESTER);
    await world.work();
    expect(await states()).toEqual(['done', 'failed']);
    expect((await assignees()).map((each) => each?.id)).toEqual([idOf(email), idOf(other)]);
  });

  it('are not said to be assigned by a call that never left, when somebody else has one meanwhile', async () => {
    await bought(2);
    const [, other = ''] = emails();
    const ended = new Error('The process has ended');
    let calls = 0;
    const failing = portsThatCrash(world.context, (moment, port) => {
      if (moment === 'before' && port === 'zoom.numbers.assign' && ++calls === 2) throw ended;
    });
    await expect(followUp(failing, request.id)).rejects.toThrow(ended);
    const second = request.wanted.numbers[1]?.phoneNumber ?? '';
    await world.context.zoom.numbers.assign(second, { type: 'user', id: other });
    await followUp(world.context, request.id);
    expect(await states()).toEqual(['done', 'failed']);
  });

  it('stay unassigned where Zoom knows nobody by it, and say so', async () => {
    await bought(1, { type: 'user', id: 'nobody@example.com' });
    await world.work();
    expect(await steps()).toMatchObject([
      { state: 'failed', message: expect.stringContaining('nobody@example.com') },
    ]);
    expect(await happened(world, request)).toContain('follow_up.failed');
    expect((await now(world, request)).status).toBe('purchased');
  });
});

describe('What failed after a purchase', () => {
  it('is tried again for its requester or an approver, and for nobody else', async () => {
    await bought(1, { type: 'user', id: 'nobody@example.com' });
    await world.work();
    expect((await retry(OTHER)).kind).toBe('not_allowed');
    expect((await retry(APPROVER)).kind).toBe('retrying');
    expect(await states()).toEqual(['pending']);
    await world.work();
    expect(await states()).toEqual(['failed']);
    expect(world.zoom.purchases).toHaveLength(1);
  });

  it('is tried again for its requester while Slack cannot say who approves', async () => {
    await bought(1, { type: 'user', id: 'nobody@example.com' });
    await world.work();
    world.settings.approvers = ['S0GONE'];
    expect((await retry(REQUESTER)).kind).toBe('retrying');
    await expect(retry(OTHER)).rejects.toThrow('Slack cannot say');
    expect(toldAdmins(world)).toHaveLength(1);
  });
});

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { formatNumber } from '../../src/numbers/format-number.ts';
import { readBudget } from '../../src/purchases/budget.ts';
import { approveRequest } from '../../src/purchases/decide-request.ts';
import { executePurchase } from '../../src/purchases/execute-purchase.ts';
import { findRequest } from '../../src/purchases/list-requests.ts';
import type { Wanted } from '../../src/purchases/request.ts';
import { resumeWork } from '../../src/purchases/resume-work.ts';
import { settleByHand } from '../../src/purchases/settle-by-hand.ts';
import { findSpareNumbers } from '../../src/purchases/spare-numbers.ts';
import type { StoredRequest } from '../../src/purchases/stored-request.ts';
import { submitRequest } from '../../src/purchases/submit-request.ts';
import { readAuditRows } from '../../src/store/audit.ts';
import type { Store } from '../../src/store/store.ts';
import type { AvailableNumber } from '../../src/zoom/types.ts';
import type { Zoom } from '../../src/zoom/zoom.ts';
import { createGate } from '../support/gate.ts';
import { openMemoryStore } from '../support/memory-store.ts';
import { toldAdmins } from '../support/purchase-steps.ts';
import {
  ADMIN,
  APPROVER,
  clientOf,
  createPurchaseWorld,
  forgetRequests,
  type PurchaseWorld,
  REQUESTER,
  wantedNumbers,
} from '../support/purchase-world.ts';

let store: Store;
let world: PurchaseWorld;
let numbers: AvailableNumber[];

beforeAll(async () => {
  store = await openMemoryStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  await forgetRequests(store);
  world = await createPurchaseWorld(store);
  numbers = await world.offered('212', 2);
});
afterEach(() => world.close());

async function approved(wanted: Wanted): Promise<string> {
  const viewId = world.context.ids.newId();
  const asked = await submitRequest(world.context, {
    viewId,
    teamId: 'T1',
    requesterId: REQUESTER,
    wanted,
  });
  if (asked.kind !== 'submitted') throw new Error(`It was ${asked.kind}`);
  const { id: requestId, revision } = asked.request;
  const answer = await approveRequest(world.context, { requestId, revision, userId: APPROVER });
  expect(answer.kind).toBe('approved');
  return requestId;
}

async function now(requestId: string): Promise<StoredRequest> {
  const found = await findRequest(store.db, requestId);
  if (!found) throw new Error('The request is gone');
  return found.request;
}

const bought = (request: StoredRequest) => request.outcome?.bought.map(({ phoneNumber }) => phoneNumber);
const asked = () => numbers.map(({ phoneNumber }) => phoneNumber);
const inventory = () => world.zoom.zoom.snapshot().numbers.map(({ phone_number }) => phone_number);

describe('An approved request', () => {
  it('is bought with one call, assigned and named', async () => {
    const [assignee] = world.zoom.zoom.snapshot().numbers.flatMap((number) => number.assignee ?? []);
    if (!assignee) throw new Error('Nobody has a number in this company');
    const { type, id } = assignee;
    const request = await approved(wantedNumbers(numbers, { assignTo: { type, id }, displayName: 'Sales' }));
    await world.work();
    expect(await now(request)).toMatchObject({
      status: 'purchased',
      outcome: { knownFrom: 'zoom', failed: [] },
    });
    expect(bought(await now(request))).toEqual(asked());
    expect((await now(request)).followUps.map(({ step, state }) => `${step} ${state}`)).toEqual([
      ...['assign done', 'name done', 'assign done', 'name done'],
    ]);
    expect(world.zoom.purchases).toHaveLength(1);
    for (const phoneNumber of asked()) {
      expect(await world.context.zoom.numbers.get(phoneNumber)).toMatchObject({
        assignee: { type, id },
        displayName: 'Sales',
      });
    }
  });

  it.each([
    ['one number', 'number', '/v2/phone/numbers'],
    ['toll-free numbers', 'toll_free', '/v2/phone/numbers/toll_free'],
    ['a block', 'block', '/v2/phone/number_blocks'],
  ] as const)('buys %s', async (_, kind, path) => {
    const tollFree = await world.context.zoom.tollFree.searchAvailable({ prefix: '833', quantity: 2 });
    const wanted: Wanted = {
      kind,
      numbers: kind === 'number' ? numbers.slice(0, 1) : kind === 'toll_free' ? tollFree : [],
      ...(kind === 'block' ? { block: { country: 'US', areaCode: '415', size: 10 } } : {}),
      monthlyCost: 7.5,
      purpose: 'Support',
    };
    const request = await approved(wanted);
    await world.work();
    const { status, outcome } = await now(request);
    expect(status).toBe('purchased');
    expect(outcome?.bought.map(({ phoneNumber }) => phoneNumber)).toEqual(
      wanted.numbers.map(({ phoneNumber }) => phoneNumber),
    );
    expect(world.zoom.purchases.map((purchase) => purchase.path)).toEqual([path]);
  });

  it('buys a block for what Zoom says it costs: that counts in the budget, not what it was thought to cost', async () => {
    const block = { country: 'US', areaCode: '415', size: 50 };
    const request = await approved({ kind: 'block', numbers: [], block, monthlyCost: 1, purpose: 'Desks' });
    expect(await readBudget(store.db, world.clock.now())).toEqual({ spent: 0, reserved: 1 });
    await world.work();
    const there = world.zoom.zoom.snapshot().blocks.at(-1);
    const range = { startNumber: there?.start_number ?? '', endNumber: there?.end_number ?? '' };
    expect(there?.monthly_cost).toBeGreaterThan(1);
    const done = await now(request);
    expect(done.outcome).toMatchObject({
      blockId: there?.id,
      block: { id: there?.id, ...range, monthlyCost: there?.monthly_cost },
    });
    expect(await readBudget(store.db, world.clock.now())).toEqual({
      spent: there?.monthly_cost,
      reserved: 0,
    });
    const found = await readAuditRows(store.db, { phoneNumber: range.startNumber }, { limit: 1 });
    expect(found).toMatchObject([{ what: 'purchase.purchased', subject: request }]);
  });

  it('is not offered to others as a number that nobody uses, nor is one that is still to be ported in', async () => {
    await world.close();
    // So large that the company has numbers on their way.
    world = await createPurchaseWorld(store, {}, 'meridian', 200);
    numbers = await world.offered('212', 2);
    const { clock } = world;
    const spare = async () => {
      const areaCodes = inventory().map((number) => number.slice(2, 5));
      const found = await Promise.all(
        [...new Set(areaCodes)].map((areaCode) => {
          const block = { country: 'US', areaCode, size: 10 };
          return findSpareNumbers({ ...world.context, clock }, { kind: 'block', numbers: [], block });
        }),
      );
      return found.flatMap((each) => each?.numbers ?? []);
    };
    const request = await approved(wantedNumbers(numbers));
    await world.work();
    expect(bought(await now(request))).toEqual(asked());
    const offered = await spare();
    const pending = world.zoom.zoom.snapshot().numbers.filter(({ status }) => status !== 'active');
    expect(pending).not.toEqual([]);
    const busy = new Set([...asked(), ...pending.map(({ phone_number }) => phone_number)]);
    expect(offered.filter((number) => busy.has(number))).toEqual([]);
    await clock.advance(31 * 24 * 3_600_000);
    expect((await spare()).some((number) => asked().includes(number))).toBe(true);
  });

  it('buys the rest when a number was taken meanwhile, and says which', async () => {
    const request = await approved(wantedNumbers(numbers));
    world.zoom.zoom.takeNumbers(asked().slice(0, 1));
    await world.work();
    const after = await now(request);
    expect(after).toMatchObject({
      status: 'partly_purchased',
      outcome: { failed: [{ phoneNumber: asked()[0], message: 'It was taken meanwhile.' }] },
    });
    expect(bought(after)).toEqual(asked().slice(1));
    expect(world.zoom.purchases.map(({ body }) => body)).toEqual([{ phone_numbers: asked().slice(1) }]);
  });

  it('fails without a call when all were taken meanwhile', async () => {
    const request = await approved(wantedNumbers(numbers));
    world.zoom.zoom.takeNumbers(asked());
    await world.work();
    expect((await now(request)).status).toBe('failed');
    expect(world.zoom.purchases).toEqual([]);
  });

  it('names a number that Zoom passes over in silence', async () => {
    const request = await approved(wantedNumbers(numbers));
    world.zoom.zoom.takeNumbers(asked().slice(1), { silently: true });
    await world.work();
    const { status, outcome } = await now(request);
    expect(status).toBe('partly_purchased');
    expect(outcome?.failed).toMatchObject([{ phoneNumber: asked()[1] }]);
  });

  it('waits while Zoom cannot be asked, says so once, and buys when it can', async () => {
    const request = await approved(wantedNumbers(numbers));
    const fault = world.zoom.zoom.addFault({ kind: 'gateway_down' });
    await world.pass(10 * 60_000);
    expect(await now(request)).toMatchObject({ status: 'approved', outcome: { bought: [] } });
    world.zoom.zoom.removeFault(fault.id);
    await world.pass(10 * 60_000);
    expect((await now(request)).status).toBe('purchased');
    expect(world.zoom.purchases).toHaveLength(1);
    const events = (await readAuditRows(store.db, { subject: request }, { limit: 100 })).map(
      ({ what }) => what,
    );
    expect(events.filter((what) => what === 'purchase.postponed')).toHaveLength(1);
  });

  it('lapses when it cannot be bought in time', async () => {
    const request = await approved(wantedNumbers(numbers));
    world.zoom.zoom.addFault({ kind: 'gateway_down' });
    await world.pass(25 * 3_600_000);
    expect((await now(request)).status).toBe('lapsed');
    expect(world.zoom.purchases).toEqual([]);
  });

  it('waits as long as Zoom has too many calls, and is bought after that', async () => {
    const request = await approved(wantedNumbers(numbers));
    world.zoom.zoom.addFault({ kind: 'rate_limited', method: 'POST', times: 1, retryAfter: '100' });
    await world.work();
    expect(await now(request)).toMatchObject({
      status: 'approved',
      outcome: { postponed: 'Zoom has too many calls at the moment.' },
    });
    await world.pass(99_000);
    expect(world.zoom.zoom.calls().filter(({ status }) => status === 429)).toHaveLength(1);
    // This client's own time stands still.
    world.context = { ...world.context, zoom: clientOf(world.zoom) };
    await world.pass(1_000);
    expect((await now(request)).status).toBe('purchased');
    expect(world.zoom.purchases).toHaveLength(1);
  });

  it('is refused as Zoom refuses it', async () => {
    const block = { country: 'US', areaCode: '000', size: 10 };
    const request = await approved({ kind: 'block', numbers: [], block, monthlyCost: 1, purpose: 'Desks' });
    await world.work();
    const { status, outcome } = await now(request);
    expect(status).toBe('failed');
    expect(outcome?.refusal).toMatch(/^Zoom refused: .*area code: [^.]+\.$/);
    expect(world.zoom.purchases).toHaveLength(1);
  });
});

describe('A purchase whose answer is lost', () => {
  it.each(['error_after', 'cut_after'] as const)(
    'is found in the inventory, and not sent again (%s)',
    async (kind) => {
      const request = await approved(wantedNumbers(numbers));
      world.zoom.zoom.addFault({ kind, method: 'POST', times: 1 });
      world.zoom.zoom.addFault({ kind: 'gateway_down', method: 'GET', path: '/phone/numbers/%2B', times: 3 });
      await world.work();
      expect((await now(request)).status).toBe('uncertain');
      await world.pass(5 * 60_000);
      expect(await now(request)).toMatchObject({
        status: 'purchased',
        outcome: { knownFrom: 'inventory', failed: [] },
      });
      expect(bought(await now(request))).toEqual(asked());
      expect(world.zoom.purchases).toHaveLength(1);
    },
  );

  it.each(['error_before', 'cut_before', 'gateway_down'] as const)(
    'is said not to have happened only after two readings some time apart (%s)',
    async (kind) => {
      const request = await approved(wantedNumbers(numbers));
      world.zoom.zoom.addFault({ kind, method: 'POST', times: 1 });
      await world.work();
      expect((await now(request)).status).toBe('uncertain');
      await world.pass(20_000);
      expect((await now(request)).status).toBe('uncertain');
      await world.pass(10_000);
      expect((await now(request)).status).toBe('failed');
      expect(inventory()).not.toContain(asked()[0]);
      expect(world.zoom.purchases).toHaveLength(1);
    },
  );

  it('stays uncertain while Zoom does not say, until an admin does', async () => {
    const request = await approved(wantedNumbers(numbers));
    world.zoom.zoom.addFault({ kind: 'cut_after', method: 'POST', times: 1 });
    world.zoom.zoom.addFault({ kind: 'gateway_down', method: 'GET', path: '/phone/numbers/%2B' });
    await world.pass(24 * 3_600_000);
    expect((await now(request)).status).toBe('uncertain');
    const settle = (userId: string) =>
      settleByHand(world.context, { requestId: request, userId, happened: true });
    expect(await settle(APPROVER)).toEqual({ kind: 'not_allowed', admins: [ADMIN] });
    expect(await settle(ADMIN)).toMatchObject({
      kind: 'settled',
      request: { status: 'purchased', outcome: { knownFrom: ADMIN } },
    });
    expect(await settle(ADMIN)).toMatchObject({ kind: 'not_uncertain' });
    expect(world.zoom.purchases).toHaveLength(1);
  });

  it('is not settled otherwise than the inventory shows without a second word', async () => {
    const request = await approved(wantedNumbers(numbers));
    world.zoom.zoom.addFault({ kind: 'cut_before', method: 'POST', times: 1 });
    await world.work();
    expect((await now(request)).status).toBe('uncertain');
    const claim = { requestId: request, userId: ADMIN, happened: true };
    expect(await settleByHand(world.context, claim)).toMatchObject({
      kind: 'contradicted',
      sees: { bought: [], missing: asked() },
    });
    expect((await now(request)).status).toBe('uncertain');
    expect(await settleByHand(world.context, { ...claim, confirmed: true })).toMatchObject({
      kind: 'settled',
      request: { status: 'purchased' },
    });
  });

  it('is settled as it is said at once where the inventory shows the same, with the ids of Zoom', async () => {
    const request = await approved(wantedNumbers(numbers));
    world.zoom.zoom.addFault({ kind: 'cut_after', method: 'POST', times: 1 });
    world.zoom.zoom.addFault({ kind: 'gateway_down', method: 'GET', path: '/phone/numbers/%2B' });
    await world.work();
    world.zoom.zoom.clearFaults();
    const claim = { requestId: request, userId: ADMIN };
    expect(await settleByHand(world.context, { ...claim, happened: false })).toMatchObject({
      kind: 'contradicted',
      sees: { missing: [] },
    });
    await settleByHand(world.context, { ...claim, happened: true });
    const ids = world.zoom.zoom.snapshot().numbers.map(({ id }) => id);
    const { status, outcome } = await now(request);
    expect(status).toBe('purchased');
    for (const { id } of outcome?.bought ?? []) expect(ids).toContain(id);
  });

  it('is not settled as not bought while Zoom may still be at work on it', async () => {
    const request = await approved(wantedNumbers(numbers));
    world.zoom.zoom.addFault({ kind: 'cut_before', method: 'POST', times: 1 });
    await world.work();
    const claim = { requestId: request, userId: ADMIN, happened: false };
    for (const confirmed of [false, true]) {
      expect(await settleByHand(world.context, { ...claim, confirmed })).toMatchObject({ kind: 'too_early' });
    }
    expect((await now(request)).status).toBe('uncertain');
    await world.clock.advance(10_000);
    expect(await settleByHand(world.context, claim)).toMatchObject({
      kind: 'settled',
      request: { status: 'failed', outcome: { knownFrom: ADMIN } },
    });
  });

  it('is said to admins when Zoom says later that it bought what was closed as not bought', async () => {
    const request = await approved(wantedNumbers(numbers));
    const gate = createGate();
    const { zoom } = world.context;
    const slow: Zoom['numbers'] = {
      ...zoom.numbers,
      // On its way for so long that nobody waits for it any more.
      async provision(asked) {
        await gate.pass();
        return zoom.numbers.provision(asked);
      },
    };
    const buying = executePurchase({ ...world.context, zoom: { ...zoom, numbers: slow } }, request);
    await gate.reached;
    world.queue.forget();
    // Another process takes it for dead, and finds nothing in the inventory, twice.
    await world.clock.advance(90_000);
    await resumeWork(world.context, new Date(0));
    await world.pass(60_000);
    expect((await now(request)).status).toBe('failed');
    expect(toldAdmins(world)).toEqual([]);
    gate.open();
    await buying;
    const { number, status } = await now(request);
    expect(status).toBe('failed');
    expect(toldAdmins(world)).toEqual([
      `Request ${number} is closed as failed, but Zoom answered later that it did buy ${asked().map(formatNumber).join(', ')}.`,
    ]);
  });

  it('finds the block that came to be', async () => {
    const block = { country: 'US', areaCode: '415', size: 10 };
    await world.context.zoom.blocks.create(block);
    const request = await approved({ kind: 'block', numbers: [], block, monthlyCost: 7.5, purpose: 'Desks' });
    world.zoom.zoom.addFault({ kind: 'cut_after', method: 'POST', times: 1 });
    await world.work();
    const { status, outcome } = await now(request);
    expect(status).toBe('purchased');
    const there = world.zoom.zoom.snapshot().blocks.at(-1);
    expect(outcome?.block).toMatchObject({ id: there?.id, monthlyCost: there?.monthly_cost });
    expect(world.zoom.purchases).toHaveLength(2);
  });
});

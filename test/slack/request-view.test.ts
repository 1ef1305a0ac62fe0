import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { nationalNumber } from '../../src/numbers/format-number.ts';
import { readRequestView } from '../../src/slack/read-request-view.ts';
import type { Store } from '../../src/store/store.ts';
import { openMemoryStore } from '../support/memory-store.ts';
import { approve, ask } from '../support/purchase-steps.ts';
import {
  APPROVER,
  createPurchaseWorld,
  forgetRequests,
  OTHER,
  type PurchaseWorld,
  wantedNumbers,
} from '../support/purchase-world.ts';

let store: Store;
let world: PurchaseWorld;
beforeAll(async () => {
  store = await openMemoryStore();
});
afterAll(() => store.close());
afterEach(async () => {
  await world.close();
  await forgetRequests(store);
});

const view = async (id: string) => (await readRequestView(world.context, world.context.people, id))?.view;

it('A card shows what the budget has left while others reserve and spend it', async () => {
  world = await createPurchaseWorld(store, { monthlyBudget: 20 });
  const bought = await ask(world, wantedNumbers(await world.offered('415', 1)));
  await approve(world, bought, APPROVER);
  await world.work();
  const reserved = await ask(world, wantedNumbers(await world.offered('628', 1)));
  await approve(world, reserved, APPROVER);
  const waiting = await ask(world, wantedNumbers(await world.offered('212', 1)), OTHER);
  expect((await view(waiting.id))?.budget).toEqual({
    limit: 20,
    spent: bought.wanted.monthlyCost,
    reserved: reserved.wanted.monthlyCost,
  });
  expect((await view(bought.id))?.budget).toBeUndefined();
});

it('A card offers the unassigned numbers that the company has there, and whom a queued request waits for', async () => {
  world = await createPurchaseWorld(store);
  const unassigned = world.zoom.zoom
    .snapshot()
    .numbers.filter(({ assignee, phone_number }) => !assignee && phone_number.startsWith('+1'));
  const areaCode = nationalNumber(unassigned[0]?.phone_number ?? '')?.digits.slice(0, 3) ?? '';
  const there = unassigned
    .map(({ phone_number }) => phone_number)
    .filter((number) => number.startsWith(`+1${areaCode}`));
  const wanted = wantedNumbers(await world.offered(areaCode, 1));
  const front = await ask(world, wanted);
  const shown = await view(front.id);
  expect(there).toEqual(expect.arrayContaining([...(shown?.spare?.numbers ?? [])]));
  expect(shown?.spare?.numbers).toHaveLength(Math.min(3, there.length));
  expect(shown?.spare?.hasMore).toBe(there.length > 3);
  const queued = await ask(world, wanted, OTHER);
  expect((await view(queued.id))?.frontNumber).toBe(front.number);
});

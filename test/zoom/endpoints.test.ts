import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ZoomClient } from '../../src/zoom/client.ts';
import { endpoints, nameOf } from '../../src/zoom/endpoints.ts';
import type { PhoneNumber } from '../../src/zoom/types.ts';
import { type LocalAccount, openLocalAccount } from './local-account.ts';
import { failureOf } from './tiny-zoom.ts';

/** Every endpoint, one by one, over HTTP. */
let account: LocalAccount;
let zoom: ZoomClient;

beforeAll(async () => {
  account = await openLocalAccount();
  zoom = account.zoom;
});
afterAll(async () => {
  await account.close();
});

async function firstOf<Item>(list: AsyncIterable<Item>): Promise<Item> {
  for await (const item of list) return item;
  throw new Error('an empty list');
}
async function all<Item>(list: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of list) items.push(item);
  return items;
}
const available = (areaCode = '415', quantity = 2) => account.available(areaCode, quantity);

/** A number nobody has yet, bought for the test. */
async function aNewNumber(): Promise<PhoneNumber> {
  const [phoneNumber = ''] = await available('628', 1);
  return await zoom.numbers.add({ phoneNumber, displayName: 'For a test' });
}

const portIn = (phoneNumber: string) => ({
  phoneNumbers: [phoneNumber],
  carrierName: 'Previous Carrier',
  accountNumber: '123456789',
  accountPin: '1234',
  authorizedPerson: 'John Doe',
  billingAddress: { address: '123 Main St', city: 'San Francisco', state: 'CA', zip: '94105' },
  requestedPortDate: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
});

describe('numbers', () => {
  test('GET /phone/numbers: the whole account, page by page', async () => {
    const numbers = await all(zoom.numbers.list({}, { pageSize: 50 }));
    const first = await zoom.numbers.page({}, { pageSize: 50 });
    expect(numbers.length).toBeGreaterThan(100);
    expect(first.total).toBe(numbers.length);
    expect(new Set(numbers.map(({ id }) => id)).size).toBe(numbers.length);
    const second = await zoom.numbers.page({}, { pageSize: 50, pageToken: first.nextPageToken });
    expect(second.items[0]?.id).toBe(numbers[50]?.id);
  });

  test('GET /phone/numbers: with every filter', async () => {
    const assigned = await all(zoom.numbers.list({ assigned: true, type: 'local', status: 'active' }));
    expect(assigned.length).toBeGreaterThan(0);
    expect(assigned.every((each) => each.assignee && each.type === 'local')).toBe(true);
    const { siteId, state, phoneNumber } = assigned[0] ?? {};
    const near = await all(zoom.numbers.list({ siteId, state, keyword: phoneNumber?.slice(0, 5) }));
    expect(near.map((each) => each.phoneNumber)).toContain(phoneNumber);
  });

  test('GET /phone/numbers/{numberId}: by id and by E.164', async () => {
    const some = await firstOf(zoom.numbers.list());
    expect(await zoom.numbers.get(some.id)).toEqual(some);
    expect(await zoom.numbers.get(some.phoneNumber)).toEqual(some);
    expect(await failureOf(zoom.numbers.get('num_none'))).toMatchObject({ status: 404, code: 100002 });
  });

  test('POST /phone/numbers', async () => {
    const added = await aNewNumber();
    expect(added).toMatchObject({ displayName: 'For a test', type: 'local', country: 'US' });
    expect(await failureOf(zoom.numbers.add({ phoneNumber: added.phoneNumber }))).toMatchObject({
      code: 100010,
    });
  });

  test('PATCH /phone/numbers/{numberId}', async () => {
    const { id } = await aNewNumber();
    expect(await zoom.numbers.update(id, { displayName: 'Front desk' })).toMatchObject({
      id,
      displayName: 'Front desk',
    });
    expect((await zoom.numbers.get(id)).displayName).toBe('Front desk');
  });

  test('DELETE /phone/numbers/{numberId}: refused while assigned', async () => {
    const { id } = await aNewNumber();
    await zoom.numbers.release(id);
    const released = await zoom.numbers.get(id).catch((error: unknown) => error);
    expect(released).not.toMatchObject({ status: 'active' });
    const inUse = await firstOf(zoom.numbers.list({ assigned: true }));
    expect(await failureOf(zoom.numbers.release(inUse.id))).toMatchObject({ status: 409, code: 100011 });
  });

  test('GET /phone/numbers/available', async () => {
    const found = await zoom.numbers.searchAvailable({
      country: 'US',
      state: 'CA',
      areaCode: '415',
      type: 'local',
      quantity: 100,
    });
    expect(found).toHaveLength(100);
    expect(found.every((each) => each.phoneNumber.startsWith('+1415') && each.state === 'CA')).toBe(true);
    expect(await zoom.numbers.searchAvailable({ areaCode: '415' })).toHaveLength(10);
  });

  test('POST /phone/numbers/provision: some bought, some gone', async () => {
    const [mine = '', gone = ''] = await available();
    await zoom.numbers.provision({ phoneNumbers: [gone] });
    const { provisioned, failed } = await zoom.numbers.provision({ phoneNumbers: [mine, gone] });
    expect(provisioned).toMatchObject([{ phoneNumber: mine }]);
    expect(failed).toMatchObject([{ phoneNumber: gone, code: 100010 }]);
    expect((await zoom.numbers.get(mine)).id).toBe(provisioned[0]?.id);
  });

  test('POST /phone/numbers/provision: a number that Zoom passes over is in neither list', async () => {
    const [mine = '', passedOver = ''] = await available();
    account.local.takeNumbers([passedOver], { silently: true });
    const { provisioned, failed } = await zoom.numbers.provision({ phoneNumbers: [mine, passedOver] });
    expect([provisioned.map(({ phoneNumber }) => phoneNumber), failed]).toEqual([[mine], []]);
  });

  test('GET /phone/numbers/inventory', async () => {
    const inventory = await zoom.numbers.inventory();
    expect(inventory.assigned + inventory.unassigned).toBeLessThanOrEqual(inventory.total);
    expect(inventory.byType.reduce((sum, row) => sum + row.total, 0)).toBe(inventory.total);
    expect(inventory.bySite.length).toBeGreaterThan(1);
    expect(inventory.monthlyCost).toBeGreaterThan(0);
  });

  test('POST and DELETE /phone/numbers/{numberId}/assign', async () => {
    const { assignee } = await firstOf(zoom.numbers.list({ assigned: true }));
    if (!assignee) throw new Error('nobody to assign to');
    const { id } = await aNewNumber();
    expect((await zoom.numbers.assign(id, assignee)).assignee).toEqual(assignee);
    expect(await failureOf(zoom.numbers.assign(id, assignee))).toMatchObject({ status: 409, code: 100011 });
    await zoom.numbers.unassign(id);
    expect((await zoom.numbers.get(id)).assignee).toBeUndefined();
    const nobody = zoom.numbers.assign(id, { type: 'user', id: 'user_none' });
    expect(await failureOf(nobody)).toMatchObject({ status: 404, code: 1001 });
  });

  test('GET /phone/numbers/unassigned', async () => {
    const spare = await all(zoom.numbers.unassigned({}, { pageSize: 300 }));
    expect(spare.length).toBeGreaterThan(0);
    expect(spare.every((each) => each.assignee === undefined)).toBe(true);
    expect((await zoom.numbers.unassignedPage()).total).toBe(spare.length);
  });
});

describe('porting', () => {
  test('GET /phone/porting/orders: several statuses at once', async () => {
    const open = await all(zoom.porting.list({ status: ['submitted', 'pending'] }));
    expect(new Set(open.map(({ status }) => status))).toEqual(new Set(['submitted', 'pending']));
    const every = await zoom.porting.page();
    expect(every.total).toBeGreaterThan(open.length);
  });

  test('POST, GET, PATCH and DELETE /phone/porting/orders: the life of an order', async () => {
    const phoneNumber = account.aNumberElsewhere();
    const created = await zoom.porting.create(portIn(phoneNumber));
    expect(created).toMatchObject({ status: 'submitted', phoneNumbers: [phoneNumber] });
    const order = await zoom.porting.get(created.orderId);
    expect(order).toMatchObject({ orderId: created.orderId, carrierName: 'Previous Carrier' });
    expect(JSON.stringify(order)).not.toMatch(/123456789|accountPin/);
    expect(await zoom.porting.update(created.orderId, { authorizedPerson: 'Jane Doe' })).toMatchObject({
      authorizedPerson: 'Jane Doe',
    });
    await zoom.porting.cancel(created.orderId);
    expect((await zoom.porting.get(created.orderId)).status).toBe('cancelled');
    expect(await failureOf(zoom.porting.cancel(created.orderId))).toMatchObject({ status: 409, code: 3001 });
  });

  test('PATCH /phone/porting/orders/{orderId}: a rejected order is put right and goes in again', async () => {
    const { orderId } = await zoom.porting.create(portIn(account.aNumberElsewhere()));
    account.local.moveOrder(orderId, { to: 'rejected', reason: 'The PIN is wrong.', code: 'PIN_MISMATCH' });
    expect(await zoom.porting.get(orderId)).toMatchObject({
      status: 'rejected',
      rejectionReason: 'The PIN is wrong.',
      rejectionCode: 'PIN_MISMATCH',
    });
    expect(await zoom.porting.update(orderId, { accountPin: '4321' })).toMatchObject({ status: 'submitted' });
    expect(account.local.portingSecrets(orderId)).toMatchObject({
      account_number: '123456789',
      account_pin: '4321',
    });
  });

  test('POST /phone/porting/validate', async () => {
    const phoneNumber = account.aNumberElsewhere();
    const [check] = await zoom.porting.validate([phoneNumber]);
    expect(check?.phoneNumber).toBe(phoneNumber);
    expect(typeof check?.portable).toBe('boolean');
  });
});

describe('blocks', () => {
  test('GET, POST and DELETE /phone/number_blocks', async () => {
    const block = await zoom.blocks.create({ country: 'US', areaCode: '628', size: 10 });
    expect(block).toMatchObject({ areaCode: '628', size: 10, assignedCount: 0 });
    expect((await all(zoom.blocks.list())).map(({ id }) => id)).toContain(block.id);
    await zoom.blocks.release(block.id);
    expect((await zoom.blocks.page(undefined, { pageSize: 300 })).items.map(({ id }) => id)).not.toContain(
      block.id,
    );
    expect(await failureOf(zoom.blocks.release(block.id))).toMatchObject({ status: 404, code: 3100 });
  });
});

describe('toll-free', () => {
  test('GET /phone/numbers/toll_free', async () => {
    const numbers = await all(zoom.tollFree.list());
    expect(numbers.length).toBeGreaterThan(0);
    expect(numbers.every(({ type }) => type === 'toll_free')).toBe(true);
    expect((await zoom.tollFree.page()).total).toBe(numbers.length);
  });

  test('GET /phone/numbers/toll_free/available and POST /phone/numbers/toll_free', async () => {
    const found = await zoom.tollFree.searchAvailable({ prefix: '888', quantity: 3 });
    expect(found).toHaveLength(3);
    const [{ phoneNumber = '' } = {}] = found;
    expect(phoneNumber).toMatch(/^\+1888/);
    const { provisioned } = await zoom.tollFree.provision({ phoneNumbers: [phoneNumber] });
    expect(provisioned).toMatchObject([{ phoneNumber }]);
  });
});

test('all 23 endpoints have answered by now', () => {
  expect(Object.keys(endpoints)).toHaveLength(23);
  expect([...account.answered].sort()).toEqual(Object.values(endpoints).map(nameOf).sort());
});

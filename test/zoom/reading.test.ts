import { expect, test } from 'vitest';
import type { Call } from '../../src/zoom/call.ts';
import { endpoints } from '../../src/zoom/endpoints.ts';
import { isPageTokenExpired, ZoomUnavailable } from '../../src/zoom/errors.ts';
import { numberListing } from '../../src/zoom/number-listing.ts';
import { createListing } from '../../src/zoom/paging.ts';
import type { UnreadableEntry } from '../../src/zoom/types.ts';
import { aNumber, failureOf, tinyZoom } from './tiny-zoom.ts';

test('the search of the API document', async () => {
  await using it = await tinyZoom(() => ({
    json: {
      available_numbers: [
        {
          phone_number: '+14155551001',
          country: 'US',
          state: 'CA',
          city: 'San Francisco',
          type: 'local',
          capabilities: ['voice', 'sms'],
          monthly_cost: 1.0,
        },
      ],
    },
  }));
  const found = await it.zoom.numbers.searchAvailable({
    country: 'US',
    state: 'CA',
    areaCode: '415',
    quantity: 10,
  });
  expect(it.calls[0]?.query).toBe('?country=US&state=CA&area_code=415&quantity=10');
  expect(found).toEqual([
    {
      phoneNumber: '+14155551001',
      country: 'US',
      state: 'CA',
      city: 'San Francisco',
      type: 'local',
      capabilities: ['voice', 'sms'],
      monthlyCost: 1,
    },
  ]);
});

test('the purchase of the API document, whose answer has three fields a number', async () => {
  await using it = await tinyZoom(() => ({
    status: 201,
    json: {
      provisioned_numbers: [
        { id: 'num_xyz1', phone_number: '+14155551001', status: 'active' },
        { id: 'num_xyz2', phone_number: '+14155551002', status: 'active' },
      ],
    },
  }));
  const result = await it.zoom.numbers.provision({
    phoneNumbers: ['+14155551001', '+14155551002'],
    siteId: 'site_abc',
  });
  expect(it.calls[0]?.headers['content-type']).toBe('application/json');
  expect(JSON.parse(it.calls[0]?.body ?? '')).toEqual({
    phone_numbers: ['+14155551001', '+14155551002'],
    site_id: 'site_abc',
  });
  expect(result.provisioned.map(({ id }) => id)).toEqual(['num_xyz1', 'num_xyz2']);
  expect(result.failed).toEqual([]);
});

test('the port-in of the API document', async () => {
  await using it = await tinyZoom(() => ({
    status: 201,
    json: {
      order_id: 'port_abc123',
      status: 'submitted',
      phone_numbers: ['+14155559999'],
      submitted_at: '2024-01-15T10:00:00Z',
      estimated_completion: '2024-02-01',
    },
  }));
  const order = await it.zoom.porting.create({
    phoneNumbers: ['+14155559999'],
    carrierName: 'Previous Carrier',
    accountNumber: '123456789',
    accountPin: '1234',
    authorizedPerson: 'John Doe',
    billingAddress: { address: '123 Main St', city: 'San Francisco', state: 'CA', zip: '94105' },
    requestedPortDate: '2024-02-01',
  });
  expect(JSON.parse(it.calls[0]?.body ?? '')).toEqual({
    phone_numbers: ['+14155559999'],
    carrier_name: 'Previous Carrier',
    account_number: '123456789',
    account_pin: '1234',
    authorized_person: 'John Doe',
    billing_address: { address: '123 Main St', city: 'San Francisco', state: 'CA', zip: '94105' },
    requested_port_date: '2024-02-01',
  });
  expect(order).toEqual({
    orderId: 'port_abc123',
    status: 'submitted',
    phoneNumbers: ['+14155559999'],
    submittedAt: '2024-01-15T10:00:00.000Z',
    estimatedCompletion: '2024-02-01',
  });
});

test('an unknown field is ignored, an unknown word is kept as it came, what is missing, null or empty is left out', async () => {
  await using it = await tinyZoom(() => ({
    json: {
      id: 'num_1',
      phone_number: '+14155551001',
      type: 'satellite',
      status: 'resting',
      city: null,
      site_id: '',
      assignee: null,
      mood: 'good',
    },
  }));
  const number = await it.zoom.numbers.get('+14155551001');
  expect(it.calls[0]?.path).toBe('/v2/phone/numbers/%2B14155551001');
  expect(number).toEqual({
    id: 'num_1',
    phoneNumber: '+14155551001',
    type: 'satellite',
    status: 'resting',
    capabilities: [],
  });
});

test('a missing required field is named, with the endpoint', async () => {
  const { phone_number: _, ...nameless } = aNumber;
  await using it = await tinyZoom(() => ({
    json: { phone_numbers: [aNumber, nameless], next_page_token: '' },
  }));
  expect(String(await failureOf(it.zoom.numbers.page()))).toBe(
    'ZoomUnavailable: GET /phone/numbers: the answer (200) cannot be read: phone_numbers[1].phone_number is missing',
  );
});

test('a list is asked for a page at a time, as it is walked', async () => {
  const named = (id: string) => ({ ...aNumber, id });
  await using it = await tinyZoom((call) =>
    call.query.includes('next_page_token=two')
      ? { json: { phone_numbers: [named('c')], next_page_token: '', total_records: 3 } }
      : { json: { phone_numbers: [named('a'), named('b')], next_page_token: 'two', total_records: 3 } },
  );
  const ids: string[] = [];
  for await (const { id } of it.zoom.numbers.list({ assigned: false, keyword: '+1415' }, { pageSize: 2 })) {
    ids.push(id);
    expect(it.calls).toHaveLength(id === 'c' ? 2 : 1);
  }
  expect(ids).toEqual(['a', 'b', 'c']);
  expect(it.calls.map(({ query }) => query)).toEqual([
    '?assigned=false&keyword=%2B1415&page_size=2',
    '?assigned=false&keyword=%2B1415&page_size=2&next_page_token=two',
  ]);
});

test('a search that Zoom deals out in pages is put together, up to the quantity asked for', async () => {
  const named = (phone_number: string) => ({ ...aNumber, phone_number });
  await using it = await tinyZoom((call) => ({
    json: call.query.includes('next_page_token')
      ? { available_numbers: [named('+14155551003'), named('+14155551004')], next_page_token: '' }
      : { available_numbers: [named('+14155551001'), named('+14155551002')], next_page_token: 'two' },
  }));
  const found = await it.zoom.tollFree.searchAvailable({ prefix: '888', quantity: 3 });
  expect(found.map(({ phoneNumber }) => phoneNumber)).toEqual([
    '+14155551001',
    '+14155551002',
    '+14155551003',
  ]);
});

test('an entry that cannot be read is left out where that is heard of, every page is read, and it is in the log once', async () => {
  const named = (id: string) => ({ ...aNumber, id });
  const odd = { ...named('odd'), assignee: { type: 'user', name: 'Secret' } };
  const nameless = { ...aNumber, id: 7 };
  await using it = await tinyZoom((call) => ({
    json: call.query.includes('next_page_token=two')
      ? { phone_numbers: [nameless, named('c')], next_page_token: '', total_records: 4 }
      : { phone_numbers: [named('a'), odd], next_page_token: 'two', total_records: 4 },
  }));
  const unreadable = [
    { id: 'odd', why: 'assignee.id is missing' },
    { id: undefined, why: expect.stringMatching(/^id: /) },
  ];
  for (const _ of ['once', 'again']) {
    const heard: UnreadableEntry[] = [];
    const ids: string[] = [];
    const onUnreadable = (entry: UnreadableEntry) => void heard.push(entry);
    for await (const { id } of it.zoom.numbers.list({}, { onUnreadable })) ids.push(id);
    expect(ids).toEqual(['a', 'c']);
    expect(heard).toEqual(unreadable);
  }
  expect(it.logged.filter((event) => 'why' in event)).toEqual(
    unreadable.map((entry) => ({ endpoint: 'GET /phone/numbers', ...entry })),
  );
  expect(JSON.stringify(it.logged)).not.toContain('Secret');
});

test('one page comes with what is needed to ask for the next', async () => {
  await using it = await tinyZoom(() => ({
    json: { porting_orders: [], next_page_token: 'more', total_records: 31, page_size: 30 },
  }));
  const page = await it.zoom.porting.page({ status: ['submitted', 'pending'] });
  expect(page).toEqual({ items: [], nextPageToken: 'more', total: 31 });
  expect(it.calls[0]?.query).toBe('?status=submitted&status=pending');
});

test('a page token that has expired is told apart', async () => {
  await using it = await tinyZoom(() => ({
    status: 400,
    json: { code: 3001000, message: 'Token expired.' },
  }));
  expect(isPageTokenExpired(await failureOf(it.zoom.blocks.page(undefined, { pageToken: 'old' })))).toBe(
    true,
  );
  expect(it.calls).toHaveLength(1);
});

test.each([
  ['a page that is its own next', ['same']],
  ['two that name each other', ['a', 'b']],
  ['a longer round', ['a', 'b', 'c', 'd']],
])('a list that goes round in circles ends: %s', async (_, tokens) => {
  await using it = await tinyZoom((__, nth) => ({
    json: { phone_numbers: [aNumber], next_page_token: tokens[(nth - 1) % tokens.length] },
  }));
  const error = await failureOf(walk(it.zoom.tollFree.list()));
  expect(error).toBeInstanceOf(ZoomUnavailable);
  expect(error).toMatchObject({ reason: 'unreadable', endpoint: 'GET /phone/numbers/toll_free' });
  expect(String(error)).toContain('its next page has been read already');
  expect(it.calls).toHaveLength(tokens.length + 1);
});

test('a list that never runs out of new pages ends', async () => {
  let pages = 0;
  const call: Call = async ({ answer }) => {
    pages += 1;
    return answer.parse({ phone_numbers: [], next_page_token: `page-${pages}` });
  };
  const { list } = createListing(call, numberListing(endpoints.listNumbers));
  const error = await failureOf(walk(list()));
  expect(error).toMatchObject({ kind: 'unavailable', reason: 'unreadable' });
  expect(String(error)).toContain('more than 10000 pages');
});

test('a cost below zero, a credit perhaps, is kept as it came', async () => {
  await using it = await tinyZoom(() => ({ json: { ...aNumber, monthly_cost: -1.5 } }));
  expect((await it.zoom.numbers.get('num_1')).monthlyCost).toBe(-1.5);
});

async function walk(list: AsyncIterable<unknown>) {
  for await (const _ of list);
}

test('a name that was cut in the middle of a character, or holds the character 0, is such as can be kept', async () => {
  await using it = await tinyZoom(() => ({
    text: JSON.stringify({
      ...aNumber,
      display_name: 'Front \ud83d',
      site_id: 'site\0_1',
      city: 'Zürich 📞',
    }),
  }));
  expect(await it.zoom.numbers.get('num_1')).toMatchObject({
    displayName: 'Front \ufffd',
    siteId: 'site_1',
    city: 'Zürich 📞',
  });
});

test('a word that stands in the place of an id in another path is no id', async () => {
  await using it = await tinyZoom(() => ({ json: aNumber }));
  const { numbers } = it.zoom;
  for (const word of ['inventory', 'toll_free', 'unassigned', 'available', 'provision', ' ', '..']) {
    for (const call of [numbers.get, numbers.release]) {
      expect(await failureOf(call(word))).toMatchObject({ kind: 'refused', code: 300 });
    }
  }
  expect(it.calls).toEqual([]);
});

test.each([
  // As it is written, whatever clock stands behind it: carriers agree on days.
  ['2026-03-09', '2026-03-09'],
  ['2026-03-09T23:30:00-10:00', '2026-03-09'],
  ['2026-03-09T00:00:00Z', '2026-03-09'],
  ['2026-02-30', undefined],
  ['2026-13-01', undefined],
  ['0001-01-01', undefined],
  ['soon', undefined],
  ['<!channel>', undefined],
  ['2026-03-091', undefined],
])('a day that is written %s is %s', async (written, day) => {
  await using it = await tinyZoom(() => ({
    json: { order_id: 'port_1', status: 'scheduled', phone_numbers: [], scheduled_port_date: written },
  }));
  expect((await it.zoom.porting.get('port_1')).scheduledPortDate).toBe(day);
});

test.each([
  ['2026-03-09T10:00:00+09:00', '2026-03-09T01:00:00.000Z'],
  ['2026-03-08T23:59:59.5-05:00', '2026-03-09T04:59:59.500Z'],
  // Without a zone it is not this machine's own.
  ['2026-03-09T10:00:00', '2026-03-09T10:00:00.000Z'],
  ['2026-03-09 10:00:00', '2026-03-09T10:00:00.000Z'],
  ['2026-03-09', '2026-03-09T00:00:00.000Z'],
  ['0001-01-01T00:00:00Z', undefined],
  ['9999-12-31T23:59:59Z', undefined],
  ['yesterday', undefined],
  ['1', undefined],
])('a moment that is written %s is %s', async (written, moment) => {
  await using it = await tinyZoom(() => ({
    json: { order_id: 'port_1', status: 'pending', phone_numbers: [], updated_at: written },
  }));
  expect((await it.zoom.porting.get('port_1')).updatedAt).toBe(moment);
});

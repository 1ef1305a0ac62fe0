import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NumberSearch } from '../../src/numbers/number-search.ts';
import { changeSearch, startSearch } from '../../src/numbers/search-session.ts';
import { searches } from '../../src/store/schema.ts';
import type { Store } from '../../src/store/store.ts';
import type { AvailableNumber } from '../../src/zoom/types.ts';
import type { Zoom } from '../../src/zoom/zoom.ts';
import { openMemoryStore } from '../support/memory-store.ts';
import { createTestClock } from '../support/test-clock.ts';
import { offering } from './offering.ts';

type Capability = Parameters<Zoom['offers']>[0];

const searcher = { id: 'U1', teamId: 'T1' };

const available: AvailableNumber = {
  phoneNumber: '+14155830000',
  country: 'US',
  state: 'CA',
  city: 'San Francisco',
  type: 'local',
  capabilities: ['voice'],
  monthlyCost: 1,
};

let store: Store;
beforeAll(async () => {
  store = await openMemoryStore();
});
afterAll(() => store.close());

let count = 0;
const ids = { newId: () => `search-${++count}`, newReference: () => 'ZP-222222' };

function searching(zoom: ReturnType<typeof offering>, lacks: readonly Capability[] = []) {
  const offers = (capability: Capability) => !lacks.includes(capability);
  return (search: NumberSearch) =>
    startSearch({ zoom: { ...zoom, offers }, store, clock: createTestClock(), ids }, searcher, search);
}

describe('a Zoom account that cannot be searched', () => {
  test.each<[string, NumberSearch, Capability]>([
    ['for numbers', { areaCodes: ['415'] }, 'search'],
    ['for toll-free numbers', { type: 'toll_free' }, 'toll-free-search'],
  ])('%s is not asked', async (_, search, capability) => {
    const zoom = offering([available]);
    expect(await searching(zoom, [capability])(search)).toEqual({ kind: 'not_offered', search });
    expect(zoom.asked).toEqual([]);
  });

  test('for toll-free numbers is still asked for others', async () => {
    const outcome = await searching(offering([]), ['toll-free-search'])({ areaCodes: ['415'] });
    expect(outcome.kind).toBe('nothing');
  });
});

describe('an answer with a part missing', () => {
  const refusal = new Error('refused');

  test('says which area codes were not answered, why, and how many numbers were wrong', async () => {
    const stray = { ...available, phoneNumber: '+12125830000' };
    const zoom = offering((filter) => {
      if (filter.areaCode === '628') throw refusal;
      return [available, stray];
    });
    expect(await searching(zoom)({ areaCodes: ['415', '628'] })).toMatchObject({
      kind: 'found',
      dropped: 1,
      wrong: 1,
      unanswered: ['628'],
      failure: refusal,
    });
  });

  test('is no proof that there is nothing', async () => {
    const zoom = offering((filter) => {
      if (filter.areaCode === '628') throw refusal;
      return [];
    });
    expect(await searching(zoom)({ areaCodes: ['415', '628'] })).toMatchObject({
      kind: 'nothing',
      unanswered: ['628'],
      failure: refusal,
    });
  });
});

test('what is kept of a number is what Zoom said of it, and what is memorable is found again', async () => {
  const outcome = await searching(offering([available]))({ areaCodes: ['415'] });
  if (outcome.kind !== 'found') throw new Error('Nothing was found');
  const rows = await store.db.select().from(searches);
  expect(rows.find(({ id }) => id === outcome.shown.id)?.numbers).toEqual([available]);
  const again = await changeSearch(store, searcher, outcome.shown, { ticked: [available.phoneNumber] });
  expect(again?.selected).toMatchObject([
    { phoneNumber: '+14155830000', memorable: { reasons: ['ends in 0000'] } },
  ]);
});

import { describe, expect, it } from 'vitest';
import { lookUpNumbers, type NumberDesk, searchLike } from '../../src/numbers/look-up-numbers.ts';
import { ZoomRefused, ZoomUnavailable } from '../../src/zoom/errors.ts';
import type { AvailableNumber } from '../../src/zoom/types.ts';

const offer = (phoneNumber: string, type = 'local'): AvailableNumber => ({
  phoneNumber,
  country: 'US',
  type,
  capabilities: ['voice'],
  monthlyCost: 1,
});

/** A Zoom that offers these numbers and has those; `asked` is what it was asked for. */
function desk(offers: AvailableNumber[], owned: string[] = []): NumberDesk & { asked: unknown[] } {
  const asked: unknown[] = [];
  return {
    asked,
    numbers: {
      async searchAvailable(filter) {
        asked.push(filter);
        return offers.filter(({ phoneNumber }) => phoneNumber.startsWith(`+1${filter.areaCode ?? ''}`));
      },
      async get(id) {
        const number = { id, phoneNumber: id, type: 'local', status: 'active', capabilities: [] };
        if (owned.includes(id)) return number;
        throw new ZoomRefused({ endpoint: 'GET', reason: 'No such number', status: 404 });
      },
    },
    tollFree: {
      async searchAvailable(filter) {
        asked.push(filter);
        return offers.filter(({ type }) => type === 'toll_free');
      },
    },
  };
}

describe('Looking up numbers that somebody typed', () => {
  it('finds those that Zoom offers, in the order they were typed, with one question an area', async () => {
    const zoom = desk([
      offer('+14155551001'),
      offer('+14155551002'),
      offer('+12125551001'),
      offer('+18885551001', 'toll_free'),
    ]);
    const numbers = ['+18885551001', '+14155551002', '+12125551001', '+14155551001'];
    const { available, missing } = await lookUpNumbers(zoom, numbers);
    expect(available.map(({ phoneNumber }) => phoneNumber)).toEqual(numbers);
    expect(missing).toEqual([]);
    expect(zoom.asked).toEqual([
      { prefix: '888', quantity: 100 },
      { country: 'US', areaCode: '415', quantity: 100 },
      { country: 'US', areaCode: '212', quantity: 100 },
    ]);
  });

  it('says of the others whether the company has them, or Zoom does not offer them', async () => {
    const zoom = desk([offer('+14155551001')], ['+14155551002']);
    expect(await lookUpNumbers(zoom, ['+14155551002', '+14155551003'])).toEqual({
      available: [],
      missing: [
        { phoneNumber: '+14155551002', why: 'ours', mayBeHad: false },
        { phoneNumber: '+14155551003', why: 'not_offered', mayBeHad: false },
      ],
    });
  });

  it('does not say more than it knows when the list of offers is full', async () => {
    const full = Array.from({ length: 100 }, (_, index) => offer(`+1415555${String(2000 + index)}`));
    const { missing } = await lookUpNumbers(desk(full), ['+14155551001']);
    expect(missing).toEqual([{ phoneNumber: '+14155551001', why: 'not_offered', mayBeHad: true }]);
  });

  it('fails when Zoom cannot be asked, instead of calling a number missing', async () => {
    const zoom = desk([]);
    const broken = async () => {
      throw new ZoomUnavailable({ endpoint: 'GET', reason: 'timed-out', detail: 'slow' });
    };
    await expect(
      lookUpNumbers({ ...zoom, numbers: { ...zoom.numbers, get: broken } }, ['+14155551001']),
    ).rejects.toBeInstanceOf(ZoomUnavailable);
  });

  it('knows a search for numbers like them', () => {
    expect(searchLike(['+14155551001', '+12125551001'])).toEqual({ areaCodes: ['415', '212'] });
    expect(searchLike(['+18885551001'])).toEqual({ type: 'toll_free', tollFreePrefixes: ['888'] });
    expect(searchLike(['+442079460000'])).toEqual({ country: 'GB' });
  });
});

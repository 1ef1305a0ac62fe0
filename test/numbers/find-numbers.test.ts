import { describe, expect, test } from 'vitest';
import { findNumbers, foundNumber } from '../../src/numbers/find-numbers.ts';
import type { NumberSearch } from '../../src/numbers/number-search.ts';
import { sortNumbers } from '../../src/numbers/sort-numbers.ts';
import type { AvailableNumber } from '../../src/zoom/types.ts';
import type { AvailableFilter } from '../../src/zoom/zoom.ts';
import { offering } from './offering.ts';

function available(phoneNumber: string, changes: Partial<AvailableNumber> = {}): AvailableNumber {
  return {
    phoneNumber,
    country: 'US',
    state: 'CA',
    city: 'San Francisco',
    type: 'local',
    capabilities: ['voice', 'sms'],
    monthlyCost: 1,
    ...changes,
  };
}

const plain = ['+14155869162', '+14155867318', '+14155863924'];
const numbersOf = (found: readonly { phoneNumber: string }[]) => found.map(({ phoneNumber }) => phoneNumber);

describe('what Zoom is asked', () => {
  test.each<[string, Parameters<typeof findNumbers>[1], AvailableFilter[]]>([
    ['an area code', { areaCodes: ['415'] }, [{ country: 'US', areaCode: '415', quantity: 100 }]],
    [
      'a Canadian one is looked for in Canada',
      { areaCodes: ['416'] },
      [{ country: 'CA', areaCode: '416', quantity: 100 }],
    ],
    ['a province too', { state: 'ON', quantity: 5 }, [{ country: 'CA', state: 'ON', quantity: 100 }]],
    ['and a city', { city: 'Montreal' }, [{ country: 'CA', city: 'Montreal', quantity: 100 }]],
    [
      'a city of two countries is not guessed at',
      { city: 'Vancouver' },
      [{ city: 'Vancouver', quantity: 100 }],
    ],
    [
      'one question an area code',
      { areaCodes: ['415', '628'], quantity: 5 },
      [
        { country: 'US', areaCode: '415', quantity: 100 },
        { country: 'US', areaCode: '628', quantity: 100 },
      ],
    ],
    [
      'a type and a country',
      { type: 'mobile', country: 'GB' },
      [{ country: 'GB', type: 'mobile', quantity: 100 }],
    ],
    [
      'as many as there can be, when wishes of our own leave few',
      { state: 'CA', ends: '00', quantity: 5 },
      [{ country: 'US', state: 'CA', quantity: 100 }],
    ],
  ])('%s', async (_, search, filters) => {
    const zoom = offering([]);
    await findNumbers(zoom, search);
    expect(zoom.asked).toEqual(filters);
  });

  test('toll-free numbers are asked for by prefix', async () => {
    const zoom = offering([
      available('+18885869162', { type: 'toll_free', state: undefined, city: undefined }),
    ]);
    const { numbers } = await findNumbers(zoom, {
      type: 'toll_free',
      tollFreePrefixes: ['800', '888'],
      quantity: 7,
    });
    expect(zoom.asked).toEqual([
      { prefix: '800', quantity: 100 },
      { prefix: '888', quantity: 100 },
    ]);
    expect(numbersOf(numbers)).toEqual(['+18885869162']);
  });

  test('any toll-free number is asked for without one', async () => {
    const zoom = offering([]);
    await findNumbers(zoom, { type: 'toll_free', country: 'CA' });
    expect(zoom.asked).toEqual([{ quantity: 100 }]);
  });

  test('the signal goes along, and Zoom’s error comes back as it is', async () => {
    const refusal = new Error('refused');
    const controller = new AbortController();
    const zoom = offering(refusal);
    await expect(findNumbers(zoom, { areaCodes: ['415'] }, { signal: controller.signal })).rejects.toBe(
      refusal,
    );
    expect(zoom.signals).toEqual([controller.signal]);
  });
});

describe('one of several questions without an answer', () => {
  const refusal = new Error('refused');
  const answering = (good: string) =>
    offering((filter) => {
      if (filter.areaCode === good) return [available(`+1${good}5869162`)];
      throw refusal;
    });

  test('the other area codes’ numbers are shown, and it is named', async () => {
    const found = await findNumbers(answering('415'), { areaCodes: ['415', '510', '628'] });
    expect(numbersOf(found.numbers)).toEqual(['+14155869162']);
    expect(found).toMatchObject({ unanswered: ['510', '628'], failure: refusal });
  });

  test('so it is with toll-free prefixes', async () => {
    const zoom = offering((filter) => {
      if (filter.prefix === '800') throw refusal;
      return [];
    });
    const search: NumberSearch = { type: 'toll_free', tollFreePrefixes: ['800', '888'] };
    expect(await findNumbers(zoom, search)).toMatchObject({ numbers: [], unanswered: ['800'] });
  });

  test('when none is answered, the first error is the answer', async () => {
    await expect(findNumbers(answering('212'), { areaCodes: ['415', '628'] })).rejects.toBe(refusal);
  });

  test('a search that is called off is not half an answer', async () => {
    const controller = new AbortController();
    const zoom = offering((filter) => {
      if (filter.areaCode === '415') return [available('+14155869162')];
      controller.abort(new Error('called off'));
      throw refusal;
    });
    const searching = findNumbers(zoom, { areaCodes: ['415', '628'] }, { signal: controller.signal });
    await expect(searching).rejects.toThrow('called off');
  });

  test('when all are answered, nothing is missing', async () => {
    const found = await findNumbers(offering([]), { areaCodes: ['415', '628'] });
    expect(found.unanswered).toEqual([]);
    expect(found).not.toHaveProperty('failure');
  });
});

describe('what is shown', () => {
  test('a number comes with what is memorable about it', async () => {
    const { numbers, dropped } = await findNumbers(offering([available('+14155830000')]), {
      areaCodes: ['415'],
    });
    expect(numbers).toMatchObject([
      {
        phoneNumber: '+14155830000',
        memorable: { reasons: ['ends in 0000'] },
      },
    ]);
    expect(dropped).toBe(0);
  });

  test.each<[string, Parameters<typeof findNumbers>[1], Partial<AvailableNumber>, string]>([
    ['an area code that was not asked for', { areaCodes: ['415'] }, {}, '+16285869162'],
    ['what is no number at all', { areaCodes: ['415'] }, {}, '415586'],
    ['a number that does not belong to its country', { state: 'CA' }, { country: 'GB' }, '+14155869162'],
    ['another country', { country: 'GB' }, {}, '+14155869162'],
    ['California, which is CA, when Canada was asked for', { country: 'CA' }, {}, '+14155869162'],
    ['another state', { state: 'NY' }, {}, '+14155869162'],
    ['another city', { city: 'Oakland' }, {}, '+14155869162'],
    ['another type', { areaCodes: ['415'], type: 'local' }, { type: 'mobile' }, '+14155869162'],
    [
      'another toll-free prefix',
      { type: 'toll_free', tollFreePrefixes: ['888'] },
      { type: 'toll_free' },
      '+18005869162',
    ],
  ])('%s is dropped, and counted as wrong', async (_, search, changes, phoneNumber) => {
    const found = await findNumbers(offering([available(phoneNumber, changes)]), search);
    expect(found).toMatchObject({ numbers: [], dropped: 1, wrong: 1 });
  });

  test('a state may come as a name, a city in other letters, a type that is new', async () => {
    const number = available('+14155869162', { state: 'California', city: 'SAN FRANCISCO', type: 'premium' });
    const { numbers } = await findNumbers(offering([number]), { city: 'San Francisco', state: 'CA' });
    expect(numbersOf(numbers)).toEqual(['+14155869162']);
  });

  test('Puerto Rico counts whether it is filed as a country or as a state', async () => {
    const filed = [
      available('+17875869162', { country: 'PR', state: undefined, city: undefined }),
      available('+19395869162', { state: 'PR', city: 'San Juan' }),
    ];
    const { numbers } = await findNumbers(offering(filed), { country: 'PR' });
    expect(numbers).toHaveLength(2);
  });

  test.each<[string, Parameters<typeof findNumbers>[1], string[]]>([
    ['capabilities', { capabilities: ['sms', 'mms'] }, ['+14155550102']],
    ['price, which must be less', { under: 1.5 }, ['+14155550101', '+14155550100']],
    ['an ending', { ends: '02' }, ['+14155550102']],
    ['a beginning, after the area code', { starts: '777' }, ['+14157774155']],
    ['letters', { contains: 'KKK0' }, ['+14155550100', '+14155550101', '+14155550102']],
    ['digits, after the area code', { contains: '415' }, ['+14157774155']],
    ['memorable ones only', { memorable: true }, ['+14155550101']],
  ])('numbers are chosen by %s', async (_, search, expected) => {
    const zoom = offering([
      available('+14155550100'),
      available('+14155550101'),
      available('+14155550102', { capabilities: ['voice', 'sms', 'mms'], monthlyCost: 1.5 }),
      available('+14157774155', { monthlyCost: 2 }),
    ]);
    const { numbers, wrong, dropped } = await findNumbers(zoom, search);
    expect(numbersOf(numbers).sort()).toEqual(expected.toSorted());
    expect({ wrong, dropped }).toEqual({ wrong: 0, dropped: 4 - expected.length });
  });

  test('abroad a pattern begins after the area code that was asked for', async () => {
    const london = available('+442079460000', { country: 'GB', state: undefined, city: 'London' });
    const search = { country: 'GB', areaCodes: ['20'], starts: '79' };
    expect((await findNumbers(offering([london]), search)).numbers).toHaveLength(1);
  });

  test('two area codes share the places there are', async () => {
    const zoom = offering((filter) =>
      filter.areaCode === '415' ? plain.map((number) => available(number)) : [available('+16285869162')],
    );
    const { numbers } = await findNumbers(zoom, { areaCodes: ['415', '628'], quantity: 2 });
    expect(numbersOf(numbers).sort()).toEqual(['+14155869162', '+16285869162']);
  });

  test('a number offered twice is shown once, and is not a dropped one', async () => {
    const zoom = offering([available('+14155869162'), available('+14155869162')]);
    expect(await findNumbers(zoom, { state: 'CA' })).toMatchObject({ numbers: [{}], dropped: 0 });
  });

  test('of many the most memorable are shown, wherever Zoom lists them', async () => {
    const zoom = offering([available('+14155866699'), available('+14155862525'), available('+14155830000')]);
    const { numbers } = await findNumbers(zoom, { areaCodes: ['415'], quantity: 2 });
    expect(numbersOf(numbers)).toEqual(['+14155830000', '+14155862525']);
  });
});

describe('sorting', () => {
  const found = [
    available('+14155869162', { monthlyCost: 2 }),
    available('+14155830000', { monthlyCost: 5 }),
    available('+14155867318', { monthlyCost: 1 }),
    available('+14155863924', { monthlyCost: 1 }),
  ].map(foundNumber);

  test.each([
    ['memorable', ['+14155830000', '+14155867318', '+14155863924', '+14155869162']],
    ['price', ['+14155867318', '+14155863924', '+14155869162', '+14155830000']],
  ] as const)('by %s', (order, expected) => {
    expect(numbersOf(sortNumbers(found, order))).toEqual(expected);
  });
});

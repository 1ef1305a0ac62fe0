import { describe, expect, test } from 'vitest';
import type { ZoomClient } from '../../src/zoom/client.ts';
import { ZoomOutcomeUnknown } from '../../src/zoom/errors.ts';
import { aNumber, failureOf, tinyZoom } from './tiny-zoom.ts';

const ONE = '+18885551001';
const TWO = '+18885551002';
const bought = (phone_number: string, id = 'num_1') => ({ id, phone_number, status: 'active' });
const gone = (phone_number: string) => ({ phone_number, code: 100010, message: 'Not available.' });

const buy = (zoom: ZoomClient) => zoom.numbers.provision({ phoneNumbers: [ONE, TWO] });
const buyTollFree = (zoom: ZoomClient) => zoom.tollFree.provision({ phoneNumbers: [ONE, TWO] });

describe.each([
  ['POST /phone/numbers/provision', buy],
  ['POST /phone/numbers/toll_free', buyTollFree],
])('%s', (endpoint, ask) => {
  test.each<[string, object, string]>([
    [
      'a number nobody asked for as bought',
      { provisioned_numbers: [bought('+18885559999')] },
      'it names a number that was not asked for',
    ],
    [
      'a number nobody asked for as failed',
      { provisioned_numbers: [bought(ONE)], failed_numbers: [gone('+18885559999')] },
      'it names a number that was not asked for',
    ],
    [
      'a number as both bought and failed',
      { provisioned_numbers: [bought(ONE)], failed_numbers: [gone(ONE)] },
      'it names a number twice',
    ],
    [
      'a number as bought twice',
      { provisioned_numbers: [bought(ONE, 'num_1'), bought(ONE, 'num_2')] },
      'it names a number twice',
    ],
    [
      'only some of the numbers as failed, and nothing of what was bought',
      { failed_numbers: [gone(ONE)] },
      'provisioned_numbers is missing',
    ],
    ['no list', { provisioned_numbers: null }, 'provisioned_numbers is missing'],
  ])('an answer that gives %s does not say what was bought', async (_, json, why) => {
    await using it = await tinyZoom(() => ({ status: 201, json }));
    const error = await failureOf(ask(it.zoom));
    expect(error).toBeInstanceOf(ZoomOutcomeUnknown);
    expect(error).toMatchObject({ endpoint, status: 201 });
    expect(String(error)).toContain(why);
    expect(it.calls).toHaveLength(1);
  });

  test.each<[string, object, { provisioned: string[]; failed: string[] }]>([
    ['an empty list: none was bought', { provisioned_numbers: [] }, { provisioned: [], failed: [] }],
    [
      'a number in neither list: it was not bought',
      { provisioned_numbers: [bought(TWO)], failed_numbers: null },
      { provisioned: [TWO], failed: [] },
    ],
    [
      'every number failed, and no other list: none was bought',
      { failed_numbers: [gone(ONE), gone(TWO)] },
      { provisioned: [], failed: [ONE, TWO] },
    ],
  ])('%s', async (_, json, outcome) => {
    await using it = await tinyZoom(() => ({ status: 201, json }));
    const { provisioned, failed } = await ask(it.zoom);
    expect(provisioned.map(({ phoneNumber }) => phoneNumber)).toEqual(outcome.provisioned);
    expect(failed.map(({ phoneNumber }) => phoneNumber)).toEqual(outcome.failed);
  });
});

test('adding a number that is answered with another one may have happened', async () => {
  await using it = await tinyZoom(() => ({ status: 201, json: aNumber }));
  const error = await failureOf(it.zoom.numbers.add({ phoneNumber: '+14155559999' }));
  expect(error).toBeInstanceOf(ZoomOutcomeUnknown);
  expect(String(error)).toContain('phone_number: it is not the number that was asked for');
  expect(await it.zoom.numbers.add({ phoneNumber: aNumber.phone_number })).toMatchObject({ id: 'num_1' });
});

import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { describe, expect, it, test } from 'vitest';
import {
  AREA_CODES,
  areaCodesOfState,
  findAreaCode,
  statesOfAreaCode,
} from '../../src/numbers/area-codes.ts';
import { countryName, findCountry } from '../../src/numbers/countries.ts';
import { STATES, stateCode } from '../../src/numbers/states.ts';
import { isTollFreePrefix, TOLL_FREE_PREFIXES } from '../../src/numbers/toll-free.ts';

const codes = AREA_CODES.map(({ code }) => code);

describe('area codes', () => {
  test('none appears twice', () => {
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  });

  test('each can be one: three digits from 2 on, no service code, no toll-free prefix', () => {
    expect(
      codes.filter((code) => !/^[2-9]\d\d$/.test(code) || code.endsWith('11') || isTollFreePrefix(code)),
    ).toEqual([]);
  });

  test('each has a city and a state of its country', () => {
    const wrong = AREA_CODES.filter(
      ({ city, state, country }) =>
        !/^\p{Lu}/u.test(city) || STATES.find(({ code }) => code === state)?.country !== country,
    );
    expect(wrong).toEqual([]);
  });

  test('every state, province and territory has one', () => {
    expect(STATES.filter(({ code }) => areaCodesOfState(code).length === 0)).toEqual([]);
  });

  test('there are as many as are in service', () => {
    const inStates = AREA_CODES.filter(({ state }) => !['PR', 'VI', 'GU', 'AS', 'MP'].includes(state));
    expect(inStates.filter(({ country }) => country === 'US')).toHaveLength(373);
    expect(inStates.filter(({ country }) => country === 'CA')).toHaveLength(56);
    expect(areaCodesOfState('CA')).toHaveLength(41);
    expect(areaCodesOfState('WY')).toHaveLength(1);
  });

  test('none is missing that libphonenumber knows to be in use', () => {
    const inUse = Array.from({ length: 800 }, (_, index) => String(index + 200)).filter((code) => {
      const number = parsePhoneNumberFromString(`+1${code}2345678`);
      const type = number?.getType() ?? '';
      return ['US', 'CA'].includes(number?.country ?? '') && type.startsWith('FIXED_LINE');
    });
    expect(inUse.length).toBeGreaterThan(400);
    expect(inUse.filter((code) => !codes.includes(code))).toEqual([]);
  });

  test.each([
    ['415', 'CA', 'San Francisco'],
    ['212', 'NY', 'New York'],
    ['202', 'DC', 'Washington'],
    ['621', 'TX', 'Houston'],
    ['820', 'CA', 'Oxnard'],
    ['942', 'ON', 'Toronto'],
    ['671', 'GU', 'Hagatna'],
  ])('%s is in %s', (code, state, city) => {
    expect(findAreaCode(code)).toMatchObject({ state, city });
  });

  test('Prince Edward Island has the codes it shares with Nova Scotia, and the north shares one', () => {
    expect(statesOfAreaCode('902')).toEqual(['NS', 'PE']);
    expect(areaCodesOfState('NU').map(({ code }) => code)).toEqual(['867']);
  });
});

describe('names of places', () => {
  it.each([
    ['california', 'CA'],
    ['ca', 'CA'],
    ['Québec', 'QC'],
    ['N.Y.', 'NY'],
    ['district of columbia', 'DC'],
    ['Newfoundland', 'NL'],
  ])('reads the state %s', (name, code) => expect(stateCode(name)).toBe(code));

  it.each([
    ['GB', 'GB'],
    ['united kingdom', 'GB'],
    ['UK', 'GB'],
    ['Côte d’Ivoire', 'CI'],
    ['Trinidad and Tobago', 'TT'],
    ['Czech Republic', 'CZ'],
  ])('reads the country %s', (name, code) => expect(findCountry(name)).toBe(code));

  it('knows no country where there is none', () => {
    expect(findCountry('Narnia')).toBeUndefined();
    expect(findCountry('constructor')).toBeUndefined();
    expect(countryName('DE')).toBe('Germany');
  });

  it('has seven toll-free prefixes', () => expect(TOLL_FREE_PREFIXES).toHaveLength(7));
});

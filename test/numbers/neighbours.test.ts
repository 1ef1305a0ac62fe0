import { describe, expect, test } from 'vitest';
import { neighbouringAreaCodes, neighbouringSearches } from '../../src/numbers/neighbours.ts';

const codesOf = (search: Parameters<typeof neighbouringAreaCodes>[0], most?: number) =>
  neighbouringAreaCodes(search, most).map(({ code }) => code);

describe('where to look when nothing is found', () => {
  test('the overlay of the same city comes first, then the region, then the state', () => {
    expect(codesOf({ areaCodes: ['415'] })).toEqual(['628', '341', '369', '408', '510', '650']);
    expect(codesOf({ areaCodes: ['415'] }, 100)).toHaveLength(40);
  });

  test('never what has been searched already', () => {
    expect(codesOf({ areaCodes: ['415', '628'] })).not.toContain('628');
  });

  test('a city’s own area codes come first', () => {
    expect(codesOf({ city: 'Chicago' }, 3)).toEqual(['312', '773', '872']);
    expect(codesOf({ city: 'Portland', state: 'ME' })).toEqual(['207']);
  });

  test('a state’s area codes', () => expect(codesOf({ state: 'NV' })).toEqual(['702', '725', '775']));

  test('nothing is near a place that is not known', () => {
    expect(codesOf({ areaCodes: ['999'] })).toEqual([]);
    expect(codesOf({ areaCodes: ['307'] })).toEqual([]);
    expect(codesOf({})).toEqual([]);
  });

  test('each is a search with the same wishes in another place', () => {
    const [first] = neighbouringSearches({
      areaCodes: ['415'],
      city: 'San Francisco',
      capabilities: ['sms'],
      ends: '00',
    });
    expect(first).toEqual({
      label: '628 San Francisco',
      search: { areaCodes: ['628'], capabilities: ['sms'], ends: '00' },
    });
  });

  test('a toll-free prefix has the other prefixes', () => {
    const found = neighbouringSearches({ type: 'toll_free', tollFreePrefixes: ['888'] }, 2);
    expect(found.map(({ search }) => search.tollFreePrefixes)).toEqual([['800'], ['833']]);
    expect(neighbouringSearches({ type: 'toll_free' })).toEqual([]);
  });
});

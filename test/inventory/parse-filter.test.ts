import { describe, expect, it } from 'vitest';
import { describeFilter, formatFilter, parseFilter } from '../../src/inventory/parse-filter.ts';

const read = (words: string) => {
  const reading = parseFilter(words);
  return reading.kind === 'search' ? reading.search : reading;
};

describe('A filter of the inventory', () => {
  it.each([
    ['unassigned', { search: {}, assigned: false }],
    ['free', { search: {}, assigned: false }],
    ['not assigned', { search: {}, assigned: false }],
    ['assigned 415', { search: { areaCodes: ['415'] }, assigned: true }],
    ['toll free pending', { search: { type: 'toll_free' }, status: 'pending' }],
    ['status:releasing CA', { search: { state: 'CA' }, status: 'releasing' }],
    ['site:site_sf sms', { search: { capabilities: ['sms'] }, siteId: 'site_sf' }],
    ['name:"Front desk"', { search: {}, name: 'Front desk' }],
    ['"Front desk" unassigned', { search: {}, assigned: false, name: 'Front desk' }],
    ['“Front desk”', { search: {}, name: 'Front desk' }],
    ['415 name:Front', { search: { areaCodes: ['415'] }, name: 'Front' }],
    ['assigned to Ana Torres', { search: {}, assignee: 'Ana Torres' }],
    ['assigned to "Ana Torres" fax', { search: { capabilities: ['fax'] }, assignee: 'Ana Torres' }],
    ['assignee:Ana', { search: {}, assignee: 'Ana' }],
    ['contains FREE', { search: { contains: 'FREE' } }],
    [
      'ends 00 under $2 San Francisco, CA',
      { search: { ends: '00', under: 2, city: 'San Francisco', state: 'CA' } },
    ],
    ['starts 555', { search: { starts: '555' } }],
    ['city:"San Francisco"', { search: { city: 'San Francisco' } }],
    ['888 free', { search: { tollFreePrefixes: ['888'], type: 'toll_free' }, assigned: false }],
    ['name: 415', { search: {}, name: '415' }],
    ['', { kind: 'empty' }],
    ['all numbers', { kind: 'empty' }],
  ])('%s', (words, filter) => {
    expect(read(words)).toEqual(filter);
  });

  it.each([
    ['unasigned', 'Did you mean unassigned?', 'unassigned'],
    ['front desk', 'If it is a name, put it in quotes: "front desk"', 'name:"front desk"'],
    ['nmae:Ana', 'Did you mean name:?', 'name:"Ana"'],
    ['assigned unassigned', 'No number is both assigned and unassigned.', 'assigned'],
    ['active pending 415', 'A list has one status', '415 active'],
    ['status:actve', '“actve” is not a status. There are active, pending, releasing.', 'active'],
    ['415 x25', 'The list has all numbers, page by page', '415'],
    ['+14155551001', '/phone number +14155551001 shows its card', '415 ends:5551001'],
    ['name:Front desk', 'put both in quotes: name:"Front desk"', 'name:"Front"'],
    ['415 TX', 'Area code 415 is in San Francisco', '415'],
    ['CA TX', 'A list has one state', 'CA'],
  ])('%s is answered with what was wrong and what to write', (words, sentence, suggestion) => {
    const reading = parseFilter(words);
    expect(reading).toMatchObject({
      kind: 'unclear',
      problems: [{ sentence: expect.stringContaining(sentence), ...(suggestion && { suggestion }) }],
    });
  });

  it('is described in words, and written as it can be typed', () => {
    const filter = { search: { areaCodes: ['415'] }, assigned: false, siteId: 'site_sf', name: 'Front desk' };
    expect(describeFilter(filter)).toEqual([
      'area code 415',
      'unassigned',
      'site site_sf',
      '“Front desk” in the name',
    ]);
    expect(formatFilter(filter)).toBe('415 unassigned site:"site_sf" name:"Front desk"');
  });
});

import { describe, expect, it } from 'vitest';
import { describeSearch } from '../../src/numbers/describe-search.ts';
import { formatSearch } from '../../src/numbers/format-search.ts';
import type { NumberSearch } from '../../src/numbers/number-search.ts';

const cases: [heading: string, words: string, search: NumberSearch][] = [
  ['any number', '', {}],
  ['area code 415', '415', { areaCodes: ['415'] }],
  ['area code 415, 510 or 628', '415 510 628', { areaCodes: ['415', '510', '628'] }],
  [
    'San Francisco, CA · area code 415 · SMS · ends in 00 · memorable',
    '415 San Francisco, CA sms ends:00 memorable',
    {
      areaCodes: ['415'],
      city: 'San Francisco',
      state: 'CA',
      capabilities: ['sms'],
      ends: '00',
      memorable: true,
    },
  ],
  ['Sausalito, CA', 'city:"Sausalito" CA', { city: 'Sausalito', state: 'CA' }],
  ['Oregon', 'state:OR', { state: 'OR' }],
  ['toll-free', 'toll-free', { type: 'toll_free' }],
  [
    'toll-free 800 or 888 · contains COFFEE (263333)',
    '800 888 contains:COFFEE',
    { type: 'toll_free', tollFreePrefixes: ['800', '888'], contains: 'COFFEE' },
  ],
  [
    'United Kingdom · area code 20 · national · starts with 79',
    'area:20 country:GB national starts:79',
    { country: 'GB', areaCodes: ['20'], type: 'national', starts: '79' },
  ],
  ['under $1.50 a month · 25 numbers', 'x25 under:$1.50', { under: 1.5, quantity: 25 }],
  ['Germany · area code 212', 'area:212 country:DE', { areaCodes: ['212'], country: 'DE' }],
  ['1 number', 'x1', { quantity: 1 }],
];

describe('a search in words', () => {
  it.each(cases)('%s', (heading, words, search) => {
    expect(describeSearch(search)).toBe(heading);
    expect(formatSearch(search)).toBe(words);
  });
});

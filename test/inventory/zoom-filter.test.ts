import { describe, expect, it } from 'vitest';
import { EVERY_NUMBER } from '../../src/inventory/number-filter.ts';
import { parseFilter } from '../../src/inventory/parse-filter.ts';
import { zoomQuery } from '../../src/inventory/zoom-filter.ts';

const asked = (words: string) => {
  const reading = parseFilter(words);
  if (reading.kind === 'unclear') throw new Error(reading.problems[0]?.sentence);
  return zoomQuery(reading.kind === 'search' ? reading.search : EVERY_NUMBER);
};

describe('What Zoom is asked for', () => {
  it.each([
    ['', {}],
    ['unassigned', { assigned: false }],
    ['toll-free active', { type: 'toll_free', status: 'active' }],
    ['site:site_sf CA', { siteId: 'site_sf', state: 'CA' }],
    ['415', { keyword: '+1415' }],
    ['415 starts 555', { keyword: '+1415555' }],
    ['888', { keyword: '+1888', type: 'toll_free' }],
    ['"Front desk"', { keyword: 'Front desk' }],
  ])('%s is all that is wanted', (words, query) => {
    expect(asked(words)).toEqual({ query, isWhole: true });
  });

  it.each([
    ['sms CA', { state: 'CA' }],
    ['San Francisco, CA', { state: 'CA' }],
    ['under $2 assigned', { assigned: true }],
    ['ends 00 415', { keyword: '+1415' }],
    ['415 212', {}],
    ['415 "Front desk"', { keyword: '+1415' }],
    ['"Records - Chicago"', { keyword: 'Records' }],
    ['assignee:Ana', { assigned: true }],
    ['country:GB mobile', { type: 'mobile', keyword: '+44' }],
    ['country:US', {}],
    ['starts 555', {}],
  ])('%s has to be looked through', (words, query) => {
    expect(asked(words)).toEqual({ query, isWhole: false });
  });
});

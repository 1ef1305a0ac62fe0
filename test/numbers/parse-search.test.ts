import { describe, expect, it, test } from 'vitest';
import type { NumberSearch } from '../../src/numbers/number-search.ts';
import { parseSearch } from '../../src/numbers/parse-search.ts';

function understands(cases: [words: string, search: NumberSearch][]) {
  it.each(cases)('%s', (words, search) => {
    expect(parseSearch(words)).toEqual({ kind: 'search', search });
  });
}

describe('places', () => {
  understands([
    ['415', { areaCodes: ['415'] }],
    ['area code 415', { areaCodes: ['415'] }],
    ['(415)', { areaCodes: ['415'] }],
    ['+1 415', { areaCodes: ['415'] }],
    ['1-415', { areaCodes: ['415'] }],
    ['628 or 415', { areaCodes: ['415', '628'] }],
    ['415, 628, 415', { areaCodes: ['415', '628'] }],
    ['CA', { state: 'CA' }],
    ['ca', { state: 'CA' }],
    ['California', { state: 'CA' }],
    ['new york', { state: 'NY' }],
    ['West Virginia', { state: 'WV' }],
    ['Ontario', { state: 'ON' }],
    ['San Francisco', { city: 'San Francisco' }],
    ['san francisco, ca', { city: 'San Francisco', state: 'CA' }],
    ['San Francisco CA', { city: 'San Francisco', state: 'CA' }],
    ['San Francisco, California, sms', { city: 'San Francisco', state: 'CA', capabilities: ['sms'] }],
    ['San Francisco 628', { city: 'San Francisco', areaCodes: ['628'] }],
    ['Kansas City', { city: 'Kansas City' }],
    ['New York, NY', { city: 'New York', state: 'NY' }],
    ['nyc', { city: 'New York' }],
    ['St Louis', { city: 'St. Louis' }],
    ['Montréal', { city: 'Montreal' }],
    ['Pasadena, TX', { city: 'Pasadena', state: 'TX' }],
    ['Sausalito, CA', { city: 'Sausalito', state: 'CA' }],
    ['numbers in la jolla, ca', { city: 'La Jolla', state: 'CA' }],
    ['South San Francisco, CA', { city: 'South San Francisco', state: 'CA' }],
    ['city:"Sausalito"', { city: 'Sausalito' }],
    ["city:'Mill Valley' sms", { city: 'Mill Valley', capabilities: ['sms'] }],
    ['city:San Bruno, CA', { city: 'San Bruno', state: 'CA' }],
    ['country:CA Quebec City, QC', { country: 'CA', city: 'Quebec City', state: 'QC' }],
    ['city: San Francisco', { city: 'San Francisco' }],
    ['state:New York', { state: 'NY' }],
    ['country:GB', { country: 'GB' }],
    ['United Kingdom', { country: 'GB' }],
    ['country:United Kingdom', { country: 'GB' }],
    ['UK', { country: 'GB' }],
    ['area:20 country:GB', { areaCodes: ['20'], country: 'GB' }],
    ['area:+1-415', { areaCodes: ['415'] }],
    ['area:1-415', { areaCodes: ['415'] }],
    ['area:1000 country:IN', { areaCodes: ['1000'], country: 'IN' }],
    ['area:999', { areaCodes: ['999'] }],
    ['area:212 country:DE', { areaCodes: ['212'], country: 'DE' }],
    ['787 country:PR', { areaCodes: ['787'], country: 'PR' }],
    ['PR country:US', { state: 'PR', country: 'US' }],
    ['415/212', { areaCodes: ['212', '415'] }],
    ['415,628', { areaCodes: ['415', '628'] }],
    ['+415 +628', { areaCodes: ['415', '628'] }],
    ['-415', { areaCodes: ['415'] }],
    ['> 415', { areaCodes: ['415'] }],
    // Small places with names like those of big ones.
    ['Canton, OH', { city: 'Canton', state: 'OH' }],
    ['Weston, FL', { city: 'Weston', state: 'FL' }],
    ['Layton, UT', { city: 'Layton', state: 'UT' }],
    ['city:"San Fransisco" CA', { city: 'San Fransisco', state: 'CA' }],
    ['city:"Toronto" CA', { city: 'Toronto', state: 'CA' }],
  ]);
});

describe('words with two meanings', () => {
  understands([
    ['CA', { state: 'CA' }],
    ['country:CA', { country: 'CA' }],
    ['Canada', { country: 'CA' }],
    ['Georgia', { state: 'GA' }],
    ['country:Georgia', { country: 'GE' }],
    ['Washington', { state: 'WA' }],
    ['Washington, DC', { city: 'Washington', state: 'DC' }],
    ['washington dc', { city: 'Washington', state: 'DC' }],
    ['mobile', { type: 'mobile' }],
    ['Mobile, AL', { city: 'Mobile', state: 'AL' }],
    ['OR', { state: 'OR' }],
    ['Portland, or', { city: 'Portland', state: 'OR' }],
    ['portland me', { city: 'Portland', state: 'ME' }],
    ['415 or 628', { areaCodes: ['415', '628'] }],
    ['NUMBERS IN CA', { state: 'CA' }],
    ['IN 317', { areaCodes: ['317'], state: 'IN' }],
    ['SMS IN 415', { areaCodes: ['415'], capabilities: ['sms'] }],
    ['state:in', { state: 'IN' }],
    ['PR', { state: 'PR' }],
    ['get me some in 415 ok', { areaCodes: ['415'] }],
  ]);
});

describe('what kind of number', () => {
  understands([
    ['toll-free', { type: 'toll_free' }],
    ['tollfree', { type: 'toll_free' }],
    ['toll free', { type: 'toll_free' }],
    ['type:toll-free', { type: 'toll_free' }],
    ['type:toll free', { type: 'toll_free' }],
    ['888', { type: 'toll_free', tollFreePrefixes: ['888'] }],
    ['toll-free 800', { type: 'toll_free', tollFreePrefixes: ['800'] }],
    ['prefix:833', { type: 'toll_free', tollFreePrefixes: ['833'] }],
    ['area:888', { type: 'toll_free', tollFreePrefixes: ['888'] }],
    ['national country:GB', { type: 'national', country: 'GB' }],
    ['local 415', { type: 'local', areaCodes: ['415'] }],
    ['sms mms fax voice', { capabilities: ['voice', 'sms', 'mms', 'fax'] }],
    ['sms+mms', { capabilities: ['sms', 'mms'] }],
    ['can:sms,mms', { capabilities: ['sms', 'mms'] }],
    ['capability:fax', { capabilities: ['fax'] }],
  ]);
});

describe('how many, how much, and how they look', () => {
  understands([
    ['x25', { quantity: 25 }],
    ['25x', { quantity: 25 }],
    ['×25', { quantity: 25 }],
    ['x 25', { quantity: 25 }],
    ['count:25', { quantity: 25 }],
    ['25 numbers', { quantity: 25 }],
    ['100 numbers', { quantity: 100 }],
    ['415 numbers', { areaCodes: ['415'] }],
    ['ends 00', { ends: '00' }],
    ['ends with 00', { ends: '00' }],
    ['ending in 00', { ends: '00' }],
    ['contains COFFEE', { contains: 'COFFEE' }],
    ['spells taxi', { contains: 'TAXI' }],
    ['contains 555-12', { contains: '55512' }],
    ['starts with 555', { starts: '555' }],
    ['starts:555 ends:00', { starts: '555', ends: '00' }],
    ['under $2', { under: 2 }],
    ['under 2 dollars a month', { under: 2 }],
    ['less than $1.50', { under: 1.5 }],
    ['below $.75', { under: 0.75 }],
    ['<$2', { under: 2 }],
    ['< $2', { under: 2 }],
    ['under $1,000', { under: 1000 }],
    ['under 1,000 415', { under: 1000, areaCodes: ['415'] }],
    ['under:$1,000,000', { under: 1_000_000 }],
    ['under 2, 415', { under: 2, areaCodes: ['415'] }],
    ['under $1,50', { under: 1.5 }],
    // Prices are whole cents, so that two dollars themselves are found.
    ['up to $2', { under: 2.01 }],
    ['no more than $2', { under: 2.01 }],
    ['at most 2 dollars', { under: 2.01 }],
    ['<=2', { under: 2.01 }],
    ['contains 415X25', { contains: '415X25' }],
    ['ends 1CALL', { ends: '1CALL' }],
    ['memorable', { memorable: true }],
    ['memorable:yes', { memorable: true }],
    ['415 memorable:no', { areaCodes: ['415'] }],
  ]);
});

describe('whole sentences', () => {
  understands([
    ['10 numbers in California with sms, please', { state: 'CA', quantity: 10, capabilities: ['sms'] }],
    ["I'd like toll free numbers that end in 00", { type: 'toll_free', ends: '00' }],
    [
      'show me memorable numbers in San Francisco, CA under $2',
      { city: 'San Francisco', state: 'CA', under: 2, memorable: true },
    ],
    [
      'area:415 state:CA city:"San Francisco" type:local capability:sms count:5 ends:00 contains:12 starts:555 under:2 memorable:yes',
      {
        areaCodes: ['415'],
        state: 'CA',
        city: 'San Francisco',
        type: 'local',
        capabilities: ['sms'],
        quantity: 5,
        starts: '555',
        contains: '12',
        ends: '00',
        under: 2,
        memorable: true,
      },
    ],
  ]);
});

describe('what Slack and keyboards add', () => {
  understands([
    ['ends <tel:5551001|5551001>', { ends: '5551001' }],
    ['<tel:415|415> sms', { areaCodes: ['415'], capabilities: ['sms'] }],
    ['<http://415.com|415>', { areaCodes: ['415'] }],
    ['city:“San Francisco”', { city: 'San Francisco' }],
    ['“San Francisco” sms', { city: 'San Francisco', capabilities: ['sms'] }],
    ['St. John’s, NL', { city: "St. John's", state: 'NL' }],
    ['415\u00a0sms', { areaCodes: ['415'], capabilities: ['sms'] }],
    ['４１５　ＳＭＳ', { areaCodes: ['415'], capabilities: ['sms'] }],
    ['\u200b415\u200b', { areaCodes: ['415'] }],
    ['&lt;$2', { under: 2 }],
    ['Trinidad &amp; Tobago', { country: 'TT' }],
    ['<@U024BE7LH|ann> 415 <#C024BE7LR|phones>', { areaCodes: ['415'] }],
    ['*415* _sms_ `ends 00`.', { areaCodes: ['415'], capabilities: ['sms'], ends: '00' }],
    ['toll–free', { type: 'toll_free' }],
  ]);

  test.each(['', '   ', '\u00a0', '<@U024BE7LH>', '?', '":"', 'numbers please'])(
    '%j asks for nothing',
    (words) => {
      expect(parseSearch(words)).toEqual({ kind: 'empty' });
    },
  );
});

import { describe, expect, it, test } from 'vitest';
import { parseSearch, type UnclearSearch } from '../../src/numbers/parse-search.ts';

function unclear(words: string): UnclearSearch {
  const reading = parseSearch(words);
  if (reading.kind !== 'unclear') throw new Error(`“${words}” was understood as ${JSON.stringify(reading)}`);
  return reading;
}

describe('a word that is not understood is named, with what was probably meant', () => {
  it.each([
    ['Califronia', 'Califronia', 'Did you mean California?', 'CA'],
    ['memmorable 415', 'memmorable', 'Did you mean memorable?', '415 memorable'],
    ['tolfree', 'tolfree', 'Did you mean toll-free?', 'toll-free'],
    ['San Fransisco sms', 'San Fransisco', 'Did you mean San Francisco?', 'city:"San Francisco" sms'],
    ['New Yrok', 'New Yrok', 'Did you mean New York?', 'NY'],
    ['Germny', 'Germny', 'Did you mean Germany?', 'country:DE'],
    ['stat:CA', 'stat:CA', 'Did you mean state:?', 'CA'],
    ['state:Texs', 'state:Texs', 'Did you mean Texas?', 'TX'],
    ['country:"United Kingdon"', 'country:"United Kingdon"', 'Did you mean United Kingdom?', 'country:GB'],
    ['type:tolfree', 'type:tolfree', 'The types are local, toll-free, national and mobile', 'toll-free'],
    ['Sausalito', 'Sausalito', 'like Oakland, CA, or as city:"Sausalito"', 'city:"Sausalito"'],
    ['COFFEE 888', 'COFFEE', 'write contains:COFFEE', '888 contains:COFFEE'],
    ['1-800-FLOWERS', '1-800-FLOWERS', 'write 800 ends:FLOWERS', '800 ends:FLOWERS'],
    ['555-TAXI', '555-TAXI', 'write contains:555TAXI', 'contains:555TAXI'],
    ['0000', '0000', 'write ends 0000', 'ends:0000'],
    ['555-1234 415', '555-1234', 'write ends 5551234', '415 ends:5551234'],
    ['415-555', '415-555', 'area code 415 and the beginning', '415 starts:555'],
    ['<tel:+14155551001|+1 415-555-1001>', '+1 415-555-1001', 'a whole phone number', '415 ends:5551001'],
    ['+1 415 555 1001', '+1 415 555 1001', 'a whole phone number', '415 ends:5551001'],
    ['(415) 555-1001 sms', '415 555-1001', 'a whole phone number', '415 sms ends:5551001'],
    ['1 800 555 1001', '1 800 555 1001', 'a whole phone number', '800 ends:5551001'],
    ['+1 868 555 1234', '+1 868 555 1234', 'a whole phone number', 'area:868 ends:5551234'],
    [
      '+44 20 7946 0000',
      '+44 20 7946 0000',
      'looks like a whole phone number of the United Kingdom',
      'country:GB ends:9460000',
    ],
    ['+442079460000', '+442079460000', 'a whole phone number', 'country:GB ends:9460000'],
    ['1 800', '1 800', 'the 1 before it is not needed', '800'],
    ['415x25', '415x25', 'Did you mean 415 x25?', '415 x25'],
    ['25x415', '25x415', 'Did you mean 415 x25?', '415 x25'],
    ['415/999', '415/999', '“999” is not a known area code', '415 area:999'],
    ['San Fran sms', 'San Fran', 'Did you mean San Francisco?', 'city:"San Francisco" sms'],
    ['Calif', 'Calif', 'Did you mean California?', 'CA'],
    ['Cape Coral', 'Cape Coral', 'like Oakland, CA, or as', 'city:"Cape Coral"'],
    ['San Fransisco, CA', 'San Fransisco, CA', 'write city:"San Fransisco" state:CA', 'San Francisco, CA'],
    ['San Fransisco, NY', 'San Fransisco, NY', 'Did you mean San Francisco, CA?', 'San Francisco, CA'],
    ['Kalgary, AB', 'Kalgary, AB', 'Did you mean Calgary, AB?', 'Calgary, AB'],
    ['Portlnd, NY', 'Portlnd, NY', 'Did you mean Portland?', 'city:"Portland"'],
    ['Toronto, CA', 'Toronto, CA', 'Did you mean Toronto, ON?', 'Toronto, ON'],
    ['sms or mms', 'sms or mms', 'ask for all with sms mms', 'sms mms'],
    ['sms, mms or fax 415', 'sms, mms or fax', 'ask for all with sms mms fax', '415 sms mms fax'],
    ['at least 10 numbers', 'at least 10', 'up to a count like x10', 'x10'],
    ['up to 10', 'up to 10', 'x10, or a price: for that write up to $10.00', 'x10'],
    ['25', '25', 'x25, or how they end, ends 25', 'x25'],
    ['$2', '$2', 'write under $2', 'under:$2'],
    ['999', '999', 'If it is a new one, write area:999', 'area:999'],
    ['822', '822', 'The toll-free prefixes are 800', 'toll-free'],
    ['in', 'in', 'For Indiana write IN in capitals', 'state:IN'],
  ])('%s', (words, named, sentence, suggestion) => {
    const [problem, ...others] = unclear(words).problems;
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ words: named, suggestion });
    expect(problem?.sentence).toContain(sentence);
  });

  it.each([
    ['411', 'it is a service code'],
    ['state:Narnia', '“Narnia” is not a state of the US or a province of Canada'],
    ['xq7-zz9-kk2-jj4', 'was not understood. Try an area code (415)'],
    ['constructor:415', '“constructor:” is not something to search by'],
    ['ends', 'After “ends” come digits or keypad letters'],
    ['ends ★', '“★” does not work after “ends”'],
    ['under', 'After “under” comes an amount in US dollars'],
    ['under £2', '“£2” is not an amount in US dollars'],
    ['count:many', '“many” is not a count'],
    ['can:fly', 'Choose from voice, sms, mms and fax'],
    ['city:', '“city:” needs a value'],
    ['city:415', '“415” is not the name of a city'],
    ['area:abc', '“abc” is not an area code'],
    ['prefix:801', '“801” is not a toll-free prefix'],
    ['+44 20', 'begins like a phone number of another country'],
    ['under -1', 'No number costs less than nothing'],
    ['under -$1', 'No number costs less than nothing'],
    ['under $0', 'No number costs less than nothing'],
    ['415 without fax', '“without fax” cannot be searched for'],
  ])('%s', (words, sentence) => {
    expect(
      unclear(words)
        .problems.map((problem) => problem.sentence)
        .join('\n'),
    ).toContain(sentence);
  });
});

describe('a lowest price cannot be searched for, and its opposite is not offered instead', () => {
  it.each([
    ['over $2', undefined],
    ['more than 2', undefined],
    ['above $3', undefined],
    ['at least $2', undefined],
    ['no less than $2', undefined],
    ['not under $2', undefined],
    ['minimum $2', undefined],
    ['> $2', undefined],
    ['>$2', undefined],
    ['>=2', undefined],
    ['under:>2', undefined],
    ['at least', undefined],
    ['415 sms over $2 a month', '415 sms'],
    ['over $2 under $5', 'under:$5'],
  ])('%s', (words, suggestion) => {
    const [problem, ...others] = unclear(words).problems;
    expect(others).toEqual([]);
    expect(problem?.sentence).toBe(
      'Only a highest price can be searched for, not a lowest: write it like under $2.',
    );
    expect(problem?.suggestion).toBe(suggestion);
  });
});

describe('wishes that cannot both be met', () => {
  it.each([
    ['415 NY', 'Area code 415 is in San Francisco, California, not in New York.', '415'],
    ['415 nyc', 'Area code 415 is in San Francisco, California, not in New York.', '415'],
    ['212 country:CA', 'Area code 212 is in New York, New York, not in Canada.', '212'],
    ['415 country:CA', 'Area code 415 is in San Francisco, California, not in Canada.', '415'],
    [
      'country:GB 415',
      'not in the United Kingdom. For an area code of another country write area:415.',
      '415',
    ],
    ['CA Canada', 'CA alone is California; for Canada write country:CA.', 'country:CA'],
    ['DE Germany', 'DE alone is Delaware; for Germany write country:DE.', 'country:DE'],
    ['ON country:US', 'Ontario is in Canada, not in the United States.', 'ON'],
    [
      'toll-free California',
      'Toll-free numbers belong to no place, so they cannot be searched by California.',
      'toll-free',
    ],
    ['415 888', 'Toll-free numbers belong to no place, so they cannot be searched by area code 415.', '888'],
    ['toll-free Germany', 'Toll-free numbers are sold for North America only, not for Germany.', 'toll-free'],
    ['888 local', '888 is a toll-free prefix, so its numbers are not local.', '888'],
    ['CA NY', 'A search has one state, and this one has 2: California and New York.', 'CA'],
    ['ends 00 ends 11', 'A search has one ending, and this one has 2: 00 and 11.', 'ends:00'],
    ['x500 415', 'A search shows 1 to 100 numbers, and x500 asks for 500.', '415 x100'],
    ['x0 415', 'A search shows 1 to 100 numbers, and x0 asks for 0.', '415'],
    ['415 under $0', 'Write an amount above zero, like under $2.', '415'],
    [
      'contains C0FFEE',
      '“C0FFEE” mixes letters with 0, and no letter is on that key. Did you mean COFFEE? For the digit itself write 203333.',
      'contains:COFFEE',
    ],
    [
      'ends 4155551001',
      '“4155551001” has 10 places, and a number has 7 after its area code.',
      '415 ends:5551001',
    ],
    [
      'starts 012',
      'No number has 0 or 1 right after its area code, so none starts with 012.',
      'contains:012',
    ],
    ['starts 5551234 ends 99', 'one that starts with 5551234 cannot end in 99.', 'ends:99'],
    [
      '415 628 510 650 925 707',
      'A search has up to 5 area codes, and this one has 6.',
      '415 510 628 650 925',
    ],
    ['area:123', '“123” cannot be an area code', undefined],
    ['area:1415', '“1415” cannot be an area code', '415'],
  ])('%s', (words, sentence, suggestion) => {
    const [problem, ...others] = unclear(words).problems;
    expect(others).toEqual([]);
    expect(problem?.sentence).toContain(sentence);
    expect(problem?.suggestion).toBe(suggestion);
  });

  test('a beginning and an end that overlap and agree are fine', () => {
    expect(parseSearch('starts 5551234 ends 34')).toMatchObject({ kind: 'search' });
  });
});

describe('what is kept of an unclear search', () => {
  test('what was understood is said, in phrases', () => {
    expect(unclear('San Francisco, CA sms blorp99').understood).toEqual(['San Francisco, CA', 'SMS']);
  });

  test('what was typed is there to type again, without Slack’s marks', () => {
    expect(unclear('*415* “blorp99” &amp;').words).toBe('*415* "blorp99" &');
  });

  test('one suggestion solves every problem of a search', () => {
    const { problems } = unclear('Texsa memmorable x500 415');
    expect(problems.length).toBeGreaterThan(1);
    expect(new Set(problems.map(({ suggestion }) => suggestion))).toEqual(new Set(['415 x100 memorable']));
  });

  test('an unknown word beside a city is left out of the suggestion, not taken for another city', () => {
    expect(unclear('cheap Oakland, CA').problems[0]?.suggestion).toBe('Oakland, CA');
  });

  test('words beyond the length that is read are not dropped in silence', () => {
    const { problems, words } = unclear(`415 ${'sms '.repeat(130)}NY`);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.sentence).toContain('Only the first 500 characters of a search are read.');
    expect(problems[0]?.suggestion).toBe('415 sms');
    expect(words).toMatch(/NY$/);
  });

  test('a word at the limit is not read in half', () => {
    const { problems } = unclear(`${'sms '.repeat(124)}sms California`);
    expect(problems).toMatchObject([{ words: 'California', suggestion: 'sms' }]);
  });

  test('a search that is just short enough is read to its end', () => {
    expect(parseSearch(`${'sms '.repeat(124)}415`)).toMatchObject({ search: { areaCodes: ['415'] } });
  });

  test('a long rant is answered with five problems at most, and quickly', () => {
    expect(unclear('sms wibble 415 '.repeat(200)).problems).toHaveLength(5);
  });
});

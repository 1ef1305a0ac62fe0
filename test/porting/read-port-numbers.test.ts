import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { notNorthAmerican } from '../../src/porting/nanp.ts';
import { readPortNumbers } from '../../src/porting/read-port-numbers.ts';

describe('Pasted numbers', () => {
  it.each([
    ['(415) 555-9999', ['+14155559999']],
    ['415.555.9999, 415-555-9998; +1 415 555 9997', ['+14155559999', '+14155559998', '+14155559997']],
    ['415 555 9999\n1-415-555-9998\r\n', ['+14155559999', '+14155559998']],
    ['<tel:+14155559999|415 555 9999>', ['+14155559999']],
    ['415-555-9999 &lt;main&gt;; 415-555-9998', ['+14155559999', '+14155559998']],
    ['+14155559900-03', ['+14155559900', '+14155559901', '+14155559902', '+14155559903']],
    ['(415) 555-9908 – 9910', ['+14155559908', '+14155559909', '+14155559910']],
    ['415-555-9999 to 415-555-0001', []],
    ['+14155559998 - +14155559999', ['+14155559998', '+14155559999']],
    ['(312) 555-5108 - (312) 555-5110', ['+13125555108', '+13125555109', '+13125555110']],
    ['+14155559908 – +14155559910', ['+14155559908', '+14155559909', '+14155559910']],
    ['415-555-9908- 415-555-9910', ['+14155559908', '+14155559909', '+14155559910']],
    ['415-555-9908 -(415) 555-9910', ['+14155559908', '+14155559909', '+14155559910']],
    ['415-555-9908 415-555-9910', ['+14155559908', '+14155559910']],
    ['- 415-555-9908 - 415-555-9910', ['+14155559908', '+14155559910']],
    ['415 - 555 - 9908', ['+14155559908']],
    ['415-555-9998 through 415-555-9999', ['+14155559998', '+14155559999']],
    // Puerto Rico, Canada, toll-free, and a code that nobody knows.
    [
      '+1 787 555 0142, +1 604 555 0142, +1 888 555 0142, +1 222 555 0142',
      ['+17875550142', '+16045550142', '+18885550142', '+12225550142'],
    ],
  ])('%s', (pasted, phoneNumbers) => {
    expect(readPortNumbers(pasted).phoneNumbers).toEqual(phoneNumbers);
  });

  it.each([
    ['&lt;!channel&gt;', ['“<!channel>” is not a phone number.']],
    ['front desk', ['“front” is not a phone number.', '“desk” is not a phone number.']],
    ['+14155559900-9899', ['“+14155559900-9899” ends before it begins.']],
    [
      '+14155550000-9999',
      ['“+14155550000-9999” is a run of 10,000 numbers, and an order takes 100 at the most.'],
    ],
    ['415-555-9950 - 415-555-9900', ['“415-555-9950 - 415-555-9900” ends before it begins.']],
    [
      '415-555-9900 - 415-555-9903 415-555-9950',
      [
        '“415-555-9900 - 415-555-9903 415-555-9950” may be a run among other numbers: write each on a line of its own.',
      ],
    ],
    ['415-555-9890 415-555-9900 to 415-555-9910', ['“to” is not a phone number.']],
    ['+18765550142', ['+18765550142 cannot be ported: It is not a number of the United States or Canada.']],
    ['+442079460000', ['+442079460000 cannot be ported: It is not a number of the United States or Canada.']],
    [
      '+12349115678',
      ['+12349115678 cannot be ported: 911 after the area code is a service code, and in no number.'],
    ],
    ['+19115551234', ['+19115551234 cannot be ported: 911 is a service code, not an area code.']],
  ])('of “%s” it is said what is wrong', (pasted, problems) => {
    expect(readPortNumbers(pasted).problems).toEqual(problems);
  });

  it.each(['(415) 555-9900 ext. 22', '+14155559900x22', '415 555 9900 extension 7'])(
    'of “%s” it is said that an extension cannot be ported',
    (pasted) => {
      const problems = [`“${pasted}” has an extension, and only whole numbers are ported: write it without.`];
      expect(readPortNumbers(pasted)).toEqual({ phoneNumbers: [], repeated: [], problems });
    },
  );

  it('are each ported once, and those that were there twice are known', () => {
    for (const pasted of [
      '+14155559999 415 555 9999',
      '+14155559999, 415-555-9999',
      '+14155559998-99; 4155559999',
    ]) {
      const { phoneNumbers, repeated } = readPortNumbers(pasted);
      expect(phoneNumbers).toContain('+14155559999');
      expect(new Set(phoneNumbers).size).toBe(phoneNumbers.length);
      expect(repeated).toEqual(['+14155559999']);
    }
  });

  it('are read without a fault, whatever they are; and only numbers that can exist come out, each once', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[+()\d ,;\n.-]{0,60}$/)), (pasted) => {
        const { phoneNumbers } = readPortNumbers(pasted);
        expect(new Set(phoneNumbers).size).toBe(phoneNumbers.length);
        expect(phoneNumbers.map(notNorthAmerican).filter(Boolean)).toEqual([]);
      }),
    );
  });
});

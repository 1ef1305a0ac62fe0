import { describe, expect, it } from 'vitest';
import { readBands, writeBands } from '../../../src/slack/modals/bands-text.ts';

describe('Approvals by cost, as lines', () => {
  it.each([
    [
      '1 up to $50\n2 above',
      [
        { upTo: 50, quorum: 1 },
        { upTo: null, quorum: 2 },
      ],
    ],
    [
      '1 approval up to 50 a month; 3 people above',
      [
        { upTo: 50, quorum: 1 },
        { upTo: null, quorum: 3 },
      ],
    ],
    [
      '2 to $1,250.50 per month\n3 otherwise',
      [
        { upTo: 1250.5, quorum: 2 },
        { upTo: null, quorum: 3 },
      ],
    ],
    ['1 for any cost', [{ upTo: null, quorum: 1 }]],
    ['1', [{ upTo: null, quorum: 1 }]],
    [' 1 always \n\n', [{ upTo: null, quorum: 1 }]],
  ])('%j', (text, bands) => {
    expect(readBands(text)).toEqual({ bands });
  });

  it.each(['', 'two above', '0 above', '1 up to lots', '-1 above', '1.5 above', '1 up to $2,50'])(
    '%j is refused',
    (text) => {
      expect(readBands(text)).toHaveProperty('problem');
    },
  );

  it('are written as they are read', () => {
    const bands = [
      { upTo: 50, quorum: 1 },
      { upTo: 1_250.5, quorum: 2 },
      { upTo: null, quorum: 3 },
    ];
    expect(readBands(writeBands(bands))).toEqual({ bands });
    expect(writeBands([{ upTo: null, quorum: 2 }])).toBe('2 for any cost');
  });
});

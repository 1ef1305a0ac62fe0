import { describe, expect, it } from 'vitest';
import { readPortsWords } from '../../src/slack/commands/ports.ts';

describe('What stands behind /phone ports', () => {
  it.each([
    ['', {}],
    ['open', {}],
    ['rejected', { statuses: ['rejected'] }],
    ['status:rejected', { statuses: ['rejected'] }],
    ['Status: Canceled', { statuses: ['cancelled'] }],
    ['rejected scheduled', { statuses: ['rejected', 'scheduled'] }],
    ['rejected, scheduled and rejected', { statuses: ['rejected', 'scheduled'] }],
    ['my pending', { statuses: ['pending'], mine: true }],
    ['AT&amp;T', { carriers: ['AT&T'] }],
    ['carrier:"AT&amp;T"', { carriers: ['AT&T'] }],
    ['carrier “AT&amp;T Business” rejected', { statuses: ['rejected'], carriers: ['AT&T Business'] }],
    ['carrier:AT&amp;T mine', { mine: true, carriers: ['AT&T'] }],
    ['AT&amp;T, Verizon', { carriers: ['AT&T', 'Verizon'] }],
    ['carrier:AT&amp;T carrier:Verizon', { carriers: ['AT&T', 'Verizon'] }],
    ['Bell and Howell', { carriers: ['Bell and Howell'] }],
    ['"Level 3, LLC"', { carriers: ['Level 3, LLC'] }],
    ['"Lumen', { carriers: ['Lumen'] }],
  ])('“%s” is understood', (words, filter) => {
    expect(readPortsWords(words)).toEqual(filter);
  });
});

import { describe, expect, it } from 'vitest';
import { parseRoute } from '../../src/porting/parse-route.ts';
import { digestDay, isQuiet } from '../../src/porting/route-times.ts';

const read = (words: string) => parseRoute(words, 'America/Denver');

describe('A route', () => {
  it('is a channel, and everything unless it says what', () => {
    expect(read('<#C012345|ports>')).toEqual({
      kind: 'route',
      route: {
        channel: 'C012345',
        statuses: [],
        sites: [],
        carriers: [],
        times: { timeZone: 'America/Denver', quiet: null, digestAt: null },
      },
    });
  });

  it('is narrowed by status, carrier and site, and says when', () => {
    expect(
      read(
        '<#C1> Rejected completed carrier:"AT&T Business" site:site_sf digest 9am quiet 22-7:30 in Europe/Paris',
      ),
    ).toMatchObject({
      route: {
        statuses: ['rejected', 'completed'],
        carriers: ['AT&T Business'],
        sites: ['site_sf'],
        times: { timeZone: 'Europe/Paris', quiet: { from: '22:00', to: '07:30' }, digestAt: '09:00' },
      },
    });
  });

  it.each([
    ['ports', /Name the channel/],
    ['<#C1> soon', /is nothing that I know/],
    ['<#C1> digest', /followed by a time/],
    ['<#C1> digest 25:00', /followed by a time/],
    ['<#C1> digest 13pm', /followed by a time/],
    ['<#C1> quiet 22:00', /two times/],
    ['<#C1> quiet 7-7:00', /begins and ends at the same time, which is never/],
    ['<#C1> in Atlantis', /time zone/],
  ])('“%s” is not understood, and it is said why', (words, problem) => {
    expect(read(words)).toMatchObject({ kind: 'unclear', problem: expect.stringMatching(problem) });
  });
});

describe('The times of a route', () => {
  const night = { timeZone: 'America/New_York', quiet: { from: '22:00', to: '07:00' }, digestAt: '09:00' };

  it.each([
    ['2026-03-03T02:59:00Z', false],
    ['2026-03-03T03:00:00Z', true],
    ['2026-03-03T11:59:00Z', true],
    ['2026-03-03T12:00:00Z', false],
    // An hour earlier in UTC since clocks went forward.
    ['2026-03-10T11:00:00Z', false],
  ])('are quiet over midnight: %s %s', (now, quiet) => {
    expect(isQuiet(night, new Date(now))).toBe(quiet);
  });

  it('make a digest due from its hour on, by the channel’s own calendar', () => {
    expect(digestDay(night, new Date('2026-03-03T13:59:00Z'))).toBeUndefined();
    expect(digestDay(night, new Date('2026-03-03T14:00:00Z'))).toBe('2026-03-03');
    const kiritimati = { ...night, timeZone: 'Pacific/Kiritimati' };
    expect(digestDay(kiritimati, new Date('2026-03-03T19:00:00Z'))).toBe('2026-03-04');
    const pagoPago = { ...night, timeZone: 'Pacific/Pago_Pago' };
    expect(digestDay(pagoPago, new Date('2026-03-03T20:00:00Z'))).toBe('2026-03-03');
  });
});

import { describe, expect, it } from 'vitest';
import { accountProblems, accountWarnings } from '../../src/porting/check-account.ts';
import { checklistProblems, dateProblems, dateWarnings, proposedDay } from '../../src/porting/check-date.ts';
import { areaCodeWarning, type NumberFacts, placeProblem } from '../../src/porting/check-numbers.ts';
import { partOrders } from '../../src/porting/check-port.ts';
import { shortDay } from '../../src/porting/port-days.ts';
import { emptyDraft, type PortDraft } from '../../src/porting/port-draft.ts';
import type { PortForm } from '../../src/porting/port-form.ts';
import { readinessOf } from '../../src/porting/readiness.ts';
import { splitOrder } from '../../src/porting/split-order.ts';

const nothingKnown: NumberFacts = { inInventory: new Set(), openOrders: new Map(), portability: [] };
const form = (change: Partial<PortForm> = {}): PortForm => ({
  phoneNumbers: ['+14155559900'],
  lineType: 'landline',
  carrierName: 'AT&T',
  accountNumber: 'A-123456',
  authorizedPerson: 'John Doe',
  serviceAddress: { address: '123 Main St', city: 'San Francisco', state: 'CA', zip: '94105' },
  scope: 'full',
  requestedPortDate: '2026-03-16',
  checked: ['active', 'clear', 'bill'],
  ...change,
});
const fields = (remarks: readonly { field: string }[]) => remarks.map(({ field }) => field);

describe('The numbers of an order', () => {
  it.each<[string, Partial<NumberFacts>, RegExp]>([
    ['ours', { inInventory: new Set(['+14155559900']) }, /\(415\) 555-9900 is ours already/],
    [
      'in another order',
      { openOrders: new Map([['+14155559900', 'port_1']]) },
      /in porting order port_1 already/,
    ],
    [
      'on their way in another one',
      { openOrders: new Map([['+14155559900', '']]) },
      /waits for approval or is on its way to Zoom/,
    ],
    [
      'not portable',
      { portability: [{ phoneNumber: '+14155559900', portable: false, reason: 'Not served.' }] },
      /cannot be ported: Not served/,
    ],
    [
      'portable in one answer of Zoom’s and not in another',
      {
        portability: [
          { phoneNumber: '+14155559900', portable: true },
          { phoneNumber: '+14155559900', portable: false, reason: 'Not served.' },
        ],
      },
      /cannot be ported: Not served/,
    ],
  ])('cannot be filed when they are %s', (_, facts, says) => {
    const known = { ...nothingKnown, ...facts };
    expect(placeProblem('+14155559900', known)).toEqual([expect.stringMatching(says)]);
    expect(placeProblem('+14155559901', known)).toEqual([]);
  });

  it('of several area codes may be with several carriers', () => {
    expect(areaCodeWarning(['+14155559900', '+14155559901', '+18885559900'])).toEqual([]);
    expect(areaCodeWarning(['+14155559900', '+12125559900'])).toEqual([expect.stringContaining('415, 212')]);
  });

  it('are parted by carrier, kind, country and line, and none is lost', () => {
    const numbers = ['+14155559900', '+14155559901', '+18005551234', '+14165559900', '+14155559902'];
    const parts = splitOrder(numbers, [
      { phoneNumber: '+14155559900', portable: true, carrierName: 'AT&T', type: 'local' },
      { phoneNumber: '+14155559901', portable: true, carrierName: 'Verizon', type: 'mobile' },
      { phoneNumber: '+14155559902', portable: true, carrierName: 'AT&T', type: 'local' },
    ]);
    expect(parts.map(({ phoneNumbers }) => phoneNumbers)).toEqual([
      ['+14155559900', '+14155559902'],
      ['+14155559901'],
      ['+18005551234'],
      ['+14165559900'],
    ]);
    expect(parts[1]).toMatchObject({ carrierName: 'Verizon', looksWireless: true });
  });
});

describe('The orders of a form', () => {
  const ONE = '+14155559900';
  const ANOTHER = '+12125559900';
  const A = { carrierName: 'Northwind', accountNumber: 'ACCT-A', accountPin: '1111' };
  const B = { carrierName: 'Zayo', accountNumber: 'ACCT-B', accountPin: '2222' };
  const draftOf = (change: Partial<PortDraft>): PortDraft => ({ ...emptyDraft('d'), ...change });
  /** The form with other numbers or ticks, parted again. */
  const again = (draft: PortDraft | undefined, change: Partial<PortDraft>) =>
    partOrders(draftOf({ ...draft, ...change }))?.parts.map(({ phoneNumbers, fields }) => ({
      phoneNumbers,
      account: fields.accountNumber,
    }));
  /** Zoom's check is down, and each area code has its own carrier. */
  const split = () => {
    const draft = partOrders(draftOf({ phoneNumbers: [ONE, ANOTHER], byAreaCode: true }));
    const parts = draft?.parts.map((part, index) => ({ ...part, fields: index === 0 ? A : B }));
    return draftOf({ ...draft, ...(parts ? { parts } : {}) });
  };

  it('keep the account that was given for their numbers, and take over none of others', () => {
    expect(again(split(), {})).toEqual([
      { phoneNumbers: [ONE], account: 'ACCT-A' },
      { phoneNumbers: [ANOTHER], account: 'ACCT-B' },
    ]);
    expect(again(split(), { phoneNumbers: [ANOTHER] })).toEqual([
      { phoneNumbers: [ANOTHER], account: 'ACCT-B' },
    ]);
    expect(again(split(), { phoneNumbers: ['+16465559900', ANOTHER, '+12125559901'] })).toEqual([
      { phoneNumbers: ['+16465559900'], account: undefined },
      { phoneNumbers: [ANOTHER, '+12125559901'], account: 'ACCT-B' },
    ]);
  });

  it('are asked for the account anew when two become one, or one becomes two', () => {
    expect(again(split(), { byAreaCode: false })).toEqual([
      { phoneNumbers: [ONE, ANOTHER], account: undefined },
    ]);
    const whole = partOrders(draftOf({ phoneNumbers: [ONE, ANOTHER] }));
    const filled = draftOf({ ...whole, parts: whole?.parts.map((part) => ({ ...part, fields: A })) ?? [] });
    expect(again(filled, {})).toEqual([{ phoneNumbers: [ONE, ANOTHER], account: 'ACCT-A' }]);
    expect(again(filled, { byAreaCode: true })).toEqual([
      { phoneNumbers: [ONE], account: undefined },
      { phoneNumbers: [ANOTHER], account: undefined },
    ]);
  });

  it('of a carrier that is known keep its account, whichever numbers of it they have', () => {
    const checks = [ONE, '+14155559901'].map((phoneNumber) => ({
      phoneNumber,
      portable: true,
      carrierName: 'Northwind',
    }));
    const draft = partOrders(draftOf({ phoneNumbers: [ONE], checks }));
    const filled = draftOf({ ...draft, parts: draft?.parts.map((part) => ({ ...part, fields: A })) ?? [] });
    expect(again(filled, { phoneNumbers: ['+14155559901'] })).toEqual([
      { phoneNumbers: ['+14155559901'], account: 'ACCT-A' },
    ]);
  });

  it('are twenty at the most', () => {
    const of = (count: number) => Array.from({ length: count }, (_, index) => `+1${201 + index}5559900`);
    const byAreaCode = true;
    expect(partOrders(draftOf({ phoneNumbers: of(20), byAreaCode }))?.parts).toHaveLength(20);
    expect(partOrders(draftOf({ phoneNumbers: of(21), byAreaCode }))).toBeUndefined();
  });
});

describe('The account', () => {
  it('has nothing to say about a form that is filled in well', () => {
    expect(accountProblems(form())).toEqual([]);
    expect(accountWarnings(form())).toEqual([]);
  });

  it.each<[string, Partial<PortForm>, string[]]>([
    ['no carrier', { carrierName: ' ' }, ['carrierName']],
    ['no account number', { accountNumber: '' }, ['accountNumber']],
    ['a long account number', { accountNumber: '1'.repeat(33) }, ['accountNumber']],
    ['a wireless line without a PIN', { lineType: 'wireless' }, ['accountPin']],
    ['a short PIN', { accountPin: '123' }, ['accountPin']],
    ['a PIN with a dash', { accountPin: '12-34' }, ['accountPin']],
    ['one name only', { authorizedPerson: 'Cher' }, ['authorizedPerson']],
    ['a BTN that is none', { billingNumber: '12' }, ['billingNumber']],
    ['a partial port that does not say what stays', { scope: 'partial' }, ['remaining']],
    [
      'an empty address',
      { serviceAddress: { address: '', city: '', state: 'XX', zip: '' } },
      ['address', 'city', 'state'],
    ],
    [
      'a ZIP code of four digits',
      { serviceAddress: { address: '1 A St', city: 'X', state: 'CA', zip: '9410' } },
      ['zip'],
    ],
    [
      'a ZIP code in Canada',
      { serviceAddress: { address: '1 A St', city: 'Toronto', state: 'ON', zip: '94105' } },
      ['zip'],
    ],
  ])('is not filed with %s', (_, change, where) => {
    expect(fields(accountProblems(form(change)))).toEqual(where);
  });

  it('takes Canadian postal codes, and long ZIP codes', () => {
    const at = (state: string, zip: string) =>
      accountProblems(form({ serviceAddress: { address: '1 A St', city: 'X', state, zip } }));
    expect([...at('ON', 'K1A 0B1'), ...at('QC', 'H2Y1C6'), ...at('CA', '94105-1234')]).toEqual([]);
  });

  it.each<[string, Partial<PortForm>, string]>([
    ['an account number that is ported', { accountNumber: '(415) 555-9900' }, 'accountNumber'],
    [
      'a PO box',
      { serviceAddress: { address: 'P.O. Box 12', city: 'X', state: 'CA', zip: '94105' } },
      'address',
    ],
    [
      'a BTN that leaves the others behind',
      { billingNumber: '+14155559900', scope: 'partial', remaining: '9901 becomes the BTN' },
      'billingNumber',
    ],
  ])('is warned of %s', (_, change, where) => {
    expect(accountProblems(form(change))).toEqual([]);
    expect(fields(accountWarnings(form(change)))).toEqual([where]);
  });
});

describe('The date', () => {
  // A Monday morning.
  const here = { now: new Date('2026-03-02T09:00:00-06:00'), timeZone: 'America/Chicago' };

  it.each([
    ['2026-03-01', /over/],
    ['2026-03-07', /a Saturday/],
    ['2026-05-25', /Memorial Day/],
  ])('is not %s', (requestedPortDate, says) => {
    expect(dateProblems({ requestedPortDate }, here)[0]?.message).toMatch(says);
  });

  it.each([
    // Where it is still the ninth of March, it is over in New York, or Zoom has taken over what was due on it.
    ['Pacific/Honolulu', '2026-03-09T20:00:00-10:00', '2026-03-09', /too late for this day/],
    ['America/Los_Angeles', '2026-03-09T08:30:00-07:00', '2026-03-09', /11:30 a\.m\. Eastern/],
    // Where it is the tenth already, nobody asks for the ninth, which New York has still before it.
    ['Pacific/Kiritimati', '2026-03-10T02:00:00+14:00', '2026-03-09', /This day is over/],
  ])('is over by the clock of %s at %s, or in New York', (timeZone, at, requestedPortDate, says) => {
    const problems = dateProblems({ requestedPortDate }, { now: new Date(at), timeZone });
    expect(problems.map(({ message }) => message)).toEqual([expect.stringMatching(says)]);
  });

  it('may be today until Zoom takes numbers over', () => {
    const at = new Date('2026-03-09T08:29:59-07:00');
    const wish = { requestedPortDate: '2026-03-09' };
    expect(dateProblems(wish, { now: at, timeZone: 'America/Los_Angeles' })).toEqual([]);
  });

  it.each<[Partial<PortForm>, string]>([
    [{ lineType: 'wireless' }, '2026-03-06'],
    [{ carrierName: 'AT&T' }, '2026-03-11'],
    [{ carrierName: 'T-Mobile USA' }, '2026-03-11'],
    [{ carrierName: 'Charter Communications' }, '2026-03-11'],
    [{ carrierName: 'Charter Oak Telephone' }, '2026-03-16'],
    [{ carrierName: 'Tiny Tel' }, '2026-03-16'],
    [{ carrierName: 'Bell', phoneNumbers: ['+14165559900'] }, '2026-03-16'],
  ])('is proposed by the lead of the carrier (%j), and warned of when it is sooner', (change, day) => {
    const wish = form({ ...change, requestedPortDate: '2026-03-05' });
    expect(proposedDay(wish, here)).toBe(day);
    expect(dateProblems(wish, here)).toEqual([]);
    expect(dateWarnings(wish, here)[0]?.message).toContain(`Expect ${shortDay(day)} or later`);
    expect(dateWarnings({ ...wish, requestedPortDate: day }, here)).toEqual([]);
  });

  it('is not asked for before the checklist is ticked', () => {
    expect(checklistProblems({ checked: ['active'] })[0]?.message).toMatch(/freeze.*bill/);
    expect(checklistProblems({ checked: ['active', 'clear', 'bill'] })).toEqual([]);
  });
});

describe('The readiness', () => {
  it('is good when nothing is left to say', () => {
    expect(readinessOf([], { isChecked: true, carrierDiffers: false })).toEqual({ risk: 'low', advice: [] });
  });

  it('says the worst first, and falls with every remark', () => {
    const warnings = [
      { field: 'requestedPortDate', message: 'soon' } as const,
      { field: 'accountNumber', message: 'same' } as const,
    ];
    expect(readinessOf(warnings.slice(0, 1), { isChecked: true, carrierDiffers: false }).risk).toBe('some');
    expect(readinessOf(warnings, { isChecked: false, carrierDiffers: false })).toEqual({
      risk: 'high',
      advice: ['same', expect.stringContaining('Zoom could not say'), 'soon'],
    });
  });
});

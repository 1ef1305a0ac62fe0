import { describe, expect, it } from 'vitest';
import { storedWanted } from '../../../src/purchases/stored-request.ts';
import { RightUnknown } from '../../../src/settings/user-groups.ts';
import { changeLine } from '../../../src/slack/messages/change-line.ts';
import { followUpLines, outcomeLines } from '../../../src/slack/messages/outcome-lines.ts';
import { mention } from '../../../src/slack/messages/people.ts';
import { withdrawnAnswer } from '../../../src/slack/messages/request-answers.ts';
import { standingLines } from '../../../src/slack/messages/request-standing.ts';
import { escapeText } from '../../../src/slack/messages/text.ts';
import { troubleScreen } from '../../../src/slack/messages/trouble.ts';
import { costPart, wantedLines } from '../../../src/slack/messages/wanted.ts';
import { ANA, APPROVERS, aRequest, BEN, inEveryStatus, RINA, wanted } from './requests.ts';

const line = (what: string, change: { actor?: string; why?: string } = {}, request = aRequest()) =>
  changeLine(request, { what, actor: 'system', ...change }, mention);

describe('What is said after a withdrawal', () => {
  it.each([
    ['numbers', 'Ask again'],
    ['port', 'Correct and file again'],
    ['release', 'Nothing is released'],
  ] as const)('of %s, promises no button that no card has', (kind, says) => {
    const request = { ...aRequest({ wanted: { ...wanted, kind } }), viewId: 'V1', version: 1 };
    expect(withdrawnAnswer({ kind: 'withdrawn', request }).text).toContain(says);
  });
});

describe('What a thread says', () => {
  it('of a purchase that was put off, is why, once, whether Zoom refused or could not be reached', () => {
    const why = 'Zoom does not say whether it is still to be had.';
    expect(line('purchase.postponed', { why })).toBe(
      `:hourglass: Nothing is bought yet, and I try again by myself. ${why}`,
    );
  });

  it('of a change, is what has changed and whose approval is void, and nothing else', () => {
    const edited = (after: Partial<typeof wanted>, voided: string[] = []) => {
      const details = { before: wanted, after: { ...wanted, ...after }, voided };
      return changeLine(aRequest(), { what: 'request.edited', actor: RINA, details }, mention);
    };
    expect(edited({ purpose: 'The back desk' })).toBe(
      `:pencil2: <@${RINA}> changed the request: why: The new front desk → The back desk.`,
    );
    const numbers = wanted.numbers.slice(0, 1);
    expect(edited({ numbers, monthlyCost: 1, neededBy: undefined }, [ANA])).toBe(
      `:pencil2: <@${RINA}> changed the request: without +1 (415) 555-1002; $2.00 → $1.00 a month; needed by: March 20, 2026 → nothing. 1 earlier approval does not count any more.`,
    );
  });

  it('of approvals that have come to be enough, names nobody who has done nothing', () => {
    expect(line('request.approved')).toContain('The approvals it has are enough now');
    expect(line('request.approved', { actor: ANA })).toContain(`<@${ANA}> approved, and that is enough`);
  });

  it('of a reminder, is true when it is said', () => {
    expect(line('request.reminded')).toContain('still awaits a decision');
    expect(line('request.reminded', {}, inEveryStatus.denied)).not.toContain('awaits');
  });
});

describe('What a card says', () => {
  it('of numbers that are given up, is what their requester saw: what is saved, since when they are ours, their names', () => {
    const [first] = wanted.numbers;
    const named = { ...first, displayName: 'Spare - Sales', provisionedAt: '2026-01-05T10:00:00Z' };
    const kept = storedWanted.parse({ ...wanted, kind: 'release', numbers: [named], monthlyCost: 1 });
    expect(wantedLines(kept)).toEqual([
      '• *+1 (415) 555-1001* · San Francisco, CA · Local · Voice, SMS · $1.00 a month · ours since January 5, 2026 · “Spare - Sales”',
    ]);
    expect(costPart(aRequest({ wanted: kept }))).toBe(' · saves $1.00 a month');
    // Zoom does not tell it.
    expect(costPart(aRequest({ wanted: { ...kept, monthlyCost: 0 } }))).toBe('');
  });

  it('of who approved, is whose approval counted', () => {
    const decision = { by: ANA, approvals: [ANA], rules: ['One is enough.'] };
    const [said] = standingLines({
      request: { ...inEveryStatus.approved, decision },
      votes: [{ userId: BEN }, { userId: ANA }],
    });
    expect(said).toContain(`*Approved* by <@${ANA}>.`);
  });

  it('of a purchase that is put off, is not that it was refused', () => {
    const outcome = { bought: [], failed: [], postponed: 'Zoom could not be reached.', knownFrom: 'zoom' };
    expect(outcomeLines(outcome, { kind: 'numbers' })).toEqual([
      ':hourglass: Nothing is bought yet, and I try again by myself: Zoom could not be reached.',
    ]);
  });

  it('of an assignment by e-mail, is whom Zoom took it for', () => {
    const step = { phoneNumber: '+14155551001', numberId: 'n-1', step: 'assign', state: 'done' } as const;
    const to = (name: string) => ({ ...step, assignee: { id: name, name } });
    expect(followUpLines([to('<!channel>')])).toEqual([
      `:link: 1 number assigned to ${escapeText('<!channel>')}.`,
    ]);
    expect(followUpLines([to('Rina'), to('Ben')])).toEqual([':link: 2 numbers assigned.']);
    expect(followUpLines([step])).toEqual([':link: 1 number assigned.']);
  });
});

it('Whoever may be in a group that Slack cannot read is told so, and not that they may not', () => {
  const { text } = troubleScreen(new RightUnknown([APPROVERS]), 'ZP-000000');
  expect(text).toContain(`Slack cannot say just now who is in <!subteam^${APPROVERS}>`);
  expect(text).toContain('try again');
});

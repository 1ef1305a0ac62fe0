import { describe, expect, it } from 'vitest';
import { RightUnknown } from '../../../src/settings/user-groups.ts';
import { changeLine } from '../../../src/slack/messages/change-line.ts';
import { followUpLines, outcomeLines } from '../../../src/slack/messages/outcome-lines.ts';
import { mention } from '../../../src/slack/messages/people.ts';
import { standingLines } from '../../../src/slack/messages/request-standing.ts';
import { escapeText } from '../../../src/slack/messages/text.ts';
import { troubleScreen } from '../../../src/slack/messages/trouble.ts';
import { ANA, APPROVERS, aRequest, BEN, inEveryStatus } from './requests.ts';

const line = (what: string, change: { actor?: string; why?: string } = {}, request = aRequest()) =>
  changeLine(request, { what, actor: 'system', ...change }, mention);

describe('What a thread says', () => {
  it('of a purchase that was put off, is why, once, whether Zoom refused or could not be reached', () => {
    const why = 'Zoom does not say whether it is still to be had.';
    expect(line('purchase.postponed', { why })).toBe(
      `:hourglass: Nothing was sent to Zoom yet; it is tried again. ${why}`,
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
      ':hourglass: Not sent yet, and tried again: Zoom could not be reached.',
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

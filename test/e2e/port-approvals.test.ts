import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Player } from '../../src/sandbox/slack/person/player.ts';
import { ADA, ANA, PHONE_APPROVALS, PHONE_APPROVERS, PORTING } from '../../src/sandbox/slack/seed.ts';
import { ANSWERS, atPortForm } from '../support/port-form.ts';
import { portableNumbers } from '../support/portable-numbers.ts';
import { type RunningWorkspace, startWorkspace } from '../support/start-workspace.ts';

describe('Where porting needs approval', () => {
  let workspace: RunningWorkspace;
  let ada: Player;
  let ana: Player;
  let form: ReturnType<typeof atPortForm>;
  const numbersOf = portableNumbers('206');

  beforeAll(async () => {
    workspace = await startWorkspace({
      delivery: 'socket',
      environment: { PHONE_APPROVERS, APPROVALS_CHANNEL: PHONE_APPROVALS, PORTING_CHANNEL: PORTING },
    });
    [ada, ana] = [workspace.slack.person(ADA), workspace.slack.person(ANA)];
    form = atPortForm(ada);
    await ada.command('/phone settings');
    await form.shown('Porting numbers in');
    await ada.fill('portNeedsApproval', ['Needs approval, as a purchase does']);
    await ada.submit();
    await form.shown(/Porting numbers in.*needs approval, as a purchase does/s);
    await ada.close({ all: true });
  });
  afterAll(() => workspace.close());
  afterEach(() => {
    expect(workspace.slack.complaints()).toEqual([]);
    expect(workspace.log.lines().filter(({ level }) => level === 'error')).toEqual([]);
  });

  const orderOf = (number: string) =>
    workspace.zoom.snapshot().orders.filter(({ phone_numbers }) => phone_numbers.includes(number));
  const approvals = (name: string, says: string | RegExp) =>
    ana.waitFor((screen) => {
      const message = screen.message(new RegExp(`Request ${name}: `), PHONE_APPROVALS);
      const text = message && screen.textOf(message);
      return text && (typeof says === 'string' ? text.includes(says) : says.test(text)) ? message : undefined;
    });
  const hers = (says: string | RegExp) => ada.waitFor((screen) => screen.message(says, 'bot'));

  /** Ada fills in the form. @returns how people call the request */
  async function asked(...numbers: string[]): Promise<string> {
    await form.numbers(numbers.join('\n'));
    await form.shown(':white_check_mark:');
    await ada.submit();
    await form.account(ANSWERS);
    await form.address(ANSWERS);
    const review = await form.shown('Checklist');
    expect(review).toContain('Approvers decide on it first');
    await form.file();
    const [, name = ''] = /by request (\d+)/.exec(await form.shown('awaits approval')) ?? [];
    await ada.close({ all: true });
    return name;
  }

  it('approvers see which numbers from whom for which day, and once they agree it is filed, once', async () => {
    const numbers = numbersOf('Verizon', 2);
    const name = await asked(...numbers);
    const card = await approvals(name, 'Awaiting approval');
    const text = ana.screen().textOf(card);
    expect(text).toMatch(/2 numbers\* from Verizon, asked for \w+, \w+ \d+: /);
    expect(text).toContain('A port-in takes 1 approval');
    expect(text).not.toContain('$');
    expect(text).not.toContain(ANSWERS.accountNumber);
    await hers(`request ${name} asks for it`);
    expect(orderOf(numbers[0] ?? '')).toEqual([]);

    await ana.press('Approve', { on: card });
    await approvals(name, 'Sent to Zoom');
    await hers(/Porting order port_/);
    expect(orderOf(numbers[0] ?? '')).toHaveLength(1);
  });

  it('what is denied is not filed, says why, and can be corrected and asked for anew', async () => {
    const numbers = numbersOf('Verizon', 1);
    const name = await asked(...numbers);
    await ana.press('Deny', { on: await approvals(name, 'Awaiting approval') });
    await ana.waitFor((screen) => screen.modal && screen.textOf(screen.modal).includes('Why is it denied?'));
    await ana.fill('words', 'Wait until the lease ends');
    await ana.submit();
    const card = await hers(new RegExp(`Request ${name} was denied:.* Wait until the lease ends`));
    expect(orderOf(numbers[0] ?? '')).toEqual([]);
    await ada.press('Correct and file again', { on: card });
    await form.shown('At the losing carrier');
    await ada.close({ all: true });
  });

  it('its requester can withdraw it', async () => {
    const numbers = numbersOf('Verizon', 1);
    const name = await asked(...numbers);
    await ada.press('Withdraw', { on: await hers(new RegExp(`Your request ${name}: `)) });
    await hers(`Request ${name} was withdrawn.`);
    await hers(
      `You withdrew request ${name}. *Correct and file again* on the card of the port opens it anew.`,
    );
    await approvals(name, 'Withdrawn');
    expect(orderOf(numbers[0] ?? '')).toEqual([]);
    await ada.press('Correct and file again');
    await form.shown('At the losing carrier');
  });
});

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Player } from '../../src/sandbox/slack/person/player.ts';
import { ADA } from '../../src/sandbox/slack/seed.ts';
import { ACCOUNT_STEP, ADDRESS_STEP, ANSWERS, atPortForm, CHECKLIST } from '../support/port-form.ts';
import { portableNumbers } from '../support/portable-numbers.ts';
import { signedPost } from '../support/signed-post.ts';
import { type RunningWorkspace, startWorkspace } from '../support/start-workspace.ts';

const CHANGED = 'The numbers of this form were changed elsewhere since you opened this page';
const modal = z.object({ callback_id: z.string(), private_metadata: z.string() });

describe('A form of a port that is open on two devices', () => {
  let workspace: RunningWorkspace;
  let ada: Player;
  let form: ReturnType<typeof atPortForm>;
  let deliveries = 0;
  const numbersOf = portableNumbers('312');

  beforeAll(async () => {
    workspace = await startWorkspace({ delivery: 'http', environment: { PHONE_ADMINS: ADA } });
    ada = workspace.slack.person(ADA);
    form = atPortForm(ada);
  });
  afterAll(() => workspace.close());
  beforeEach(() => ada.reload());
  afterEach(() => {
    expect(workspace.slack.complaints()).toEqual([]);
    expect(workspace.log.lines().filter(({ level }) => level === 'error')).toEqual([]);
  });

  /** The page that is open now, on a device where it stays so whatever is done on the other. */
  function leaveOpen() {
    const view = modal.parse(ada.screen().modal?.view);
    const post = async (payload: object, values: object) => {
      const secret = workspace.environment['SLACK_SIGNING_SECRET'] ?? '';
      const response = await signedPost(workspace.botUrl, { secret }, 'interactive', {
        user: { id: ADA },
        team: { id: 'T01MERIDIAN' },
        trigger_id: `device-${++deliveries}`,
        view: { id: ada.screen().modal?.id, type: 'modal', ...view, state: { values } },
        ...payload,
      });
      return response.text();
    };
    return {
      submit: (values: object) => post({ type: 'view_submission' }, values),
      back: (value: string, values: object) => {
        const action = { type: 'button', action_id: 'port_form_back', block_id: 'port_form_back', value };
        return post({ type: 'block_actions', actions: [action] }, values);
      },
    };
  }
  const text = (value: string) => ({ x: { type: 'plain_text_input', value } });
  const choice = (value: string) => ({ x: { type: 'static_select', selected_option: { value } } });
  const account = (carrier: string) => ({
    carrierName_0: text(carrier),
    lineType_0: choice('landline'),
    accountNumber_0: text('VZ-ACCT-1'),
    accountPin_0: text('1234'),
    scope_0: choice('full'),
  });
  /** On the other device: another number in place of that which was checked. @param back the pages back to its check */
  async function change(number: string, back: readonly string[]) {
    await ada.command('/phone port');
    await form.shown('You have begun');
    await ada.press('Go on with it');
    for (const page of [...back, ':white_check_mark:']) {
      await form.shown(page);
      await ada.press('Back');
    }
    await form.shown('Which numbers');
    await ada.fill('Numbers', number);
    await ada.submit();
    await form.shown(':white_check_mark:');
    await ada.submit();
  }
  const orderOf = (number: string) =>
    workspace.zoom.snapshot().orders.find(({ phone_numbers }) => phone_numbers.includes(number));

  it('takes no account for other numbers than it was typed for', async () => {
    await form.numbers(numbersOf('Verizon', 1).join());
    await form.shown(':white_check_mark:');
    await ada.submit();
    await form.shown(ACCOUNT_STEP);
    const desk = leaveOpen();
    const [number = ''] = numbersOf('AT&T', 1);
    await change(number, [ACCOUNT_STEP]);
    await form.shown('AT&amp;T, 1 number');

    const shown = await desk.submit(account('Verizon'));
    expect(shown).toContain(CHANGED);
    expect(shown).toContain('AT&amp;T, 1 number');
    await form.account(ANSWERS);
    await form.address(ANSWERS);
    expect(await form.shown('Checklist')).toContain('*PIN:* none');
    await form.file();
    await form.shown('on the way to Zoom');
    const order = await ada.waitFor(() => orderOf(number));
    expect(workspace.zoom.portingSecrets(order.order_id)?.account_number).toBe(ANSWERS.accountNumber);
  });

  it('keeps what was filled in on a later page when an earlier one is left by its Back', async () => {
    await form.numbers(numbersOf('Comcast Business', 1).join());
    await form.shown(':white_check_mark:');
    await ada.submit();
    await form.shown(ACCOUNT_STEP);
    const desk = leaveOpen();
    await form.account(ANSWERS);
    await form.address(ANSWERS);
    await form.shown('Checklist');
    await ada.press('Back');
    await form.shown(ADDRESS_STEP);
    await desk.back('account:0', account('Comcast Business'));
    await form.shown(':white_check_mark:');
    await ada.submit();
    expect(await form.shown('Checklist')).toContain('1801 California St, Denver, CO 80202');
  });

  it('files no other numbers than its last page shows', async () => {
    const [first = '', second = ''] = numbersOf('Lumen', 2);
    await form.numbers(first);
    await form.shown(':white_check_mark:');
    await ada.submit();
    await form.account(ANSWERS);
    await form.address(ANSWERS);
    await form.shown('Checklist');
    const desk = leaveOpen();
    await change(second, ['Checklist', ADDRESS_STEP, ACCOUNT_STEP]);
    await form.shown('Checklist');

    const checked = { x: { type: 'checkboxes', selected_options: CHECKLIST.map((value) => ({ value })) } };
    expect(await desk.submit({ checked })).toContain(CHANGED);
    await form.file();
    await form.shown('on the way to Zoom');
    await ada.waitFor(() => orderOf(second));
    expect(orderOf(first)).toBeUndefined();
    expect(
      workspace.zoom.snapshot().orders.filter(({ phone_numbers }) => phone_numbers.includes(second)),
    ).toHaveLength(1);
  });
});

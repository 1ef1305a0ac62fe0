import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Player } from '../../src/sandbox/slack/person/player.ts';
import { ADA, PORTING } from '../../src/sandbox/slack/seed.ts';
import { placesOf } from '../support/no-secrets.ts';
import { ACCOUNT_STEP, ADDRESS_STEP, ANSWERS, atPortForm } from '../support/port-form.ts';
import { portableNumbers } from '../support/portable-numbers.ts';
import { type RunningWorkspace, startWorkspace } from '../support/start-workspace.ts';

const ACCOUNT = 'QXJ-5519-70332';
const WRONG_ACCOUNT = 'QXJ-5519-70333';
const PIN = 'h7Rk29wZ';
/** As they were typed, and as others may write them. */
const SECRETS = [
  ACCOUNT,
  WRONG_ACCOUNT,
  PIN,
  ACCOUNT.toLowerCase(),
  ACCOUNT.replaceAll('-', ' '),
  PIN.toUpperCase(),
];
const ORDERS = '/phone/porting/orders';

let workspace: RunningWorkspace;
let ada: Player;

beforeAll(async () => {
  workspace = await startWorkspace({
    delivery: 'socket',
    records: true,
    environment: { PORTING_CHANNEL: PORTING, PORTING_POLL_SECONDS: '1', LOG_LEVEL: 'trace' },
  });
  ada = workspace.slack.person(ADA);
});
afterAll(() => workspace.close());

it('Account numbers and PINs are nowhere but at Zoom, whatever becomes of the port', async () => {
  const form = atPortForm(ada);
  const numbersOf = portableNumbers('312');
  const card = (says: string | RegExp) => ada.waitFor((screen) => screen.message(says, 'bot'));
  const secret = { ...ANSWERS, accountNumber: ACCOUNT, pin: PIN };

  // What is wrong with other fields, and a step back.
  const [number = ''] = numbersOf('Verizon', 1);
  await form.numbers(number);
  await form.shown(':white_check_mark:');
  await ada.submit();
  expect(await form.account({ ...secret, billingNumber: '12' })).toMatchObject({ ok: false });
  await ada.press('Back');
  await form.shown(':white_check_mark:');
  await ada.submit();
  await form.shown(ACCOUNT_STEP);
  await form.account({ billingNumber: number });
  await form.shown(ADDRESS_STEP);
  // Closed halfway, gone on with, and refused with the account number in Zoom's own words.
  await ada.close();
  const kept = await card('I keep the port');
  await ada.press('Go on', { on: kept });
  await form.address(ANSWERS);
  const stop = workspace.servers.zoom.intercept((request) =>
    request.method === 'POST' && request.url.endsWith(ORDERS)
      ? Response.json(
          {
            code: 300,
            message: `No account ${ACCOUNT} with PIN ${PIN}.`,
            errors: [{ field: 'account_pin', message: `${PIN} is wrong for ${ACCOUNT}` }],
          },
          { status: 400 },
        )
      : undefined,
  );
  await form.file();
  const refused = await card('*PIN:* ••• is wrong for •••');
  stop();

  // Corrected, and its answer lost.
  workspace.zoom.addFault({ kind: 'cut_after', method: 'POST', path: ORDERS, times: 1 });
  await ada.press('Correct and file again', { on: refused });
  await form.account({ accountNumber: WRONG_ACCOUNT, pin: PIN });
  await form.file();
  const message = await card(/Porting order port_/);
  const order = workspace.zoom.snapshot().orders.find(({ phone_numbers }) => phone_numbers.includes(number));
  expect(ada.screen().textOf(message)).toContain(order?.order_id);
  expect(workspace.zoom.portingSecrets(order?.order_id ?? '')).toEqual({
    account_number: WRONG_ACCOUNT,
    account_pin: PIN,
  });

  // Rejected by the carrier, with the secrets in its words; corrected, which Zoom refuses in the same way, and corrected.
  const orderId = order?.order_id ?? '';
  workspace.zoom.moveOrder(orderId, {
    to: 'rejected',
    reason: `Account number ${WRONG_ACCOUNT} and PIN ${PIN} are not on file.`,
  });
  const rejected = await ada.waitFor((screen) =>
    screen.message(/Porting order [\s\S]*Account number ••• and PIN •••/, 'bot'),
  );
  await ada.reload();
  await ada.press('Fix and resubmit', { on: rejected });
  await form.shown('Leave it empty to keep what Zoom has.');
  const unstop = workspace.servers.zoom.intercept((request) =>
    request.method === 'PATCH'
      ? Response.json(
          {
            code: 300,
            message: `Not ${ACCOUNT.toLowerCase()}.`,
            errors: [{ field: 'account_number', message: `${ACCOUNT.replaceAll('-', ' ')} is not on file` }],
          },
          { status: 400 },
        )
      : undefined,
  );
  await ada.fill('Account number', ACCOUNT);
  await ada.fill('PIN', PIN);
  expect(await ada.submit()).toMatchObject({ errors: { accountNumber: 'Zoom says: ••• is not on file' } });
  unstop();
  await ada.fill('Account number', ACCOUNT);
  await ada.fill('PIN', PIN);
  await ada.submit();
  await form.shown('Corrected and resubmitted');
  expect(workspace.zoom.portingSecrets(orderId)).toEqual({ account_number: ACCOUNT, account_pin: PIN });
  workspace.zoom.moveOrder(orderId, { to: 'pending' });

  // One on its way that cannot be sent yet, and a form left open.
  await ada.reload();
  workspace.zoom.addFault({ kind: 'rate_limited', method: 'POST', path: ORDERS });
  await form.numbers(numbersOf('Lumen', 1)[0] ?? '');
  await form.shown(':white_check_mark:');
  await ada.submit();
  await form.account(secret);
  await form.address(ANSWERS);
  await form.file();
  await card('I try again by myself');
  await ada.reload();
  await form.numbers(numbersOf('Windstream', 1)[0] ?? '');
  await form.shown(':white_check_mark:');
  await ada.submit();
  await form.account(secret);
  await form.shown(ADDRESS_STEP);

  expect(await placesOf(SECRETS, workspace)).toEqual([]);
  // The search finds what is there.
  expect(await placesOf(['1801 California St'], workspace)).toEqual(
    expect.arrayContaining(['files of the database', 'said to Slack', 'table public.port_filings']),
  );
  expect(workspace.slack.complaints()).toEqual([]);
});

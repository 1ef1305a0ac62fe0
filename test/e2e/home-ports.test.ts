import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Player } from '../../src/sandbox/slack/person/player.ts';
import { ADA, PORTING, RINA } from '../../src/sandbox/slack/seed.ts';
import { garble } from '../support/garble.ts';
import { ANSWERS, atPortForm } from '../support/port-form.ts';
import { portableNumbers } from '../support/portable-numbers.ts';
import { type RunningWorkspace, startWorkspace } from '../support/start-workspace.ts';

let workspace: RunningWorkspace;
let ada: Player;

beforeAll(async () => {
  workspace = await startWorkspace({
    delivery: 'socket',
    environment: { PORTING_CHANNEL: PORTING, PHONE_ADMINS: ADA, PORTING_POLL_SECONDS: '1' },
  });
  ada = workspace.slack.person(ADA);
});
afterAll(() => workspace.close());

/** The Home, refreshed until a look at the orders has gone as it is said. */
async function refreshedUntil(says: RegExp): Promise<string> {
  for (let tries = 0; tries < 50; tries += 1) {
    await ada.press('Refresh', { on: 'home' });
    const home = await homeSays(ada, /As of|could not be asked/);
    if (says.test(home)) return home;
  }
  throw new Error(`The Home never says ${says}`);
}

/** What the Home says, once it says this. */
async function homeSays(who: Player, says: RegExp): Promise<string> {
  return who.waitFor(({ home, textOf }) => {
    const text = home ? textOf(home) : '';
    if (says.test(text)) return text;
    return undefined;
  });
}

it('The Home shows the port-ins that one has filed with what comes next, and admins how the looks at them went', async () => {
  const form = atPortForm(ada);
  const [number = ''] = portableNumbers('206')('Verizon', 1);
  await form.numbers(number);
  await form.shown(':white_check_mark:');
  await ada.submit();
  await form.account(ANSWERS);
  await form.address(ANSWERS);
  await form.file();
  await ada.waitFor((screen) => screen.message(/Porting order port_/, 'bot'));
  await ada.reload();
  await ada.openHome();
  const home = await homeSays(ada, /Your port-ins: 1[\s\S]*expected/);
  expect(home).toMatch(/Your port-ins: 1[\s\S]*\(206\)[\s\S]* from Verizon · submitted · expected \w+ \d+/);
  expect(home).toMatch(/\*Porting orders\* looked at /);

  const order = workspace.zoom.snapshot().orders.find(({ phone_numbers }) => phone_numbers.includes(number));
  workspace.zoom.moveOrder(order?.order_id ?? '', { to: 'pending' });
  workspace.zoom.moveOrder(order?.order_id ?? '', { to: 'scheduled', date: '2031-03-10' });
  await ada.waitFor((screen) => screen.message(/The port date is set/, PORTING));
  await ada.press('Refresh', { on: 'home' });
  await homeSays(ada, /Your port-ins: 1[\s\S]*scheduled · ports March 10, 2031/);
  await ada.press('Show', { on: 'home' });
  await ada.waitFor(({ modal, textOf }) => modal && /Scheduled/.test(textOf(modal)));
  await ada.close({ all: true });

  // Nobody else's Home has it as theirs.
  const rina = workspace.slack.person(RINA);
  await rina.openHome();
  const hers = await homeSays(rina, /As of[\s\S]*Our numbers/);
  expect(hers).not.toMatch(/Your port-ins|Port-ins under way|Porting orders/);

  const mend = garble(workspace.servers.zoom);
  const failed = await refreshedUntil(/could not be read \d+ times? in a row, since/);
  expect(failed).toMatch(/Last time that failed: .*, its answer could not be understood\./);
  mend();
  const well = await refreshedUntil(/\*Porting orders\* looked at .* Last time that failed: /);
  expect(well).not.toContain('could not be read');
  expect(workspace.slack.complaints()).toEqual([]);
});

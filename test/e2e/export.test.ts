import { parse } from 'csv-parse/sync';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Player } from '../../src/sandbox/slack/person/player.ts';
import { ADA, ANA, GUS, PHONE_APPROVALS, PHONE_APPROVERS, RINA } from '../../src/sandbox/slack/seed.ts';
import { type RunningWorkspace, startWorkspace } from '../support/start-workspace.ts';

describe('The inventory as a file', () => {
  let workspace: RunningWorkspace;
  let rina: Player;

  beforeAll(async () => {
    workspace = await startWorkspace({
      delivery: 'socket',
      environment: { PHONE_APPROVERS, APPROVALS_CHANNEL: PHONE_APPROVALS },
    });
    rina = workspace.slack.person(RINA);
  });
  afterAll(() => workspace.close());
  beforeEach(() => rina.reload());
  afterEach(() => expect(workspace.slack.complaints()).toEqual([]));

  /** The rows of the file that came last, by column. */
  function rowsOf(name: string | undefined): Record<string, string>[] {
    const stored = workspace.slack.snapshot().files.find((file) => file.name === name);
    return parse(Buffer.from(stored?.content ?? '', 'base64'), { bom: true, columns: true });
  }

  const exported = (command: string) => exportedBy(() => rina.command(command));

  async function exportedBy(asks: () => Promise<unknown>): Promise<Record<string, string>[]> {
    const known = new Set(workspace.slack.snapshot().files.map(({ name }) => name));
    await asks();
    const file = await rina.waitFor((screen) =>
      screen
        .messagesIn('bot')
        .flatMap(({ files }) => files)
        .find(({ name }) => !known.has(name)),
    );
    return rowsOf(file.name);
  }

  it('comes into the direct message, with every number once, and is in the history', async () => {
    const rows = await exported('/phone export');
    const { numbers } = workspace.zoom.snapshot();
    expect(rows.map(({ number }) => number).toSorted()).toEqual(
      numbers.map((each) => each.phone_number).toSorted(),
    );
    const [first] = numbers;
    expect(rows.find(({ number }) => number === first?.phone_number)).toMatchObject({
      type: first?.type,
      city: first?.city ?? '',
      site: first?.site_id,
    });
    await rina.waitFor((screen) => screen.message(`${numbers.length} numbers exported`, 'bot'));
    await rina.command('/phone audit @rina');
    await rina.waitFor((screen) => screen.message('Inventory exported'));
  });

  it('has only the numbers that were asked for', async () => {
    const rows = await exported('/phone export unassigned toll-free');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every((row) => row['type'] === 'toll_free' && row['assignee id'] === '')).toBe(true);
  });

  it('has the numbers of the list below which it was asked for', async () => {
    await rina.command('/phone numbers unassigned toll-free');
    const list = await rina.waitFor((screen) => screen.message('Our numbers'));
    const rows = await exportedBy(() => rina.press('Export as CSV', { on: list }));
    expect(rows).toEqual(await exported('/phone export unassigned toll-free'));
  });

  it('says what it did not understand', async () => {
    await rina.command('/phone export everythng');
    await rina.waitFor((screen) => screen.message('I do not know which numbers to export.'));
  });

  it('is refused to guests, and to whoever may not look, with the name of who can', async () => {
    const gus = workspace.slack.person(GUS);
    await gus.command('/phone export');
    await gus.waitFor((screen) => screen.message(/guest/i));
    const ada = workspace.slack.person(ADA);
    await ada.command('/phone settings');
    await ada.waitFor((screen) => screen.modal && screen.textOf(screen.modal).includes('Who may look'));
    await ada.fill('Who may look at our numbers', [ANA]);
    await ada.submit();
    await ada.waitFor((screen) => screen.modal && screen.textOf(screen.modal).includes('1 setting changed.'));
    await rina.command('/phone export');
    const refusal = await rina.waitFor((screen) =>
      screen.message('You may not look at the numbers that we have.'),
    );
    expect(rina.screen().textOf(refusal)).toContain(`<@${ANA}>`);
  });
});

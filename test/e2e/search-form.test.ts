import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Player } from '../../src/sandbox/slack/person/player.ts';
import { RINA } from '../../src/sandbox/slack/seed.ts';
import { type RunningWorkspace, startWorkspace } from '../support/start-workspace.ts';
import { lines, offered } from './numbers-on-screen.ts';

describe('The search form', () => {
  let workspace: RunningWorkspace;
  let rina: Player;

  beforeAll(async () => {
    workspace = await startWorkspace({ delivery: 'socket' });
    rina = workspace.slack.person(RINA);
  });
  afterAll(() => workspace.close());
  beforeEach(async () => {
    await rina.reload();
    await rina.command('/phone search');
    await rina.waitFor(({ modal }) => modal?.view.type === 'modal' && modal.view.submit);
  });
  afterEach(() => expect(workspace.slack.complaints()).toEqual([]));

  const fillIn = async (fields: Record<string, string | number | string[]>) => {
    for (const [name, given] of Object.entries(fields)) await rina.fill(name, given);
  };

  it.each([
    [{ Where: 'Califronia' }, { where: '“Califronia” was not understood. Did you mean California?' }],
    [{ 'Digits or letters': '1!' }, { pattern: expect.stringContaining('digits or keypad letters') }],
    [
      { Where: '415', Type: 'Toll-free' },
      { where: 'Toll-free numbers belong to no place, so they cannot be searched by area code 415.' },
    ],
    [{ Where: '415 Texas' }, { where: 'Area code 415 is in San Francisco, California, not in Texas.' }],
    [
      { Where: 'Atlantis', 'Digits or letters': '??' },
      { where: expect.stringContaining('Atlantis'), pattern: expect.stringContaining('??') },
    ],
  ])('says under the right field what is wrong with %j', async (fields, errors) => {
    workspace.zoom.forgetCalls();
    await fillIn(fields);
    expect(await rina.submit()).toEqual({ ok: false, errors });
    expect(rina.screen().modal?.view).toMatchObject({ callback_id: 'search_form' });
    expect(workspace.zoom.calls()).toEqual([]);
  });

  it('searches once the mistake is put right', async () => {
    await fillIn({ Where: 'Califronia' });
    await rina.submit();
    await fillIn({ Where: 'California' });
    expect(await rina.submit()).toEqual({ ok: true });
    await rina.waitFor(({ modal }) => modal && offered(modal).length > 0);
  });

  it('takes every field into account', async () => {
    await fillIn({
      Where: 'New York, NY',
      Type: 'Local',
      Capabilities: ['SMS'],
      'Digits or letters': '00',
      'Where in the number': 'At the end',
      'Costs less than, in dollars a month': '20',
      'How many, 100 at most': '3',
    });
    await rina.submit();
    const found = await rina.waitFor(({ modal }) => modal && offered(modal).length > 0 && modal);
    expect(rina.screen().textOf(found)).toMatch(/New York, NY · local · SMS · .*ends in 00 · .*under \$20/i);
    expect(offered(found).length).toBeLessThanOrEqual(3);
    expect(offered(found).every((number) => number.endsWith('00'))).toBe(true);
  });

  it('finds memorable numbers anywhere when only that is wished', async () => {
    await fillIn({ Only: ['Memorable numbers'] });
    await rina.submit();
    const found = await rina.waitFor(({ modal }) => modal && offered(modal).length > 0 && modal);
    expect(lines(found).every((line) => line.includes('★'))).toBe(true);
  });

  it('says in the modal when there is nothing, with a way on', async () => {
    await fillIn({ Where: '415', 'Digits or letters': '0000000' });
    await rina.submit();
    await rina.waitFor((screen) => screen.modal && screen.textOf(screen.modal).includes('No numbers found'));
    await rina.press('628 San Francisco');
    await rina.waitFor((screen) => screen.modal && screen.textOf(screen.modal).includes('628 · '));
  });
});

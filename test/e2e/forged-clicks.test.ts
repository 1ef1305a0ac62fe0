import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Player } from '../../src/sandbox/slack/person/player.ts';
import { BEN, RINA } from '../../src/sandbox/slack/seed.ts';
import { startAnswerBox } from '../support/answer-box.ts';
import { signedPost } from '../support/signed-post.ts';
import { type RunningWorkspace, startWorkspace } from '../support/start-workspace.ts';
import { offered, ticked } from './numbers-on-screen.ts';
import { ask, available, requesterCard } from './requests-on-screen.ts';

let workspace: RunningWorkspace;
let rina: Player;
let box: Awaited<ReturnType<typeof startAnswerBox>>;
let clicks = 0;

beforeAll(async () => {
  workspace = await startWorkspace({ delivery: 'http' });
  rina = workspace.slack.person(RINA);
});
beforeEach(async () => {
  box = await startAnswerBox();
  return () => box.close();
});
afterAll(() => workspace.close());

const GONE = 'I no longer have this search';
const SOME_SEARCH = '6f1d2c1e-0b0a-4c7e-9d7e-2f4a5b6c7d8e';

/** A click as Slack delivers it, on an element that the bot may never have shown. */
function click(userId: string, action: Record<string, unknown>, values: Record<string, unknown> = {}) {
  const secret = workspace.environment['SLACK_SIGNING_SECRET'] ?? '';
  return signedPost(workspace.botUrl, { secret }, 'interactive', {
    type: 'block_actions',
    user: { id: userId },
    team: { id: 'T01MERIDIAN' },
    trigger_id: `forged-${++clicks}`,
    response_url: box.url,
    container: { type: 'message', message_ts: '1.1', channel_id: 'C01GENERAL0', is_ephemeral: true },
    state: { values },
    actions: [{ type: 'button', block_id: 'b', ...action }],
  });
}

const blocksSchema = z.array(
  z.object({
    elements: z
      .array(z.object({ action_id: z.string().optional(), value: z.string().optional() }))
      .default([]),
  }),
);

/** What the "Next page" button of Rina's newest results carries. */
async function rinasPointer(): Promise<string> {
  await rina.reload();
  await rina.command('/phone search 415');
  const results = await rina.waitFor((screen) => screen.message('Page 1 of 10'));
  const buttons = blocksSchema.parse(results.blocks).flatMap(({ elements }) => elements);
  return buttons.find(({ action_id }) => action_id === 'search_page:on')?.value ?? '';
}

describe('A click that was made up', () => {
  it("neither shows nor changes somebody else's search", async () => {
    const pointer = await rinasPointer();
    expect(pointer).toMatch(/^[0-9a-f-]{36}\|1\|1$/);
    const [number = ''] = offered(rina.screen().message('Page 1 of 10') ?? raise());
    const ticks = { x: { search_choose: { type: 'checkboxes', selected_options: [{ value: number }] } } };
    for (const action_id of ['search_page:on', 'search_sort', 'search_request']) {
      await click(BEN, { action_id, value: pointer }, ticks);
    }
    await click(BEN, { action_id: 'search_choose', block_id: pointer }, ticks);
    for (const { text } of await box.several(4)) expect(text).toContain(GONE);

    await rina.press('Next page');
    await rina.waitFor((screen) => screen.message('Page 2 of 10'));
    await rina.press('Previous page');
    expect(ticked(await rina.waitFor((screen) => screen.message('Page 1 of 10')))).toEqual([]);
  });

  it.each([
    ['search_page', ''],
    ['search_page', 'nonsense'],
    ['search_page:on', `${SOME_SEARCH}|1|1`],
    ['search_page:on', `${SOME_SEARCH}|-1|1e99`],
    ['search_page:on', `${SOME_SEARCH}'; drop table searches; --|1|1`],
    ['search_sort', '||'],
    ['search_request', `${SOME_SEARCH}|NaN|`],
    ['search_choose', '\u0000'],
  ])('%s with the value %j is answered', async (action_id, value) => {
    expect((await click(RINA, { action_id, value, block_id: value })).status).toBe(200);
    await box.answer(GONE);
  });

  it.each(['1e99', '-7', 'NaN', '999', ''])(
    'turns to a page that there is, when asked for page "%s"',
    async (page) => {
      const [id = ''] = (await rinasPointer()).split('|');
      await click(RINA, { action_id: 'search_page:on', value: `${id}|1|${page}` });
      const { blocks } = await box.answer(/Page \d+ of 10/);
      expect(JSON.stringify(blocks)).toMatch(/Page (1|10) of 10/);
    },
  );

  it('ticks no number that was not on the page', async () => {
    const [id = ''] = (await rinasPointer()).split('|');
    const ticks = {
      x: { search_choose: { type: 'checkboxes', selected_options: [{ value: '+19005550100' }] } },
    };
    await click(RINA, { action_id: 'search_page:on', value: `${id}|1|1` }, ticks);
    const { blocks } = await box.answer('Page 2 of 10');
    expect(JSON.stringify(blocks)).toContain('Tick the numbers you would like');
  });

  it.each(['unknown_button', 'constructor', '__proto__', 'search_words_', ':'])(
    'on %s is answered',
    async (action_id) => {
      await click(RINA, { action_id, value: 'x' });
      await box.answer('This message is from an older version of me');
    },
  );

  it('on a button with words that are no search is answered with what is wrong with them', async () => {
    await click(RINA, { action_id: 'search_words:0', value: 'Califronia <!channel> *bold*' });
    const { text, blocks } = await box.answer('Califronia');
    expect(text + JSON.stringify(blocks)).not.toContain('<!channel>');
  });

  it('that is delivered twice is answered once', async () => {
    clicks = 1_000;
    await click(RINA, { action_id: 'search_page', value: 'first' });
    clicks = 1_000;
    await click(RINA, { action_id: 'search_page', value: 'first' });
    await click(RINA, { action_id: 'other', value: 'x' });
    await box.answer('older version');
    expect(box.answers.filter(({ text }) => text.includes(GONE))).toHaveLength(1);
  });
});

describe('A form or a shortcut from another version', () => {
  it.each(['view_submission', 'shortcut'])('is acknowledged and answered (%s)', async (type) => {
    const secret = workspace.environment['SLACK_SIGNING_SECRET'] ?? '';
    const response = await signedPost(workspace.botUrl, { secret }, 'interactive', {
      type,
      user: { id: RINA },
      team: { id: 'T01MERIDIAN' },
      trigger_id: `other-version-${type}`,
      callback_id: 'port_in',
      view: { id: 'V1', type: 'modal', callback_id: 'port_in', state: { values: {} } },
    });
    expect(response.status).toBe(200);
    const says = await response.text();
    if (type === 'view_submission') expect(says).toContain('older version of me');
    // A made-up trigger opens nothing, so the answer comes as a direct message.
    else
      await rina.waitFor((screen) =>
        screen.message(/press it once more|do not know it yet|went wrong/, 'bot'),
      );
  });
});

function raise(): never {
  throw new Error('There are no results');
}

describe('A click on somebody else’s request', () => {
  it.each([
    ['request_withdraw', `Only <@${RINA}> can withdraw request`],
    ['request_remind', `Only <@${RINA}> can remind the approvers of request`],
  ])('%s changes nothing, and says whose it is', async (action_id, says) => {
    await rina.reload();
    const name = await ask(rina, await available(rina, action_id === 'request_remind' ? '212' : '305', 1));
    const card = await rina.waitFor(requesterCard(name, 'Awaiting'));
    const buttons = blocksSchema.parse(card.blocks).flatMap(({ elements }) => elements);
    const value = buttons.find((button) => button.action_id === action_id)?.value ?? '';
    await click(BEN, { action_id, value });
    const [answer] = await box.several(1);
    expect(answer?.text).toContain(says);
    expect(rina.screen().textOf(await rina.waitFor(requesterCard(name, 'Awaiting')))).toContain('[Withdraw]');
  });
});

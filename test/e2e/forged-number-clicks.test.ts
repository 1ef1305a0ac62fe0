import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ADA, BEN, GUS, RINA } from '../../src/sandbox/slack/seed.ts';
import { type Answered, startAnswerBox } from '../support/answer-box.ts';
import { noRateLimits } from '../support/no-rate-limits.ts';
import { signedPost } from '../support/signed-post.ts';
import { type RunningWorkspace, startWorkspace } from '../support/start-workspace.ts';

let workspace: RunningWorkspace;
let box: Awaited<ReturnType<typeof startAnswerBox>>;
let clicks = 0;
let heard = 0;

beforeAll(async () => {
  workspace = await startWorkspace({ delivery: 'http', patientZoom: true, rateLimits: noRateLimits });
});
beforeEach(async () => {
  workspace.zoom.forgetCalls();
  box = await startAnswerBox();
  return () => box.close();
});
afterEach(() => {
  const errors = workspace.log.lines().filter(({ level }) => level === 'error');
  // What is no id is refused before it leaves, and said with a reference.
  const unexpected = errors.slice(heard).filter(({ err }) => !/must be an id/.test(JSON.stringify(err)));
  expect(unexpected.map(({ name, err }) => [name, err])).toEqual([]);
  heard = errors.length;
  expect(workspace.slack.complaints()).toEqual([]);
});
afterAll(() => workspace.close());

const secret = () => workspace.environment['SLACK_SIGNING_SECRET'] ?? '';

/** A click as Slack delivers it, on an element that the bot may never have shown. */
function click(userId: string, action_id: string, value: string, channel = 'C01GENERAL0') {
  return signedPost(workspace.botUrl, { secret: secret() }, 'interactive', {
    type: 'block_actions',
    user: { id: userId },
    team: { id: 'T01MERIDIAN' },
    trigger_id: `forged-number-${++clicks}`,
    response_url: box.url,
    channel: { id: channel },
    container: { type: 'message', message_ts: '1.1', channel_id: channel, is_ephemeral: true },
    actions: [{ type: 'button', block_id: 'b', action_id, value }],
  });
}

const NOBODY = '6f1d2c1e-0b0a-4c7e-9d7e-2f4a5b6c7d8e';
const NASTY = [
  '',
  '.',
  'inventory',
  'toll_free',
  '../number_blocks',
  'num_x/assign',
  `${NOBODY}'; drop table runs; --`,
  NOBODY,
  '\u0000',
  '{"id":"inventory","seen":null}',
  '{"id":"","seen":{"type":"user","id":"x"}}',
  '{"id":"num_nowhere","seen":{"type":"<!channel>","id":"\u0000"}}',
  '-1',
  '1e99',
  '99999999',
  '9007199254740991',
  `${NOBODY}|1|next`,
  'x'.repeat(2_000),
  '\ud800',
];
const READING = [
  ...['number_card', 'number_history', 'number_share', 'number_unassign'],
  ...['numbers_page', 'numbers_words', 'unassigned_page', 'blocks_page'],
  ...['export_inventory', 'import_apply', 'import_plan_file', 'release_go'],
];
const writes = () =>
  workspace.zoom.calls().filter(({ method, path }) => method !== 'GET' && path.startsWith('/v2/'));

describe('A click on Share in channel where there is no channel', () => {
  it.each(['number_share', 'inventory_share'])('%s says so, and shares nothing', async (action) => {
    const [number] = workspace.zoom.snapshot().numbers;
    await click(RINA, action, number?.id ?? '', 'D01SOMEBODY');
    const [answer] = await box.several(1);
    expect(answer?.text).toContain('There is no channel here to share it in.');
    // A direct message between people: nobody but who clicked sees what is said there.
    expect(answer?.response_type).toBe('ephemeral');
  });
});

describe('A click on a number that was made up', () => {
  it.each(READING)('%s is answered whatever it carries, and changes nothing', async (action) => {
    const before = workspace.zoom.snapshot();
    for (const [index, value] of NASTY.entries()) {
      await click(ADA, action, value);
      await box.several(index + 1);
    }
    expect(writes()).toEqual([]);
    expect(workspace.zoom.snapshot().numbers).toEqual(before.numbers);
    const said = JSON.stringify(box.answers.map(({ text, blocks }: Answered) => [text, blocks]));
    expect(said).not.toContain('<!channel>');
  });

  it.each(READING)('%s is refused to a guest', async (action) => {
    const number = workspace.zoom.snapshot().numbers[0];
    await click(GUS, action, number?.id ?? '');
    const [answer] = await box.several(1);
    expect(JSON.stringify(answer)).toMatch(/guest|Guest/);
    // Exports that the clicks before have begun still read lists of numbers, but not this one.
    expect(workspace.zoom.calls().filter(({ path }) => number && path.includes(number.id))).toEqual([]);
    expect(writes()).toEqual([]);
  });

  it('takes no number from anybody for somebody who may not', async () => {
    const number = workspace.zoom.snapshot().numbers.find(({ assignee }) => assignee);
    const { type, id } = number?.assignee ?? { type: '', id: '' };
    for (const who of [RINA, BEN]) {
      await click(who, 'number_unassign', JSON.stringify({ id: number?.id, seen: { type, id } }));
      await click(who, 'number_unassign', number?.id ?? '');
    }
    for (const { text } of await box.several(4)) expect(text).toContain('You may not');
    expect(writes()).toEqual([]);
  });
});

describe('A form about numbers', () => {
  it('that comes again, at the same time and later, is worked on once and answered each time', async () => {
    const [number] = workspace.zoom
      .snapshot()
      .numbers.filter(({ status, display_name }) => status === 'active' && display_name);
    const seen = { displayName: number?.display_name };
    const deliver = async (trigger_id: string, name: string) => {
      const view = {
        id: 'V0TWICE',
        type: 'modal',
        callback_id: 'number_edit',
        private_metadata: JSON.stringify({ id: number?.id, seen }),
        state: { values: { display_name: { x: { type: 'plain_text_input', value: name } } } },
      };
      const form = {
        type: 'view_submission',
        user: { id: ADA },
        team: { id: 'T01MERIDIAN' },
        trigger_id,
        view,
      };
      return (await signedPost(workspace.botUrl, { secret: secret() }, 'interactive', form)).text();
    };
    const wrong = await Promise.all([1, 2].map(() => deliver('twice-1', '')));
    expect(new Set(wrong).size).toBe(1);
    expect(wrong[0]).toContain('"response_action":"errors"');
    const corrected = await Promise.all([1, 2].map(() => deliver('twice-2', 'Front desk')));
    corrected.push(await deliver('twice-2', 'Front desk'));
    expect(new Set(corrected).size).toBe(1);
    expect(corrected[0]).toContain('is changed');
    expect(writes().map(({ method }) => method)).toEqual(['PATCH']);
  });
});

describe('A form about numbers that was made up', () => {
  const submit = async (userId: string, callback_id: string, carried: string, values: object) => {
    const response = await signedPost(workspace.botUrl, { secret: secret() }, 'interactive', {
      type: 'view_submission',
      user: { id: userId },
      team: { id: 'T01MERIDIAN' },
      trigger_id: `forged-form-${++clicks}`,
      view: {
        id: `V${++clicks}`,
        type: 'modal',
        callback_id,
        private_metadata: carried,
        state: { values },
      },
    });
    expect(response.status).toBe(200);
    return response.text();
  };
  const text = (value: string | null) => ({ x: { type: 'plain_text_input', value } });
  const forms = {
    number_assign: {
      assign_person: { x: { type: 'users_select', selected_user: ADA } },
      assign_id: text(null),
    },
    number_edit: {
      display_name: text('Mine now'),
      capabilities: { x: { type: 'checkboxes', selected_options: [{ value: 'voice' }] } },
    },
    release_form: { purpose: text('Because') },
    import_form: { import_pasted: text('number,assignee type\n+14155550100,none') },
  };

  it.each(Object.entries(forms))('%s is answered, and changes nothing', async (name, values) => {
    const before = workspace.zoom.snapshot();
    for (const carried of [...NASTY, JSON.stringify({ id: 'inventory', seen: { displayName: '' } })]) {
      expect(await submit(ADA, name, carried, values)).not.toBe('');
    }
    expect(writes()).toEqual([]);
    expect(workspace.zoom.snapshot().numbers).toEqual(before.numbers);
  });

  it.each(Object.entries(forms))(
    '%s is refused to whoever lost the right since it was opened',
    async (name, values) => {
      const number = workspace.zoom
        .snapshot()
        .numbers.find(({ assignee, status }) => !assignee && status === 'active');
      const carried =
        name === 'number_edit'
          ? JSON.stringify({ id: number?.id, seen: { displayName: number?.display_name } })
          : name === 'release_form'
            ? NOBODY
            : (number?.id ?? '');
      for (const who of [RINA, GUS]) {
        expect(await submit(who, name, carried, values)).toMatch(/You may not|guest/i);
      }
      expect(writes()).toEqual([]);
    },
  );
});

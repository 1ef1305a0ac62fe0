import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GENERAL, RINA } from '../../../src/sandbox/slack/seed.ts';
import { type Setup, setUp } from './support.ts';

let setup: Setup;
beforeEach(async () => {
  setup = await setUp();
});
afterEach(() => setup.close());

describe('a player', () => {
  it('waits until something is to be seen', async () => {
    const rina = setup.slack.person(RINA);
    const seen = rina.waitFor((screen) => screen.message(/^News/));
    await setup.client.chat.postMessage({ channel: GENERAL, text: 'News of today' });
    expect(await seen).toMatchObject({ text: 'News of today' });
  });

  it('that waits in vain is told what is on the screen', async () => {
    const rina = setup.slack.person(RINA);
    await setup.client.chat.postMessage({
      channel: GENERAL,
      text: 'x',
      blocks: [
        { type: 'section', text: { type: 'mrkdwn', text: 'Two numbers' } },
        {
          type: 'actions',
          elements: [{ type: 'button', action_id: 'buy', text: { type: 'plain_text', text: 'Buy' } }],
        },
      ],
    });
    const wait = rina.waitFor((screen) => screen.modal, { within: 20, what: 'the form' });
    await expect(wait).rejects.toThrow(
      /Waited 20 ms for the form[\s\S]*#general[\s\S]*Two numbers\s+\[Buy\]/,
    );
  });

  it('is not guessed for: two buttons of one name need an action_id', async () => {
    const button = (action_id: string) => ({
      type: 'button' as const,
      action_id,
      text: { type: 'plain_text' as const, text: 'Buy' },
    });
    await setup.client.chat.postMessage({
      channel: GENERAL,
      text: 'x',
      blocks: [{ type: 'actions', block_id: 'row', elements: [button('first'), button('second')] }],
    });
    await expect(setup.slack.person(RINA).press('Buy')).rejects.toThrow('ambiguous: row/first, row/second');
  });

  it('is somebody who is there', () => {
    expect(() => setup.slack.person('U0NOBODY000')).toThrow('Nobody to play');
    expect(() => setup.slack.person('U01PHONEBOT')).toThrow('Nobody to play');
  });
});

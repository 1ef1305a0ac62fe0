import type { KnownBlock } from '@slack/types';
import { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { RINA } from '../../src/sandbox/slack/seed.ts';
import { publishHome } from '../../src/slack/home/publish-home.ts';
import { paragraph } from '../../src/slack/messages/text.ts';
import * as schema from '../../src/store/schema.ts';
import type { Store } from '../../src/store/store.ts';
import { createGate } from '../support/gate.ts';
import { openMemoryStore } from '../support/memory-store.ts';
import { type Outside, startOutside } from '../support/start-outside.ts';
import { createTestClock } from '../support/test-clock.ts';

let store: Store;
let outside: Outside;
let client: WebClient;
const clock = createTestClock();

beforeAll(async () => {
  store = await openMemoryStore();
  outside = await startOutside('socket');
  client = new WebClient('xoxb-1-local-bot-token', {
    slackApiUrl: `${outside.servers.slack.url}/api/`,
    retryConfig: { retries: 0 },
  });
});
afterAll(async () => {
  await outside.close();
  await store.close();
});
beforeEach(async () => void (await store.db.delete(schema.readings)));

const publish = (draw: () => Promise<KnownBlock[] | undefined>) =>
  publishHome({ client, context: { store, clock } }, RINA, draw);
const says = (text: string) => async () => [paragraph(text)];
const shown = () => {
  const { home, textOf } = outside.slack.person(RINA).screen();
  return home && textOf(home);
};

it('a drawing of what was true before never ends up on top of a newer one', async () => {
  await publish(says('nothing'));
  let state = 'before';
  const drawn = createGate();
  const looks: string[] = [];
  const slow = publish(async () => {
    const seen = state;
    looks.push(seen);
    if (looks.length === 1) await drawn.pass();
    return [paragraph(seen)];
  });
  await drawn.reached;
  state = 'after';
  await publish(says(state));
  drawn.open();
  await slow;
  expect(looks).toEqual(['before', 'after']);
  expect(shown()).toBe('after');
});

it('a Home whose hash was lost is drawn all the same', async () => {
  await publish(says('first'));
  await client.views.publish({ user_id: RINA, view: { type: 'home', blocks: [paragraph('by hand')] } });
  await publish(says('second'));
  expect(shown()).toBe('second');
  await publish(says('third'));
  expect(shown()).toBe('third');
});

it('nothing is drawn for whoever may not see anything', async () => {
  await publish(says('first'));
  await publish(async () => undefined);
  expect(shown()).toBe('first');
});

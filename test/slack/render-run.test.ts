import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../../src/context.ts';
import { startRun } from '../../src/inventory/start-run.ts';
import { workOnRun } from '../../src/inventory/work-on-run.ts';
import { RINA } from '../../src/sandbox/slack/seed.ts';
import { createMessenger, type Messenger } from '../../src/slack/messenger.ts';
import { showRun } from '../../src/slack/render-run.ts';
import type { Store } from '../../src/store/store.ts';
import { createNumberWorld } from '../inventory/number-world.ts';
import { type Setup, setUp, tokens } from '../sandbox/slack/support.ts';
import { createLosingFetch, type LosingFetch } from '../support/losing-fetch.ts';
import { openMemoryStore } from '../support/memory-store.ts';

describe('The result of a run', () => {
  let store: Store;
  let slack: Setup;
  let network: LosingFetch;
  let messenger: Messenger;
  let context: Context;
  let runs = 0;

  beforeAll(async () => {
    store = await openMemoryStore();
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    slack = await setUp();
    network = createLosingFetch();
    messenger = createMessenger({
      client: slack.clientWith(tokens.botToken, { fetch: network.fetch, rejectRateLimitedCalls: true }),
      store,
      clock: slack.clock,
    });
    const world = await createNumberWorld(store);
    runs += 1;
    const ids = { ...world.context.ids, newId: () => `run-${runs}-of-this-test` };
    context = { ...world.context, clock: slack.clock, ids };
  });
  afterEach(() => slack.close());

  /** An import of one row that has ended. */
  async function ended(): Promise<string> {
    const { id } = await startRun(context, {
      kind: 'import',
      userId: RINA,
      origin: `file-${runs}`,
      items: [{ phoneNumber: '+14155551000', numberId: null, wanted: { row: 2 } }],
    });
    const step = async () => ({ state: 'done' }) as const;
    await workOnRun(context, { import: step, release: step, assign: step }, id);
    return id;
  }
  const files = () =>
    slack.slack
      .person(RINA)
      .screen()
      .messagesIn('bot')
      .flatMap((message) => message.files);

  it('is a file that is sent once, although the answer to sending it was lost', async () => {
    const id = await ended();
    network.loseAnswerOf('files.completeUploadExternal');
    await expect(showRun({ context, messenger }, id)).rejects.toThrow();
    await slack.clock.advance(5_000);
    await showRun({ context, messenger }, id);
    await showRun({ context, messenger }, id);
    expect(files()).toHaveLength(1);
  });

  it('is a file of its own for each run of a day', async () => {
    const first = await ended();
    await showRun({ context, messenger }, first);
    runs += 1;
    await slack.clock.advance(5_000);
    network.loseAnswerOf('files.getUploadURLExternal');
    const second = await ended();
    await expect(showRun({ context, messenger }, second)).rejects.toThrow();
    await slack.clock.advance(5_000);
    await showRun({ context, messenger }, second);
    expect(files()).toHaveLength(2);
  });
});

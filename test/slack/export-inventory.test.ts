import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../../src/context.ts';
import { RINA } from '../../src/sandbox/slack/seed.ts';
import { defaultSettings } from '../../src/settings/settings.ts';
import { sendInventory } from '../../src/slack/export-inventory.ts';
import { createMessenger, type Messenger } from '../../src/slack/messenger.ts';
import { readAuditRows } from '../../src/store/audit.ts';
import type { Store } from '../../src/store/store.ts';
import { TryLater } from '../../src/try-later.ts';
import type { ZoomClient } from '../../src/zoom/client.ts';
import { ZoomRefused, ZoomUnavailable } from '../../src/zoom/errors.ts';
import { type Setup, setUp, tokens } from '../sandbox/slack/support.ts';
import { knownPeople } from '../support/known-people.ts';
import { createLosingFetch, type LosingFetch } from '../support/losing-fetch.ts';
import { openMemoryStore } from '../support/memory-store.ts';
import { clientOf } from '../support/purchase-world.ts';
import { startWatchedZoom, type WatchedZoom } from '../support/watched-zoom.ts';

/** Numbers of the account: three pages of Zoom's. */
const TOTAL = 900;

describe('An export', () => {
  let store: Store;
  let slack: Setup;
  let network: LosingFetch;
  let zoom: WatchedZoom;
  let client: ZoomClient;
  let messenger: Messenger;
  /** What Zoom does before it gives a page. */
  let beforePage: () => Promise<void>;
  let context: Context;
  let exports = 0;

  beforeAll(async () => {
    zoom = await startWatchedZoom('meridian', TOTAL);
    client = clientOf(zoom);
    store = await openMemoryStore();
  });
  afterAll(async () => {
    await client.close();
    await Promise.all([zoom.close(), store.close()]);
  });
  beforeEach(async () => {
    slack = await setUp();
    network = createLosingFetch();
    messenger = createMessenger({
      client: slack.clientWith(tokens.botToken, { fetch: network.fetch, rejectRateLimitedCalls: true }),
      store,
      clock: slack.clock,
    });
    beforePage = async () => {};
    exports += 1;
    context = {
      store,
      clock: slack.clock,
      ids: { newId: () => 'unused', newReference: () => 'ZP-000000' },
      outbox: { send: async () => {} },
      people: knownPeople({ members: [RINA], groups: {} }),
      firstSettings: defaultSettings,
      zoom: {
        ...client,
        numbers: {
          ...client.numbers,
          async page(...args) {
            await beforePage();
            return client.numbers.page(...args);
          },
        },
      },
    };
  });
  afterEach(() => slack.close());

  const job = () => ({ exportId: `exp-${exports}-0000`, userId: RINA, words: '' });
  const sentAt = () => new Date(slack.clock.now().getTime() - 1_000);
  const attempt = (mayBeDone = false) =>
    sendInventory({ context, messenger }, job(), { mayBeDone, sentAt: sentAt() });
  const inDm = () => slack.slack.person(RINA).screen().messagesIn('bot');
  const said = () =>
    inDm().map((message) => slack.slack.person(RINA).screen().textOf(message).replaceAll('\u200b', ''));
  const files = () => inDm().flatMap((message) => message.files);

  it('shows how far it is, no more often than Slack takes it, and ends with the file', async () => {
    const seen: string[] = [];
    beforePage = async () => {
      await slack.clock.advance(2_000);
      seen.push(said()[0] ?? '');
    };
    await attempt();
    expect(seen).toEqual([
      expect.stringContaining('Exporting the inventory: 0 numbers…'),
      expect.stringContaining('Exporting the inventory: 0 numbers…'),
      expect.stringContaining('Exporting the inventory: 600 of 900 numbers…'),
    ]);
    expect(said()[0]).toContain('900 numbers exported');
    expect(files()).toHaveLength(1);
  });

  it('is sent once, although the answer to sending it was lost', async () => {
    network.loseAnswerOf('files.completeUploadExternal');
    await expect(attempt()).rejects.toThrow();
    await slack.clock.advance(5_000);
    await attempt(true);
    expect(files()).toHaveLength(1);
    expect(said()[0]).toContain('The inventory exported');
    expect(await readAuditRows(store.db, { subject: job().exportId }, { limit: 10 })).toMatchObject([
      { what: 'inventory.exported', actor: RINA },
    ]);
  });

  it('begins anew after it was cut off in the middle', async () => {
    let page = 0;
    beforePage = async () => {
      page += 1;
      if (page === 2) throw new Error('The process ends here');
    };
    await expect(attempt()).rejects.toThrow('The process ends here');
    expect(files()).toHaveLength(0);
    await slack.clock.advance(5_000);
    await attempt(true);
    expect(files()).toHaveLength(1);
    expect(said()[0]).toContain('900 numbers exported');
  });

  it('waits while Zoom cannot be reached, says so, and gives up in the end', async () => {
    const away = new ZoomUnavailable({ endpoint: 'GET /phone/numbers', reason: 'not-sent', detail: 'away' });
    beforePage = () => Promise.reject(away);
    await expect(attempt()).rejects.toBeInstanceOf(TryLater);
    expect(said()[0]).toContain('Zoom cannot be asked just now');
    const longAgo = new Date(slack.clock.now().getTime() - 7 * 3_600_000);
    await sendInventory({ context, messenger }, job(), { mayBeDone: true, sentAt: longAgo });
    expect(said()[0]).toContain('could not be exported. Zoom could not be asked.');
  });

  it('ends with what Zoom said no for', async () => {
    beforePage = () =>
      Promise.reject(
        new ZoomRefused({ endpoint: 'GET /phone/numbers', status: 403, code: 4711, reason: 'No scope' }),
      );
    await attempt();
    expect(said()[0]).toContain('could not be exported. Zoom refused: No scope');
    expect(files()).toHaveLength(0);
  });

  it('is refused to somebody who may not look any more', async () => {
    context = { ...context, people: knownPeople({ members: [] }) };
    await attempt();
    expect(said()[0]).toContain('You may not look at the numbers that we have.');
    expect(files()).toHaveLength(0);
  });
});

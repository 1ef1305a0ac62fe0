import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { createDuties } from '../src/duties.ts';
import { createSeal } from '../src/seal.ts';
import { createHomes } from '../src/slack/home/homes.ts';
import { createMessenger } from '../src/slack/messenger.ts';
import { requests } from '../src/store/schema.ts';
import { setUp } from './sandbox/slack/support.ts';
import { captureLog } from './support/capture-log.ts';
import { openMemoryStore } from './support/memory-store.ts';
import { ask, happened } from './support/purchase-steps.ts';
import { createPurchaseWorld, HOUR, OTHER, wantedNumbers } from './support/purchase-world.ts';

it('A request that cannot be read keeps no minute’s duty from the others, and the log can name it', async () => {
  const store = await openMemoryStore();
  const slack = await setUp();
  const world = await createPurchaseWorld(store);
  const { clock } = world;
  const context = { ...world.context, seal: createSeal(Buffer.alloc(32)) };
  const messenger = createMessenger({ client: slack.client, store, clock });
  const { log, lines } = captureLog('error', []);
  const parts = { context, messenger, log, nameOf: async () => '', workspaceAdmins: async () => [] };
  const homes = createHomes({ client: slack.client, context, log });
  const { routine } = createDuties({ ...parts, homes, portingPollSeconds: 300 });

  const fine = await ask(world, wantedNumbers(await world.offered('212', 1)));
  const bad = await ask(world, wantedNumbers(await world.offered('415', 1)), OTHER);
  await store.db.update(requests).set({ wanted: {} }).where(eq(requests.id, bad.id));
  await clock.advance(25 * HOUR);
  const failed = await routine.everyMinute().catch((error: unknown) => error);
  expect(await happened(world, fine)).toContain('request.reminded');
  log.error({ err: failed }, 'Failed to do what is due');
  const [line] = lines();
  expect(JSON.stringify(line)).toContain(`Failed for request ${bad.id}`);
  expect(JSON.stringify(line)).toContain('remind of requests');

  await world.close();
  await slack.close();
  await store.close();
});

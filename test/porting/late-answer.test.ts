import { afterAll, beforeAll, expect, it } from 'vitest';
import { executeFiling } from '../../src/porting/execute-filing.ts';
import { updatePortFiling } from '../../src/store/port-filings.ts';
import type { Store } from '../../src/store/store.ts';
import { openMemoryStore } from '../support/memory-store.ts';
import { createPortWorld, type PortWorld } from '../support/port-world.ts';
import { portableNumbers } from '../support/portable-numbers.ts';

let store: Store;
let world: PortWorld;
beforeAll(async () => {
  store = await openMemoryStore();
  world = await createPortWorld(store, 'late');
});
afterAll(async () => {
  await world.close();
  await store.close();
});

it('Zoom’s answer to a filing that was closed meanwhile names no person to admins, whatever the order is called', async () => {
  const [filing] = await world.submit(portableNumbers('312')('Verizon', 1));
  const id = filing?.id ?? '';
  const { zoom } = world.context;
  const porting: typeof zoom.porting = {
    ...zoom.porting,
    async create(...asked) {
      const order = await zoom.porting.create(...asked);
      await store.db.transaction((tx) => updatePortFiling(tx, id, { status: 'lost' }));
      return { ...order, orderId: 'U01RINAPATL`' };
    },
  };
  await executeFiling({ ...world.context, zoom: { ...zoom, porting } }, id);
  const texts = world.queue.told.flatMap((job) => (job.name === 'tell-admins' ? [job.text] : []));
  expect(texts).toEqual([
    expect.stringMatching(
      /^A port of \+1 \(312\) \d{3}-\d{4} is closed as lost, but .*porting order `U01RINAPATL`\.$/,
    ),
  ]);
});

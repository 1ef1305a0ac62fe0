import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { drawInventory } from './draw-inventory.ts';

const row = z.object({ name: z.string(), assigned: z.number(), unassigned: z.number() });
const picture = z.object({
  title: z.string(),
  history: z.array(z.object({ day: z.string(), total: z.number(), assigned: z.number() })),
  groups: z.array(z.object({ title: z.string(), share: z.number(), rows: z.array(row) })),
});

// A thread of its own, for one picture: see `draw-in-thread.ts`.
parentPort?.postMessage(new Uint8Array(drawInventory(picture.parse(workerData))));

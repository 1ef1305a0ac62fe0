import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { InventoryPicture } from './inventory-picture.ts';

/** Milliseconds that a picture may take. */
const PATIENCE = 20_000;

const png = z.instanceof(Uint8Array);

/**
 * Draws the inventory in a thread of its own, which ends with it: the drawing takes a tenth of a second and more, in
 * which nobody else would be answered, and the libraries for it stay out of the memory of a process that draws nothing.
 * @returns a PNG
 * @throws what went wrong in the thread, or that it took too long
 */
export function drawInThread(picture: InventoryPicture): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  const thread = new Worker(new URL('./inventory-thread.ts', import.meta.url), { workerData: picture });
  const timer = setTimeout(() => reject(new Error('The picture took too long to draw')), PATIENCE);
  thread.once('message', (drawn: unknown) => resolve(png.parse(drawn)));
  thread.once('error', reject);
  thread.once('exit', () => reject(new Error('The thread that draws ended without a picture')));
  return promise.finally(() => {
    clearTimeout(timer);
    return thread.terminate();
  });
}

import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

const started = new Map<string, Promise<void>>();

/**
 * Sets up the embedded database where there is none yet, in a thread of its own: it takes a processor for seconds, in
 * which the rest of the sandbox is loaded and its page built. Asked twice, it is done once.
 * @throws the sentence of FolderInUse when another process has the folder
 */
export function prepareDatabase(folder: string): Promise<void> {
  const before = started.get(folder);
  if (before) return before;
  const done = existsSync(`${folder}/pgdata`) ? Promise.resolve() : inItsOwnThread(folder);
  started.set(folder, done);
  return done;
}

function inItsOwnThread(folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./first-database-thread.ts', import.meta.url), {
      workerData: folder,
    });
    worker.once('error', reject);
    worker.once('exit', () => resolve());
  });
}

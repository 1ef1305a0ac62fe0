import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Another process holds the folder. */
export class FolderInUse extends Error {
  constructor(folder: string) {
    super(
      `The embedded database in ${folder} is in use by another process, and two would corrupt it. ` +
        'Stop the other one, choose another DATA_DIR, or set DATABASE_URL to a Postgres that both can share.',
    );
    this.name = 'FolderInUse';
  }
}

/**
 * Holds a folder for this process alone, until released or until the process ends, however it ends.
 *
 * The lock is SQLite's exclusive transaction on a file of its own: the kernel drops it with the process, so a kill
 * leaves nothing stale behind, which a file with a process id in it cannot promise (ids come back, and in a
 * container they are always the same few).
 * @returns releases the lock
 * @throws FolderInUse
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const file = new DatabaseSync(join(folder, 'in-use.lock'));
  try {
    file.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
  } catch {
    file.close();
    throw new FolderInUse(folder);
  }
  return () => file.close();
}

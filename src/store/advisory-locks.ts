import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { createLine } from './lines.ts';

export type AdvisoryLocks = {
  /**
   * Holds the lock of a name, among all processes, while the task is done. In one process it must be asked for once at a
   * time: the database lets a session have what it has.
   * @throws when another process does not let it go in time, or the database cannot be reached
   */
  hold<Result>(name: string, task: () => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
};

/** Milliseconds between looks at a lock that another process has, and until it is given up. */
const LOOK_AGAIN = 100;
const PATIENCE = 30_000;

/**
 * Locks around calls over the network, which may take long. One connection holds them all, and is asked for a lock
 * instead of waiting in it: so none of the connections that queries need is kept, however many cards are being drawn.
 * Should the connection break, its locks are free at once, as are those of a process that ends.
 */
export function createAdvisoryLocks(
  config: pg.ClientConfig,
  onError: (error: unknown) => void,
): AdvisoryLocks {
  let connection: Promise<pg.Client> | undefined;
  // A connection takes one question at a time.
  const inLine = createLine();

  function connected(): Promise<pg.Client> {
    connection ??= connect().catch((error: unknown) => {
      connection = undefined;
      throw error;
    });
    return connection;
  }

  async function connect(): Promise<pg.Client> {
    const client = new pg.Client(config);
    client.on('error', onError);
    client.on('end', () => {
      connection = undefined;
    });
    await client.connect();
    return client;
  }

  async function ask(client: pg.Client, what: string, name: string): Promise<boolean> {
    try {
      const text = `select ${what}(hashtextextended($1, 0))`;
      const { rows } = await inLine('', () => client.query({ text, values: [name], rowMode: 'array' }));
      return rows[0]?.[0] === true;
    } catch (error) {
      // Broken, or as good as that: the next to ask opens another.
      await client.end().catch(() => {});
      throw error;
    }
  }

  return {
    async hold(name, task) {
      const client = await connected();
      for (let waited = 0; !(await ask(client, 'pg_try_advisory_lock', name)); waited += LOOK_AGAIN) {
        if (waited >= PATIENCE) throw new Error(`Another process did not let go of ${name}`);
        await pause(LOOK_AGAIN);
      }
      try {
        return await task();
      } finally {
        // A connection that broke meanwhile has let go of it already.
        await ask(client, 'pg_advisory_unlock', name).catch(onError);
      }
    },
    async close() {
      await (await connection?.catch(() => undefined))?.end();
    },
  };
}

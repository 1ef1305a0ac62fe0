import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Clock } from '../../src/clock.ts';
import { createLocalZoom, type LocalZoom } from '../../src/sandbox/zoom/local-zoom.ts';

export type Purchase = { path: string; body: unknown };

export type WatchedZoom = {
  zoom: LocalZoom;
  apiUrl: string;
  oauthUrl: string;
  /** Every purchase that has arrived, whatever became of it, but those that came too soon (429); the first first. */
  purchases: Purchase[];
  close(): Promise<void>;
};

const BUYING = ['/numbers', '/numbers/provision', '/numbers/toll_free', '/number_blocks'].map(
  (path) => `/v2/phone${path}`,
);

/** The local Zoom over HTTP, and a note of everything that was to be bought. No call of it is too many. */
export async function startWatchedZoom(seed: string, numbers = 20): Promise<WatchedZoom> {
  const zoom = createLocalZoom({ seed, numbers, plan: 'business', clock: hurried() });
  const purchases: Purchase[] = [];
  const server = createServer(
    getRequestListener(
      async (request, env) => {
        const path = new URL(request.url).pathname;
        if (request.method === 'POST' && BUYING.includes(path)) {
          const purchase = { path, body: await request.clone().json() };
          purchases.push(purchase);
          const answer = await zoom.app.fetch(request, env);
          // What Zoom does not even look at may be sent again.
          if (answer.status === 429) purchases.splice(purchases.indexOf(purchase), 1);
          return answer;
        }
        return zoom.app.fetch(request, env);
      },
      { overrideGlobalObjects: false },
    ),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const root = `http://127.0.0.1:${address.port}`;
  return {
    zoom,
    apiUrl: `${root}/v2`,
    oauthUrl: `${root}/oauth/token`,
    purchases,
    close: () =>
      new Promise((resolve) => {
        zoom.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Every look at this clock finds it a little later, so that calls never come too fast for it. */
export function hurried(): Clock {
  let now = Date.parse('2026-03-02T15:00:00Z');
  return {
    now: () => {
      now += 100;
      return new Date(now);
    },
    schedule: () => () => {},
  };
}

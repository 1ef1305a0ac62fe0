import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';

/** Looks at a request before it is served: an answer stands for the real one, a promise holds it up. */
export type Interceptor = (request: Request) => Response | undefined | Promise<Response | undefined>;

export type Served = {
  /** `http://127.0.0.1:<port>` */
  url: string;
  server: Server;
  /** Puts something in the way of every request from now on. @returns takes it away again */
  intercept(interceptor: Interceptor): () => void;
  close(): Promise<void>;
};

type Fetch = Parameters<typeof getRequestListener>[0];

/** Serves on a free port of this machine. */
export async function serve(fetch: Fetch): Promise<Served> {
  const interceptors = new Set<Interceptor>();
  const listener = getRequestListener(
    async (request, env) => {
      for (const interceptor of interceptors) {
        const instead = await interceptor(request);
        if (instead) return instead;
      }
      return fetch(request, env);
    },
    { overrideGlobalObjects: false },
  );
  // A connection that lies idle is not cut just when a process that was busy for a while uses it again.
  const server = createServer({ keepAliveTimeout: 120_000 }, listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    server,
    intercept(interceptor) {
      interceptors.add(interceptor);
      return () => void interceptors.delete(interceptor);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A port that nobody listens on just now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = portOf(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port');
  return address.port;
}

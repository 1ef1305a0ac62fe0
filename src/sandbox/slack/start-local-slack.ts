import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { createLocalSlack, type LocalSlack, type LocalSlackOptions } from './local-slack.ts';

export type StartedLocalSlack = {
  /** `http://127.0.0.1:{port}` */
  url: string;
  /** For `SLACK_API_URL`. */
  apiUrl: string;
  slack: LocalSlack;
  close(): Promise<void>;
};

/** Starts a local Slack on a port of its own. @param options `port` 0 or none: any free one */
export async function startLocalSlack(
  options: Omit<LocalSlackOptions, 'publicUrl'> & { port?: number },
): Promise<StartedLocalSlack> {
  const { port = 0, ...rest } = options;
  let url = '';
  const slack = createLocalSlack({ ...rest, publicUrl: () => url });
  const server = createServer(getRequestListener(slack.app.fetch));
  server.on('upgrade', (request, socket, head) => {
    if (!slack.upgrade(request, socket, head)) socket.destroy();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port');
  url = `http://127.0.0.1:${address.port}`;
  return {
    url,
    apiUrl: `${url}/api/`,
    slack,
    close: () =>
      new Promise((resolve) => {
        slack.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { createLocalZoom, type LocalZoom, type LocalZoomOptions } from './local-zoom.ts';

export type RunningLocalZoom = {
  /** `http://127.0.0.1:<port>` */
  root: string;
  /** For `ZOOM_API_URL`. */
  apiUrl: string;
  /** For `ZOOM_OAUTH_URL`. */
  oauthUrl: string;
  controlUrl: string;
  zoom: LocalZoom;
  close(): Promise<void>;
};

/** Listens on its own, on a free port unless told. @throws when the port is taken */
export async function startLocalZoom(
  options: LocalZoomOptions & { port?: number } = {},
): Promise<RunningLocalZoom> {
  const { port = 0, ...zoomOptions } = options;
  const zoom = createLocalZoom(zoomOptions);
  const server = createServer(getRequestListener(zoom.app.fetch, { overrideGlobalObjects: false }));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const root = `http://127.0.0.1:${address.port}`;

  return {
    root,
    apiUrl: `${root}/v2`,
    oauthUrl: `${root}/oauth/token`,
    controlUrl: `${root}/control`,
    zoom,
    close: () =>
      new Promise((resolve) => {
        zoom.close();
        server.close(() => resolve());
        // Live streams and connections kept alive would hold it open.
        server.closeAllConnections();
      }),
  };
}

import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { Hono } from 'hono';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
};

/** Serves the built page; a request that comes while it is still being built waits for it. @param built its folder */
export function servePage(built: Promise<string>): Hono {
  const app = new Hono();
  app.get('*', async (context) => {
    // Normalised from the root, so that no path leads out of the folder.
    const path = normalize(context.req.path);
    const file = join(await built, path === '/' ? 'index.html' : path);
    const content = await readFile(file).catch(() => undefined);
    if (!content) return context.notFound();
    return context.body(new Uint8Array(content), 200, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    });
  });
  return app;
}

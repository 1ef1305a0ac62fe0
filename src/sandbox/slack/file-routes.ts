import { Hono } from 'hono';
import type { Core } from './core.ts';

async function uploaded(request: Request): Promise<Buffer> {
  if (!request.headers.get('content-type')?.startsWith('multipart/form-data')) {
    return Buffer.from(await request.arrayBuffer());
  }
  for (const part of (await request.formData()).values()) {
    if (typeof part !== 'string') return Buffer.from(await part.arrayBuffer());
  }
  return Buffer.alloc(0);
}

/** Where files are sent to and read from. */
export function fileRoutes({ workspace }: Core): Hono {
  const app = new Hono();
  app.post('/files/upload/:id/:secret', async (context) => {
    const { id, secret } = context.req.param();
    const file = workspace.files.get(id);
    if (file?.secret !== secret || file.content !== undefined) return context.text('not found', 404);
    const content = await uploaded(context.req.raw);
    if (content.length !== file.size) {
      return context.text(`announced ${file.size} bytes, got ${content.length}`, 400);
    }
    workspace.files.receive(file, content);
    return context.text(`OK - ${content.length}`);
  });
  app.get('/files/:id/:secret/:name', (context) => {
    const { id, secret } = context.req.param();
    const file = workspace.files.get(id);
    if (!file?.content || file.secret !== secret) return context.text('not found', 404);
    return context.body(new Uint8Array(Buffer.from(file.content, 'base64')), 200, {
      'content-type': file.mimetype,
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'x-content-type-options': 'nosniff',
    });
  });
  return app;
}

import { Hono } from 'hono';
import type { Core } from './core.ts';
import { TEAM } from './seed.ts';
import type { Tokens } from './web-api/router.ts';
import type { StoredFile } from './workspace/model.ts';

async function uploaded(request: Request): Promise<Buffer> {
  if (!request.headers.get('content-type')?.startsWith('multipart/form-data')) {
    return Buffer.from(await request.arrayBuffer());
  }
  for (const part of (await request.formData()).values()) {
    if (typeof part !== 'string') return Buffer.from(await part.arrayBuffer());
  }
  return Buffer.alloc(0);
}

/** What Slack answers, with 200, whoever comes without a token that opens the file. */
const SIGN_IN = '<!DOCTYPE html><html><head><title>Slack</title></head><body>Sign in to Slack</body></html>';

const attachment = (file: StoredFile, content: string, disposition: 'inline' | 'attachment') =>
  new Response(new Uint8Array(Buffer.from(content, 'base64')), {
    headers: {
      'content-type': file.mimetype,
      'content-disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'x-content-type-options': 'nosniff',
    },
  });

/** Where files are sent to and read from. */
export function fileRoutes({ workspace }: Core, { botToken }: Pick<Tokens, 'botToken'>): Hono {
  const app = new Hono();
  const forApps = (id: string, authorization: string | undefined) => {
    const file = workspace.files.get(id.replace(`${TEAM.id}-`, ''));
    const mayRead = authorization === `Bearer ${botToken}` && workspace.app.botScopes.includes('files:read');
    if (!mayRead || file?.content === undefined) {
      return new Response(SIGN_IN, { headers: { 'content-type': 'text/html; charset=utf-8' } });
    }
    return attachment(file, file.content, 'attachment');
  };
  app.get('/files-pri/:id/:name', (context) =>
    forApps(context.req.param('id'), context.req.header('authorization')),
  );
  app.get('/files-pri/:id/download/:name', (context) =>
    forApps(context.req.param('id'), context.req.header('authorization')),
  );
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
    if (file?.content === undefined || file.secret !== secret) return context.text('not found', 404);
    return attachment(file, file.content, 'inline');
  });
  return app;
}

import { Hono } from 'hono';
import type { Core } from './core.ts';
import { SlackRefusal } from './errors.ts';
import { respond } from './interactions/respond.ts';

/** The addresses of `response_url`. An expired or used-up one is 404, as in Slack; a bad body is 400. */
export function responseRoutes(core: Core): Hono {
  const app = new Hono();
  app.post('/response/:team/:id/:secret', async (context) => {
    const { team, id, secret } = context.req.param();
    const path = `${team}/${id}/${secret}`;
    const found = core.workspace.responseUrls.find(path);
    if ('error' in found) return context.json({ ok: false, error: found.error }, 404);
    try {
      respond(core, found.target, await context.req.json());
      core.workspace.responseUrls.countUse(path);
      return context.json({ ok: true });
    } catch (error) {
      if (error instanceof SyntaxError) return context.json({ ok: false, error: 'invalid_payload' }, 400);
      if (!(error instanceof SlackRefusal)) throw error;
      core.complain(`an answer to a response_url: ${error.message}`, error.problems);
      return context.json({ ok: false, error: error.code, errors: error.problems }, 400);
    }
  });
  return app;
}

import { Hono } from 'hono';
import { z } from 'zod';
import type { Core } from '../core.ts';
import { ImpossibleError } from '../errors.ts';
import { verbs } from '../interactions/verbs.ts';
import { fileAddress } from '../objects/file.ts';
import type { PersonVerbs } from '../page-protocol.ts';
import { pagePerson } from './screen.ts';
import { verbBodies } from './verb-bodies.ts';

type Verb = keyof PersonVerbs;
type Doer = (core: Core, personId: string, body: unknown) => Promise<object>;

/** Ties a verb to the shape of its body. */
const reading =
  <Body>(schema: z.ZodType<Body>, act: (core: Core, personId: string, body: Body) => Promise<object>): Doer =>
  (core, personId, body) =>
    act(core, personId, schema.parse(body));

const doers: Record<Verb, Doer> = {
  say: reading(verbBodies.say, verbs.say),
  command: reading(verbBodies.command, verbs.command),
  press: reading(verbBodies.press, verbs.press),
  submit: reading(verbBodies.submit, verbs.submit),
  close: reading(verbBodies.close, verbs.close),
  suggest: reading(verbBodies.suggest, verbs.suggest),
  shortcut: reading(verbBodies.shortcut, verbs.shortcut),
  look: reading(verbBodies.look, verbs.look),
  openHome: reading(verbBodies.openHome, verbs.openHome),
  reload: reading(verbBodies.reload, verbs.reload),
  dismissNotice: reading(verbBodies.dismissNotice, verbs.dismissNotice),
};

const isVerb = (name: string): name is Verb => Object.hasOwn(doers, name);

/**
 * What the page asks over HTTP. A body of the wrong shape is 400; what no person could do (a button that is gone) is
 * 409; both with `{ error }`.
 */
export function pageRoutes(core: Core): Hono {
  const app = new Hono();
  app.get('/page/people', (context) => {
    const playable = core.workspace.people
      .all()
      .filter((person) => person.isPlayable && !person.isDeactivated);
    return context.json(playable.map(pagePerson));
  });
  // An image block names its file by id alone; only whoever is in the workspace may ask for it.
  app.get('/page/files/:id', (context) => {
    const file = core.workspace.files.get(context.req.param('id'));
    return file?.content
      ? context.redirect(fileAddress(file, core.workspace.publicUrl()))
      : context.text('not found', 404);
  });
  app.post('/page/people/:id/:verb', async (context) => {
    const { id, verb } = context.req.param();
    const person = core.workspace.people.get(id);
    if (!person || !isVerb(verb)) return context.json({ error: `There is no ${id} who can ${verb}` }, 404);
    try {
      return Response.json(await doers[verb](core, id, await context.req.json()));
    } catch (error) {
      if (error instanceof ImpossibleError) return context.json({ error: error.message }, 409);
      if (error instanceof z.ZodError) return context.json({ error: z.prettifyError(error) }, 400);
      if (error instanceof SyntaxError) return context.json({ error: 'The body is not JSON' }, 400);
      throw error;
    }
  });
  return app;
}

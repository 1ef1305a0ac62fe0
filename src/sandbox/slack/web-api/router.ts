import { Hono } from 'hono';
import type { Core } from '../core.ts';
import { SlackRefusal } from '../errors.ts';
import { appTokenMethods, missingScope, scopesFor } from '../manifest/method-scopes.ts';
import type { createRateLimits } from '../rate-limits.ts';
import { chatMethods } from './chat.ts';
import { conversationMethods } from './conversations.ts';
import { fileMethods } from './files.ts';
import { historyMethods } from './history.ts';
import type { ApiMethod } from './method.ts';
import { readBody } from './read-body.ts';
import { userGroupMethods } from './user-groups.ts';
import { userMethods } from './users.ts';
import { viewMethods } from './views.ts';
import { workspaceMethods } from './workspace-methods.ts';

const methods = new Map<string, ApiMethod>(
  Object.entries({
    ...workspaceMethods,
    ...chatMethods,
    ...conversationMethods,
    ...historyMethods,
    ...userMethods,
    ...userGroupMethods,
    ...viewMethods,
    ...fileMethods,
  }),
);

export type Tokens = { botToken: string; appToken: string };
type Options = { core: Core; limits: ReturnType<typeof createRateLimits>; tokens: Tokens };

const APP_SCOPES = ['connections:write'];

function grantedTo(token: string | undefined, name: string, { core, tokens }: Options): readonly string[] {
  if (!token) throw new SlackRefusal('not_authed');
  if (token !== tokens.botToken && token !== tokens.appToken) throw new SlackRefusal('invalid_auth');
  const isAppToken = token === tokens.appToken;
  if (isAppToken !== appTokenMethods.has(name)) throw new SlackRefusal('not_allowed_token_type');
  return isAppToken ? APP_SCOPES : core.workspace.app.botScopes;
}

async function answer(name: string, request: Request, options: Options): Promise<Response> {
  const { core, limits } = options;
  const headers = new Headers();
  const { args, bodyToken } = await readBody(request);
  const token = /^Bearer\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? bodyToken;
  const method = methods.get(name);
  if (!method) throw new SlackRefusal('unknown_method', { extra: { req_method: name } });
  const granted = grantedTo(token, name, options);
  headers.set('x-oauth-scopes', granted.join(','));
  headers.set('x-accepted-oauth-scopes', scopesFor(name).join(','));
  const missing = missingScope(name, granted);
  if (missing) throw new SlackRefusal('missing_scope', { extra: missing });
  const pause = limits.call(name, method.tier);
  if (pause !== null) throw new SlackRefusal('ratelimited', { extra: { retryAfter: pause } });
  return Response.json({ ok: true, ...method.run({ core, limits, method: name }, args) }, { headers });
}

/** A refusal as Slack writes it: always 200, but for 429 with the seconds to wait. */
function refusal(error: SlackRefusal): Response {
  const { retryAfter, ...extra } = error.extra;
  const body = {
    ok: false,
    error: error.code,
    ...extra,
    ...(error.problems.length > 0 ? { errors: error.problems } : {}),
    ...(error.messages.length > 0
      ? { response_metadata: { messages: error.messages.map((text) => text.replace(/^(?!\[)/, '[ERROR] ')) } }
      : {}),
  };
  if (error.code !== 'ratelimited') return Response.json(body);
  return Response.json(body, { status: 429, headers: { 'retry-after': String(retryAfter) } });
}

/** The Web API under `/api/`. */
export function webApi(options: Options): Hono {
  const app = new Hono();
  app.on(['GET', 'POST'], '/api/:method', (context) => {
    const name = context.req.param('method');
    const work = answer(name, context.req.raw, options).catch((error: unknown) => {
      if (!(error instanceof SlackRefusal)) throw error;
      if (error.problems.length > 0) options.core.complain(`${name}: ${error.code}`, error.problems);
      return refusal(error);
    });
    return options.core.busy(work);
  });
  return app;
}

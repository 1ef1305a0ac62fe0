import { SlackRefusal } from '../errors.ts';

export type ReadCall = { args: Record<string, unknown>; bodyToken: string | undefined };

/**
 * Reads a Web API call as Slack does: the query of a GET, a form, or a JSON object. A token in a JSON body is ignored.
 * @throws SlackRefusal
 */
export async function readBody(request: Request): Promise<ReadCall> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  if (request.method === 'GET') return split(query);
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  const body = await request.text();
  if (type === 'application/json') return { args: readJson(body), bodyToken: undefined };
  if (type === 'application/x-www-form-urlencoded') {
    return split({ ...query, ...Object.fromEntries(new URLSearchParams(body)) });
  }
  if (body === '') return split(query);
  throw new SlackRefusal(type === '' ? 'missing_post_type' : 'invalid_post_type');
}

function split({ token, ...args }: Record<string, string>): ReadCall {
  return { args, bodyToken: token };
}

function readJson(body: string): Record<string, unknown> {
  let read: unknown;
  try {
    read = JSON.parse(body || '{}');
  } catch {
    throw new SlackRefusal('invalid_json');
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read))
    throw new SlackRefusal('json_not_object');
  return Object.fromEntries(
    Object.entries(read).filter(([name, value]) => name !== 'token' && value !== null),
  );
}

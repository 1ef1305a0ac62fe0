import { type Answer, jsonAnswer } from './answer.ts';
import type { Scope } from './endpoint-table.ts';
import { type Credentials, TOKEN_LIFETIME, type Tokens } from './tokens.ts';

export type TokenRequest = {
  method: string;
  query: URLSearchParams;
  headers: Headers;
  body: string;
  /** Where this service is, without a path below it: what Zoom names as the account's own address. */
  apiUrl: string;
};

/** `POST /oauth/token` of Server-to-Server OAuth. Its errors have a shape of their own: `{reason, error}`. */
export function answerTokenRequest(
  request: TokenRequest,
  credentials: Credentials,
  scopes: readonly Scope[],
  tokens: Tokens,
): Answer {
  const { method, query, headers, body, apiUrl } = request;
  if (method !== 'POST') return refusal(405, 'invalid_request', 'Request method not supported');
  if (!isClient(headers.get('authorization'), credentials)) {
    return refusal(401, 'invalid_client', 'Invalid client_id or client_secret');
  }
  const contentType = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (contentType !== 'application/x-www-form-urlencoded') {
    return refusal(400, 'invalid_request', 'Content-Type must be application/x-www-form-urlencoded');
  }
  const form = new URLSearchParams(body);
  const unknown = [...query.keys(), ...form.keys()].find(
    (key) => query.has(key) || (key !== 'grant_type' && key !== 'account_id'),
  );
  if (unknown !== undefined) return refusal(400, 'invalid_request', `Unexpected parameter: ${unknown}`);
  if (single(form, 'grant_type') !== 'account_credentials') {
    return refusal(400, 'unsupported_grant_type', 'Unsupported grant type');
  }
  if (single(form, 'account_id') !== credentials.accountId) {
    return refusal(400, 'invalid_request', 'Bad Request');
  }
  return jsonAnswer(200, {
    access_token: tokens.issue(scopes),
    token_type: 'bearer',
    expires_in: TOKEN_LIFETIME,
    scope: scopes.join(' '),
    api_url: apiUrl,
  });
}

function isClient(authorization: string | null, { clientId, clientSecret }: Credentials): boolean {
  const encoded = /^Basic (\S+)$/.exec(authorization ?? '')?.[1] ?? '';
  return Buffer.from(encoded, 'base64').toString('utf8') === `${clientId}:${clientSecret}`;
}

const single = (form: URLSearchParams, key: string) =>
  form.getAll(key).length === 1 ? form.get(key) : undefined;

const refusal = (status: number, error: string, reason: string) => jsonAnswer(status, { reason, error });

import { onTestFinished } from 'vitest';
import { z } from 'zod';
import type { LocalZoomOptions } from '../../../src/sandbox/zoom/local-zoom.ts';
import { startLocalZoom } from '../../../src/sandbox/zoom/start-local-zoom.ts';
import { createTestClock } from '../../support/test-clock.ts';

export type Reply = { status: number; headers: Headers; body: unknown };

/** A Monday. */
export const NOW = '2026-03-02T15:00:00Z';

/** A local Zoom on a clock that stands still, and an app that calls it over HTTP with a token of its own. */
export async function zoomForTest(options: LocalZoomOptions = {}) {
  const clock = createTestClock(NOW);
  const running = await startLocalZoom({ clock, ...options });
  onTestFinished(() => running.close());
  const { accountId, clientId, clientSecret } = running.zoom.credentials;

  const askToken = (changes: { headers?: Record<string, string>; body?: string; query?: string } = {}) =>
    fetch(running.oauthUrl + (changes.query ?? ''), {
      method: 'POST',
      headers: {
        authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}`,
        'content-type': 'application/x-www-form-urlencoded',
        ...changes.headers,
      },
      body: changes.body ?? `grant_type=account_credentials&account_id=${accountId}`,
    }).then(reply);

  const getToken = async () =>
    z.object({ access_token: z.string() }).parse((await askToken()).body).access_token;
  let token = await getToken();

  /** One call at once, so that many in a row run into the rate limits. */
  const callAtOnce = (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply> =>
    fetch(running.apiUrl + path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    }).then(reply);

  /** One call, a second after the one before: patient enough for every rate limit. */
  const call: typeof callAtOnce = async (...args) => {
    await clock.advance(1000);
    return callAtOnce(...args);
  };

  return {
    ...running,
    clock,
    askToken,
    call,
    callAtOnce,
    async renewToken() {
      token = await getToken();
    },
    get token() {
      return token;
    },
    control: (method: string, path: string, body?: unknown) =>
      fetch(running.controlUrl + path, {
        method,
        ...(body === undefined
          ? {}
          : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      }).then(reply),
  };
}

async function reply(response: Response): Promise<Reply> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') && text !== '';
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

const numbersSchema = z.object({
  phone_numbers: z.array(z.looseObject({ id: z.string(), phone_number: z.string() })),
});
export const numbersIn = (answer: Reply) => numbersSchema.parse(answer.body).phone_numbers;

const availableSchema = z.object({
  available_numbers: z.array(
    z.looseObject({
      phone_number: z.string(),
      country: z.string(),
      state: z.string().optional(),
      city: z.string().optional(),
      type: z.string(),
      capabilities: z.array(z.string()),
      monthly_cost: z.number(),
    }),
  ),
});
export const availableIn = (answer: Reply) => availableSchema.parse(answer.body).available_numbers;

const pageSchema = z.looseObject({
  next_page_token: z.string(),
  page_size: z.number(),
  total_records: z.number(),
});
export const pageOf = (answer: Reply) => pageSchema.parse(answer.body);

/** A refusal as the contract shapes it: status, code, and what it says of which field. */
export const refusal = (answer: Reply) => {
  const { code, errors } = z
    .object({
      code: z.number(),
      message: z.string().min(1),
      errors: z
        .array(
          z.object({
            field: z.string().optional(),
            phone_number: z.string().optional(),
            message: z.string().min(1),
          }),
        )
        .optional(),
    })
    .parse(answer.body);
  return { status: answer.status, code, about: errors?.map((error) => error.field ?? error.phone_number) };
};

export const invalid = (...about: string[]) => ({ status: 400, code: 300, about });

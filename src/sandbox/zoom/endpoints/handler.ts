import { z } from 'zod';
import type { Account } from '../account/account.ts';
import type { NumberPool } from '../available/number-pool.ts';
import type { Answer } from '../service/answer.ts';
import { parseBody, parseQuery } from '../service/input.ts';
import type { Pager } from '../service/paging.ts';

/** What the endpoints work on. */
export type Service = {
  account: Account;
  pool: NumberPool;
  pager: Pager;
  /** Numbers that a provisioning passes over without a word, as a lossy partial answer would. */
  passedOver: Set<string>;
  /** Keeps what came in and is never given back, for tests in this process. */
  keepSecrets(orderId: string, secrets: PortingSecrets): void;
};

export type PortingSecrets = { account_number?: string | undefined; account_pin?: string | undefined };

export type EndpointCall = {
  /** The path's parameter; empty when it has none. */
  id: string;
  query: URLSearchParams;
  contentType: string | null;
  body: string;
};

/** @throws ZoomError for every refusal */
export type Handler = (call: EndpointCall) => Answer;

/** An endpoint without a body. */
export const withQuery =
  <Schema extends z.ZodType>(schema: Schema, run: (query: z.output<Schema>, id: string) => Answer): Handler =>
  ({ id, query }) =>
    run(parseQuery(schema, query), id);

/** An endpoint with a JSON body and no query. */
export const withBody =
  <Schema extends z.ZodType>(schema: Schema, run: (body: z.output<Schema>, id: string) => Answer): Handler =>
  ({ id, query, contentType, body }) => {
    parseQuery(nothing, query);
    return run(parseBody(schema, contentType, body), id);
  };

export const nothing = z.strictObject({});

import type { Problem } from './validation/index.ts';

/** A refusal of the Web API, under Slack's own name. */
export class SlackRefusal extends Error {
  override readonly name = 'SlackRefusal';
  readonly code: string;
  /** Sentences for `response_metadata.messages`. */
  readonly messages: readonly string[];
  /** What is wrong with a payload, block by block. */
  readonly problems: readonly Problem[];
  /** Further fields of the answer, e.g. `needed` and `provided`. */
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(
    code: string,
    details: { messages?: string[]; problems?: readonly Problem[]; extra?: Record<string, unknown> } = {},
  ) {
    const problems = details.problems ?? [];
    const messages =
      details.messages ?? problems.map(({ message, pointer }) => `${message} [json-pointer:${pointer}]`);
    super(messages.length > 0 ? `${code}: ${messages.join('; ')}` : code);
    this.code = code;
    this.messages = messages;
    this.problems = problems;
    this.extra = details.extra ?? {};
  }
}

/** What no person could do with Slack's client: press a button that is not there, write in a channel one is not in. */
export class ImpossibleError extends Error {
  override readonly name = 'ImpossibleError';
}

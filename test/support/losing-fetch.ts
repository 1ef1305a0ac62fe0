export type LosingFetch = {
  fetch: typeof globalThis.fetch;
  /** The next call of this method reaches Slack, and its answer is lost on the way back, or turned into another. */
  loseAnswerOf(method: string, instead?: Response): void;
  /** The next call of this method never leaves, or is answered by somebody in between. */
  loseCallOf(method: string, instead?: Response): void;
  /** Runs with the next call of this method, before it leaves. */
  before(method: string, task: () => Promise<void>): void;
  /** The methods called so far, in order. */
  readonly calls: string[];
};

type Fault = (method: string, send: () => Promise<Response>) => Promise<Response>;

/** A `fetch` for Slack's SDK on which answers get lost. */
export function createLosingFetch(): LosingFetch {
  const faults: { method: string; fault: Fault }[] = [];
  const calls: string[] = [];
  const lost = () => new TypeError('fetch failed');
  return {
    calls,
    fetch: async (input, init) => {
      const url = input instanceof Request ? input.url : String(input);
      const method = url.split('/').at(-1) ?? '';
      calls.push(method);
      const index = faults.findIndex((each) => each.method === method);
      const send = () => fetch(input, init);
      const [planned] = index < 0 ? [] : faults.splice(index, 1);
      return planned ? planned.fault(method, send) : send();
    },
    loseAnswerOf: (method, instead) =>
      void faults.push({
        method,
        fault: async (_method, send) => {
          await send();
          if (instead) return instead;
          throw lost();
        },
      }),
    loseCallOf: (method, instead) =>
      void faults.push({
        method,
        fault: async () => {
          if (instead) return instead;
          throw lost();
        },
      }),
    before: (method, task) =>
      void faults.push({
        method,
        fault: async (_method, send) => {
          await task();
          return send();
        },
      }),
  };
}

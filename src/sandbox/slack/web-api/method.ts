import { z } from 'zod';
import type { Core } from '../core.ts';
import { SlackRefusal } from '../errors.ts';
import type { RateLimits, Tier } from '../rate-limits.ts';

/** What a handler may use besides its arguments. */
export type Call = { core: Core; limits: RateLimits; method: string };

export type ApiMethod = {
  tier: Tier;
  /** Reads the arguments and answers what stands beside `ok: true`. Throws `SlackRefusal`. */
  run(call: Call, given: Record<string, unknown>): object;
};

/** @param args by name; every method takes `team_id` too, and nothing else */
export function method<Args extends z.ZodRawShape>(
  tier: Tier,
  args: Args,
  handle: (call: Call, args: z.infer<z.ZodObject<Args>>) => object,
): ApiMethod {
  const schema = z.strictObject({ ...args, team_id: z.string().optional() });
  return {
    tier,
    run(call, given) {
      const read = schema.safeParse(given);
      if (!read.success) {
        const messages = read.error.issues.map(({ message, path }) => {
          const where = path.length > 0 ? ` [json-pointer:/${path.join('/')}]` : '';
          return `[ERROR] ${message}${where}`;
        });
        throw new SlackRefusal('invalid_arguments', { messages });
      }
      // The schema holds every key of Args; a strict object with a spread shape loses that for the compiler.
      return handle(call, z.object(args).parse(given));
    },
  };
}

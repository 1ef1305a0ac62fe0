import { z } from 'zod';
import type { Assignee } from '../../inventory/assignee.ts';
import { cut } from '../messages/text.ts';

type Whom = Pick<Assignee, 'type' | 'id'>;

/** What a button or form says about a number. */
export type NumberKey = {
  /** Zoom's id, or E.164. */
  id: string;
  /** Who had it when this was drawn, `null` for nobody; left out where that is to be read first. */
  seen?: Whom | null | undefined;
  /** Who is to be proposed in the form: a person by their Slack id, or somebody else by Zoom's. */
  person?: string | undefined;
  proposed?: Whom | undefined;
};

const whom = z.object({ type: z.string(), id: z.string() });
const keySchema = z.object({
  id: z.string().min(1),
  seen: whom.nullable().optional(),
  person: z.string().optional(),
  proposed: whom.optional(),
});

/** As long as a button's value may be. */
const LONGEST = 2_000;

/** For a button's value, or for a form to carry. */
export function numberKey({ id, seen, person, proposed }: NumberKey): string {
  const bare = (each: Whom) => ({ type: each.type, id: each.id });
  const text = JSON.stringify({
    id,
    ...(seen === undefined ? {} : { seen: seen && bare(seen) }),
    ...(person ? { person } : {}),
    ...(proposed ? { proposed: bare(proposed) } : {}),
  });
  return text.length <= LONGEST ? text : cut(id, LONGEST);
}

/** Reads back what `numberKey` wrote. A bare text is the number's id: as on its card, where nothing else is said. */
export function readNumberKey(text: string): NumberKey {
  if (!text.startsWith('{')) return { id: text };
  try {
    return keySchema.safeParse(JSON.parse(text)).data ?? { id: text };
  } catch {
    return { id: text };
  }
}

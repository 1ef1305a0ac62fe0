import { z } from 'zod';
import type { Core } from '../core.ts';
import { ImpossibleError } from '../errors.ts';
import type { PersonVerbs } from '../page-protocol.ts';
import { blockSuggestionPayload } from '../payloads/block-actions.ts';
import { checkOptions } from '../validation/index.ts';
import { OPTIONS_FAILURE } from './failure-text.ts';
import { elementAt, personOf, surfaceId, surfaceOf } from './surface.ts';

/** Slack's client asks from the third character on, unless the element says otherwise. */
const MIN_QUERY = 3;

const answerSchema = z.object({
  options: z.array(z.unknown()).exactOptional(),
  option_groups: z.array(z.object({ label: z.unknown(), options: z.array(z.unknown()) })).exactOptional(),
});

/** Types into an external select: the app answers with options. */
export async function suggest(
  core: Core,
  personId: string,
  body: PersonVerbs['suggest']['body'],
): Promise<PersonVerbs['suggest']['result']> {
  const person = personOf(core, personId);
  const surface = surfaceOf(core, person, body.surface);
  const placed = elementAt(surface, body.blockId, body.actionId);
  if (!placed.element.type.includes('external')) {
    throw new ImpossibleError(`${body.actionId} is no external select`);
  }
  const least = placed.element['min_query_length'];
  if (body.query.length < (typeof least === 'number' ? least : MIN_QUERY)) return { ok: true, options: [] };

  const delivered = await core.deliver({
    kind: 'interactive',
    payload: blockSuggestionPayload(core.workspace, { person, surface, placed, query: body.query }),
    acceptsAnswer: true,
  });
  if (!delivered.isAcknowledged) return { ok: false, notice: OPTIONS_FAILURE };
  const problems = checkOptions(delivered.answer);
  if (problems.length > 0) {
    core.complain(`the options for ${body.actionId}`, problems);
    return { ok: false, notice: OPTIONS_FAILURE };
  }
  const answer = answerSchema.parse(delivered.answer);
  const options = [
    ...(answer.options ?? []),
    ...(answer.option_groups ?? []).flatMap((group) => group.options),
  ];
  core.offers.remember(
    { userId: person.id, surfaceId: surfaceId(surface), blockId: body.blockId, actionId: body.actionId },
    options,
  );
  return { ok: true, ...answer };
}

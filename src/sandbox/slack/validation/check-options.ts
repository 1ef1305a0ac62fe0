import { distinctValues, exactlyOne, optionGroup, plainOption } from './composition-objects.ts';
import type { Problem } from './problem.ts';
import { list, type Place, shape } from './rules.ts';

const place: Place = { pointer: '', name: 'suggestions', code: 'invalid_arguments', where: '' };

/** No option at all is an answer too: nothing matches what was typed. */
const answer = shape(
  {
    optional: {
      options: list(plainOption, { min: 0, max: 100, item: 'option' }),
      option_groups: list(optionGroup, { min: 0, max: 100, item: 'option group' }),
    },
  },
  (response, at) => exactlyOne(response, at, 'options', 'option_groups'),
  distinctValues,
);

/** Judges the answer to a `block_suggestion`: `options` or `option_groups`. Pointers are into the response. */
export const checkOptions = (response: unknown): Problem[] => answer(response, place);

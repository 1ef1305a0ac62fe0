import type { InputBlock, ModalView, PlainTextOption } from '@slack/types';
import { formatSearch } from '../../numbers/format-search.ts';
import { CAPABILITY_NAMES, TYPE_NAMES } from '../../numbers/kind-names.ts';
import {
  MAX_PATTERN,
  MAX_QUANTITY,
  type NumberSearch,
  SEARCH_CAPABILITIES,
  SEARCH_TYPES,
} from '../../numbers/number-search.ts';
import { named } from '../messages/number-line.ts';
import { plain } from '../messages/text.ts';

/** Where in a number its digits or letters stand; the search grammar's own words. */
export const PATTERN_PLACES = ['contains', 'starts', 'ends'] as const;

const PLACE_NAMES = { contains: 'Anywhere', starts: 'Right after the area code', ends: 'At the end' };

/**
 * The search as a form. Its block ids are the names of its fields (`submit-search-form.ts` reads them).
 * @param search fills the form
 */
export function searchFormModal(search: NumberSearch = {}): ModalView {
  const place = PATTERN_PLACES.find((each) => search[each] !== undefined) ?? 'ends';
  return {
    type: 'modal',
    callback_id: 'search_form',
    title: plain('Search for numbers'),
    submit: plain('Search'),
    close: plain('Cancel'),
    blocks: [
      where(search),
      choice(
        'type',
        'Type',
        [option('any', 'Any'), ...SEARCH_TYPES.map((type) => option(type, named(TYPE_NAMES, type)))],
        search.type ?? 'any',
      ),
      ticks(
        'capabilities',
        'Capabilities',
        SEARCH_CAPABILITIES.map((each) => option(each, named(CAPABILITY_NAMES, each))),
        search.capabilities,
      ),
      text('pattern', 'Digits or letters', search[place] ?? '', '00 or COFFEE', MAX_PATTERN),
      choice(
        'pattern_place',
        'Where in the number',
        PATTERN_PLACES.map((each) => option(each, PLACE_NAMES[each])),
        place,
      ),
      number('under', 'Costs less than, in dollars a month', search.under, { decimal: true, optional: true }),
      ticks('memorable', 'Only', [option('yes', 'Memorable numbers')], search.memorable ? ['yes'] : []),
      number(
        'quantity',
        `How many, ${MAX_QUANTITY} at most`,
        search.quantity && Math.min(search.quantity, MAX_QUANTITY),
        {
          decimal: false,
          optional: true,
        },
      ),
    ],
  };
}

function where({ areaCodes, tollFreePrefixes, city, state, country }: NumberSearch): InputBlock {
  const given = Object.entries({ areaCodes, tollFreePrefixes, city, state, country });
  const place: NumberSearch = Object.fromEntries(given.filter(([, value]) => value !== undefined));
  return {
    ...text('where', 'Where', formatSearch(place), '415 · San Francisco, CA · Texas · country:GB', 150),
    hint: plain(
      'An area code, a city, a state, a country or a toll-free prefix. Leave it empty for anywhere in the US.',
      300,
    ),
  };
}

function text(id: string, label: string, value: string, placeholder: string, longest: number): InputBlock {
  return {
    type: 'input',
    block_id: id,
    optional: true,
    label: plain(label),
    element: {
      type: 'plain_text_input',
      action_id: id,
      placeholder: plain(placeholder),
      max_length: longest,
      ...(value ? { initial_value: value.slice(0, longest) } : {}),
    },
  };
}

function number(
  id: string,
  label: string,
  value: number | undefined,
  { decimal, optional }: { decimal: boolean; optional: boolean },
): InputBlock {
  return {
    type: 'input',
    block_id: id,
    optional,
    label: plain(label),
    element: {
      type: 'number_input',
      action_id: id,
      is_decimal_allowed: decimal,
      min_value: decimal ? '0.01' : '1',
      max_value: decimal ? '10000' : String(MAX_QUANTITY),
      ...(value === undefined ? {} : { initial_value: String(value) }),
    },
  };
}

function option(value: string, label: string): PlainTextOption {
  return { text: plain(label), value };
}

function choice(id: string, label: string, options: PlainTextOption[], chosen: string): InputBlock {
  const initial = options.find(({ value }) => value === chosen) ?? options[0];
  return {
    type: 'input',
    block_id: id,
    label: plain(label),
    element: {
      type: 'static_select',
      action_id: id,
      options,
      ...(initial ? { initial_option: initial } : {}),
    },
  };
}

function ticks(
  id: string,
  label: string,
  options: PlainTextOption[],
  ticked: readonly string[] = [],
): InputBlock {
  const initial = options.filter(({ value }) => value !== undefined && ticked.includes(value));
  return {
    type: 'input',
    block_id: id,
    optional: true,
    label: plain(label),
    element: {
      type: 'checkboxes',
      action_id: id,
      options,
      ...(initial.length > 0 ? { initial_options: initial } : {}),
    },
  };
}

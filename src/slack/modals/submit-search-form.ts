import { formatSearch } from '../../numbers/format-search.ts';
import type { NumberSearch } from '../../numbers/number-search.ts';
import { parseSearch, type UnclearSearch } from '../../numbers/parse-search.ts';
import { patternValue } from '../../numbers/search-values.ts';
import { modalOf } from '../screen.ts';
import { search } from '../search.ts';
import type { Services } from '../services.ts';
import type { FormValues, SubmissionHandler } from '../visits.ts';
import { PATTERN_PLACES } from './search-form.ts';

/** The fields whose words the search grammar can misunderstand, in the order of the form. */
const FIELDS = ['where', 'pattern', 'under', 'quantity'] as const;

/** The submitted search form. */
export function submitSearchForm(services: Services): SubmissionHandler {
  return (values) => {
    const reading = readSearchForm(values);
    if ('errors' in reading) return reading;
    return {
      title: 'Available numbers',
      fill: async (person) => modalOf(await search(services, person, reading.search)),
    };
  };
}

/** Reads the form with the grammar that reads typed searches, so both mean the same. Errors are by block id. */
export function readSearchForm(
  values: FormValues,
): { search: NumberSearch } | { errors: Record<string, string> } {
  const words = fieldWords(values);
  const errors = { ...errorsOf(words), ...patternError(values) };
  if (Object.keys(errors).length > 0) return { errors };

  // Written anew, so that an open quote or a last word in "Where" takes nothing of the other fields.
  const place = parseSearch(words.where ?? '');
  const where = place.kind === 'search' ? formatSearch(place.search) : '';
  const reading = parseSearch(Object.values({ ...words, where }).join(' '));
  // Each field is fine by itself: what they ask for together is not. `where` is what people change.
  if (reading.kind === 'unclear') return { errors: { where: sentences(reading) } };
  return { search: reading.kind === 'search' ? reading.search : {} };
}

function sentences({ problems }: UnclearSearch): string {
  return problems.map(({ sentence }) => sentence).join(' ');
}

type Field = (typeof FIELDS)[number] | 'type' | 'capabilities' | 'memorable';

function fieldWords(values: FormValues): Partial<Record<Field, string>> {
  const one = (id: string) => (typeof values[id] === 'string' ? values[id] : '');
  const many = (id: string) => (Array.isArray(values[id]) ? values[id] : []);
  const type = one('type');
  const words: Record<Field, string> = {
    where: one('where'),
    type: type && type !== 'any' ? `type:${type}` : '',
    capabilities: many('capabilities').join(' '),
    pattern: one('pattern') && `${one('pattern_place')}:${one('pattern').replace(/[-.()*\s]+/g, '')}`,
    under: one('under') && `under:${one('under')}`,
    memorable: many('memorable').length > 0 ? 'memorable' : '',
    quantity: one('quantity') && `x${one('quantity')}`,
  };
  return Object.fromEntries(Object.entries(words).filter(([, said]) => said !== ''));
}

function errorsOf(words: Partial<Record<Field, string>>): Record<string, string> {
  return Object.fromEntries(
    FIELDS.flatMap((field) => {
      const reading = parseSearch(words[field] ?? '');
      return reading.kind === 'unclear' ? [[field, sentences(reading)] as const] : [];
    }),
  );
}

/** Where the grammar lets a mark at the end of a word pass, a field that holds nothing else does not. */
function patternError({ pattern, pattern_place }: FormValues): Record<string, string> {
  const kind = PATTERN_PLACES.find((place) => place === pattern_place) ?? 'ends';
  const meaning = typeof pattern === 'string' && pattern ? patternValue(kind, pattern) : undefined;
  return meaning && 'sentence' in meaning ? { pattern: meaning.sentence } : {};
}

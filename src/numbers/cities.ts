import { AREA_CODES } from './area-codes.ts';
import { plainName } from './plain-name.ts';
import { nearest, slipsBetween } from './spelling.ts';

/** The cities known by name: the principal ones of the area codes. Any other can be asked for as `city:Name`. */

const ALSO: Readonly<Record<string, string>> = {
  'new york city': 'New York',
  nyc: 'New York',
  manhattan: 'New York',
  'washington dc': 'Washington',
  sf: 'San Francisco',
  philly: 'Philadelphia',
  'saint louis': 'St. Louis',
  'saint paul': 'St. Paul',
  'saint petersburg': 'St. Petersburg',
  vegas: 'Las Vegas',
};

const NAMES = new Map<string, string>([
  ...AREA_CODES.map(({ city }) => [plainName(city), city] as const),
  ...Object.entries(ALSO),
]);

const STATES_BY_CITY = Map.groupBy(AREA_CODES, ({ city }) => city);

/** Every name understood, as `plainName` writes it. */
export const CITY_NAMES: readonly string[] = [...NAMES.keys()];

/** The city's name as it is written here, for any spelling of it that is understood. */
export function findCity(name: string): string | undefined {
  return NAMES.get(plainName(name));
}

/** The states with a known city of this name; empty for a city that is not known. */
export function statesOfCity(city: string): string[] {
  return [...new Set((STATES_BY_CITY.get(city) ?? []).map(({ state }) => state))];
}

/** The city that was probably meant by one that is not known, and the state to look in when that is certain. */
export interface NearCity {
  city: string;
  state?: string;
}

/**
 * For a city that is not known beside a state, the nearest one known. Small places are like big ones by chance
 * (Canton and Dayton, both OH), so a first letter counts for more than others, and the state itself for most.
 */
export function nearestCity(name: string, state: string): NearCity | undefined {
  const words = plainName(name);
  const here = nearest(words, namesOf(state));
  if (here !== undefined && (here[0] === words[0] || slipsBetween(here, words) === 1)) {
    return { city: NAMES.get(here) ?? here, state };
  }
  const elsewhere = nearest(words, CITY_NAMES);
  if (elsewhere === undefined || elsewhere[0] !== words[0] || slipsBetween(elsewhere, words) > 1) {
    return undefined;
  }
  const city = NAMES.get(elsewhere) ?? elsewhere;
  const [only, ...more] = statesOfCity(city);
  return { city, ...(only !== undefined && more.length === 0 && { state: only }) };
}

function namesOf(state: string): string[] {
  return CITY_NAMES.filter((name) => statesOfCity(NAMES.get(name) ?? '').includes(state));
}

/** A city as a search keeps it: known ones in their own spelling, others with single spaces and capitals. */
export function spellCity(name: string): string {
  const words = name.replace(/["\s]+/g, ' ').trim();
  const known = findCity(words);
  if (known) return known;
  return words === words.toLowerCase()
    ? words.replace(/(?<![\p{L}'])\p{L}/gu, (letter) => letter.toUpperCase())
    : words;
}

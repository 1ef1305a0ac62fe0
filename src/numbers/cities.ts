import { AREA_CODES } from './area-codes.ts';
import { plainName } from './plain-name.ts';

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

/** A city as a search keeps it: known ones in their own spelling, others with single spaces and capitals. */
export function spellCity(name: string): string {
  const words = name.replace(/["\s]+/g, ' ').trim();
  const known = findCity(words);
  if (known) return known;
  return words === words.toLowerCase()
    ? words.replace(/(?<![\p{L}'])\p{L}/gu, (letter) => letter.toUpperCase())
    : words;
}

import { findCity, nearestCity, spellCity, statesOfCity } from './cities.ts';
import { findCountry } from './countries.ts';
import { isCountryLikeWord, isFiller, isStateLikeWord } from './filler-words.ts';
import { plainName } from './plain-name.ts';
import { isFilterWord } from './read-filter.ts';
import { type Meaning, type Part, phraseAt, type Reader, takes } from './search-parts.ts';
import type { Token } from './search-tokens.ts';
import { findState, stateCode, stateName } from './states.ts';

const LONGEST_NAME = 5;

/** “Portland, OR”, and any city of any name when a comma and its state follow it. */
export const readCityAndState: Reader = (tokens, at) => {
  for (let length = LONGEST_NAME; length > 0; length--) {
    const name = phraseAt(tokens, at, length);
    const last = tokens[at + length - 1];
    if (name === undefined || last?.key !== undefined || tokens[at]?.key !== undefined) continue;
    const state = stateAt(tokens, at + length);
    if (state === undefined) continue;
    const city = findCity(name);
    const known = city !== undefined && statesOfCity(city).includes(state.code);
    if (last?.comma ? known || isCityName(tokens.slice(at, at + length)) : known && !isFilterWord(name)) {
      const doubt = doubtAbout(name, city, state.code);
      if (doubt) return { length: length + state.length, meaning: doubt };
      const parts: Part[] = [
        { is: 'city', value: city ?? spellCity(name) },
        { is: 'state', value: state.code },
      ];
      return takes(length + state.length, ...parts);
    }
  }
  return undefined;
};

/** “San Fransisco, CA” and “Toronto, CA”; `city:"…"` asks for any name without doubt. */
function doubtAbout(name: string, city: string | undefined, state: string): Meaning | undefined {
  const insist = `city:"${spellCity(name)}" state:${state}`;
  if (city === undefined) {
    const near = nearestCity(name, state);
    if (near === undefined) return undefined;
    const meant = near.state ? `${near.city}, ${near.state}` : near.city;
    return {
      sentence: `“${name}, ${state}” is not a city known here. Did you mean ${meant}? If not, write ${insist}.`,
      fix: near.state ? meant : `city:"${near.city}"`,
    };
  }
  // CA is California and, to many, Canada.
  const home = statesOfCity(city).find((code) => findState(code)?.country === 'CA');
  if (state !== 'CA' || home === undefined || statesOfCity(city).includes(state)) return undefined;
  return {
    sentence: `${city} is in ${stateName(home)}, Canada, and CA is California. Did you mean ${city}, ${home}? If not, write ${insist}.`,
    fix: `${city}, ${home}`,
  };
}

/** A state, city or country by its name; the longest wins, so that Kansas City is not Kansas. */
export const readPlaceName: Reader = (tokens, at) => {
  for (let length = LONGEST_NAME; length > 0; length--) {
    const name = phraseAt(tokens, at, length);
    if (name === undefined || tokens[at]?.key !== undefined || plainName(name).length <= 2) continue;
    const part = namedPlace(name);
    if (part) return takes(length, part);
  }
  return undefined;
};

/** `CA` is California; Canada is `country:CA`. `GB` is a country because no state is called that. */
export const readPlaceCode: Reader = (tokens, at) => {
  const token = tokens[at];
  if (token === undefined || token.key !== undefined || !/^\p{L}\.?\p{L}$/u.test(token.text))
    return undefined;
  const inCapitals = token.text === token.text.toUpperCase();
  const state = stateCode(token.text);
  if (state && isStateLikeWord(state)) {
    return inCapitals ? takes(1, { is: 'perhapsState', value: state }) : undefined;
  }
  if (state) return takes(1, { is: 'state', value: state });
  const country = findCountry(token.text);
  const sure = inCapitals ? !isCountryLikeWord(token.text) : /^(?:uk|gb)$/i.test(token.text);
  return country && sure ? takes(1, { is: 'country', value: country }) : undefined;
};

function namedPlace(name: string): Part | undefined {
  const state = stateCode(name);
  if (state) return { is: 'state', value: state };
  const city = isFilterWord(name) ? undefined : findCity(name);
  if (city) return { is: 'city', value: city };
  const country = findCountry(name);
  return country ? { is: 'country', value: country } : undefined;
}

/** The state at a place, by name or code in any case: only asked for after a city. */
function stateAt(tokens: readonly Token[], at: number): { code: string; length: number } | undefined {
  if (tokens[at]?.key !== undefined) return undefined;
  for (let length = LONGEST_NAME; length > 0; length--) {
    const name = phraseAt(tokens, at, length);
    const code = name === undefined ? undefined : stateCode(name);
    if (code) return { code, length };
  }
  return undefined;
}

/** Words that a longer city name begins with: South San Francisco, North Las Vegas. */
const BEFORE_A_CITY = /^(?:north|south|east|west|new|old|lake|fort|port|mount|mt|upper|lower|glen)$/i;

/** Whether words before a comma can be a city that is not known, rather than something else that is asked for. */
function isCityName(words: readonly Token[]): boolean {
  const name = words.map(({ text }) => text).join(' ');
  if (
    plainName(name).length <= 2 ||
    stateCode(name) ||
    !words.every(({ text }) => /^[\p{L}.'-]+$/u.test(text))
  )
    return false;
  if (words.some(({ text }) => isFilterWord(text)) || isFiller(words[0]?.text ?? '')) return false;
  return !words.some((_, index) => {
    const before = words.slice(0, index);
    const rest = words
      .slice(index)
      .map(({ text }) => text)
      .join(' ');
    return index > 0 && findCity(rest) !== undefined && !before.every(({ text }) => BEFORE_A_CITY.test(text));
  });
}

/** Words of a sentence that change nothing: “10 numbers in California with sms, please”. */
const FILLERS = new Set(
  `a all an and any are area areacode as at available be both buy by can capable city code codes cost costing costs country digit digits do
  dollar dollars each either enabled find for from get give has have hello hey hi i i'd i'm in is it like list look looking me month
  monthly mo near need number numbers of ok on one ones only or per phone phones please pls price priced region search show some
  state state's that the them there these thanks to town us usd want we which with within would you`.split(
    /\s+/,
  ),
);

/** Two-letter states that are English words too. In lower case they are the word, in capitals perhaps the state. */
const STATES_LIKE_WORDS = new Set(['AS', 'HI', 'IN', 'ME', 'OK', 'OR']);

/** Two-letter countries that are English words too: they take `country:IT` or the name. */
const COUNTRIES_LIKE_WORDS = new Set(['AM', 'AT', 'BE', 'BY', 'DO', 'IS', 'IT', 'MY', 'NO', 'SO', 'TO']);

export function isCountryLikeWord(code: string): boolean {
  return COUNTRIES_LIKE_WORDS.has(code.toUpperCase());
}

export function isFiller(word: string): boolean {
  return FILLERS.has(word.toLowerCase()) || word === '&';
}

export function isStateLikeWord(code: string): boolean {
  return STATES_LIKE_WORDS.has(code.toUpperCase());
}

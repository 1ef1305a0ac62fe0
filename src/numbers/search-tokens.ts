/** One word of a search, or the `key:value` it was written as. */
export interface Token {
  /** Without the punctuation around it; a quoted value may hold spaces. */
  text: string;
  /** In lower case: `city` of `city:"San Francisco"`. */
  key?: string;
  quoted: boolean;
  /** A comma followed: it ties a city to its state. */
  comma: boolean;
}

/** Punctuation before a word; `$2`, `<$2`, `>$2`, `.5`, `-1` and `+1` keep their signs. */
const BEFORE = String.raw`(?:\.(?!\d)|-(?!\$?\.?\d)|>(?!=?\$?-?\.?\d{1,2}(?!\d)|=?\$)|[!?()[\]{}*_~\x60#@'/|:=])`;
const KEY = String.raw`${BEFORE}*([a-z][a-z_-]*)\s*:\s*`;
const VALUE = String.raw`"([^"]*)"|'([^'"]+)'(?=[\s,;]|$)|([^\s,;"]+)|(?<=:\s*)`;
const TOKEN = new RegExp(String.raw`\s*(?:${KEY})?(?:${VALUE})\s*([,;]?)`, 'iy');
const LEADING = new RegExp(`^${BEFORE}+`);

/** A price of four digits or more, or with a comma for cents, where a comma would part two words. */
const AFTER_PRICE_WORD = String.raw`(?<=[$<>]|[<>]=|\b(?:under|below|than|over|above|least|most|up to|max|price|cost)[\s:]+)`;
const THOUSANDS = new RegExp(String.raw`${AFTER_PRICE_WORD}\d{1,3}(?:,\d{3})+(?![\d\w])`, 'gi');
const CENTS = new RegExp(String.raw`${AFTER_PRICE_WORD}(\d+),(\d\d)(?![\d\w])`, 'gi');

/** @param text as `plainText` leaves it */
export function readTokens(text: string): Token[] {
  return readWords(text.replace(THOUSANDS, (amount) => amount.replaceAll(',', '')).replace(CENTS, '$1.$2'));
}

function readWords(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (match?.[0]) {
      const [whole, key, double, single, bare = '', comma] = match;
      tokens.push(...tokensOf(key?.toLowerCase(), double ?? single, bare, comma === ','));
      at += whole.length;
    } else {
      // A quote that is never closed, or a comma on its own: not worth a word.
      at++;
    }
  }
  return tokens;
}

function tokensOf(
  key: string | undefined,
  quoted: string | undefined,
  bare: string,
  comma: boolean,
): Token[] {
  if (key !== undefined) {
    const text = quoted === undefined ? trimmed(bare) : quoted.trim();
    return [{ text, key, quoted: quoted !== undefined || text === '', comma }];
  }
  // Quotes without a key say nothing that the words do not: "San Francisco" is San Francisco.
  const words = quoted === undefined ? [bareToken(bare)] : readWords(quoted.replaceAll("'", ' '));
  const said = words.filter(({ text, quoted }) => quoted || text !== '');
  return said.map((token, index) => (comma && index === said.length - 1 ? { ...token, comma } : token));
}

function bareToken(bare: string): Token {
  return { text: trimmed(bare), quoted: false, comma: false };
}

/** Without Slack's emphasis and a sentence's punctuation. */
function trimmed(word: string): string {
  if (/^[<>]=?$/.test(word)) return word;
  return word.replace(LEADING, '').replace(/[.!?()[\]{}*_~`'"/|<>:=+-]+$/, '');
}

/** Writes tokens back so that they read the same. */
export function writeTokens(tokens: readonly Token[]): string {
  return tokens.map(writeToken).join(' ');
}

function writeToken({ text, key, quoted, comma }: Token): string {
  const value = quoted ? `"${text}"` : text;
  return `${key === undefined ? '' : `${key}:`}${value}${comma ? ',' : ''}`;
}

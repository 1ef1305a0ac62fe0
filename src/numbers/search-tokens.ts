import { plainText } from './plain-text.ts';

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

const TOKEN =
  /\s*(?:([a-z][a-z_-]*)\s*:\s*)?(?:"([^"]*)"|'([^']+)'(?=[\s,;]|$)|([^\s,;"]+)|(?<=:\s*))\s*([,;]?)/iy;

export function readTokens(text: string): Token[] {
  const plain = plainText(text);
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < plain.length) {
    const start = TOKEN.lastIndex;
    const match = TOKEN.exec(plain);
    if (!match?.[0]) {
      // A quote that is never closed, or a comma on its own: not worth a word.
      TOKEN.lastIndex = start + 1;
      continue;
    }
    const [, key, double, single, bare = '', comma] = match;
    tokens.push(...tokensOf(key?.toLowerCase(), double ?? single, bare, comma === ','));
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
    return [{ text, key, quoted: quoted !== undefined, comma }];
  }
  // Quotes without a key say nothing that the words do not: "San Francisco" is San Francisco.
  const words = (quoted === undefined ? [bare] : quoted.split(/[\s,;]+/))
    .map(trimmed)
    .filter((word) => word !== '');
  return words.map((text, index) => ({ text, quoted: false, comma: comma && index === words.length - 1 }));
}

/** Without Slack's emphasis and a sentence's punctuation; `$2`, `<$2` and `+1` keep their signs. */
function trimmed(word: string): string {
  return word
    .replace(/^(?:\.(?!\d)|[!?()[\]{}*_~`#@'"/|>:=-])+/, '')
    .replace(/[.!?()[\]{}*_~`'"/|<>:=+-]+$/, '');
}

/** Writes tokens back so that they read the same. */
export function writeTokens(tokens: readonly Token[]): string {
  return tokens.map(writeToken).join(' ');
}

function writeToken({ text, key, quoted, comma }: Token): string {
  const value = quoted ? `"${text}"` : text;
  return `${key === undefined ? '' : `${key}:`}${value}${comma ? ',' : ''}`;
}

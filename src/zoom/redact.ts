/** Characters from which on a secret is taken out wherever it stands. A shorter one may be a part of a phone number. */
const LONG = 8;

/**
 * Takes what must not be repeated out of a sentence from elsewhere, which may quote what it was sent: in capitals or not,
 * and parted by other signs or by none. A short secret such as a PIN is only taken out where it stands alone.
 */
export function redact(text: string, secrets: readonly (string | undefined)[]): string {
  return secrets
    .filter((secret): secret is string => secret !== undefined && secret !== '')
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, secret) => {
      const pattern = patternOf(secret);
      return rest.replace(
        new RegExp(secret.length < LONG ? `(?<![0-9A-Za-z])${pattern}(?![0-9A-Za-z])` : pattern, 'gi'),
        '•••',
      );
    }, text);
}

/** The secret as it is written, and by its letters and digits alone. */
function patternOf(secret: string): string {
  const literal = [...secret].map(escaped).join('');
  const signs = [...secret].filter((sign) => /[\p{L}\p{N}]/u.test(sign));
  return signs.length < LONG ? literal : `(?:${literal}|${signs.map(escaped).join('[\\s._/-]*')})`;
}

function escaped(sign: string): string {
  return sign.replace(/[.*+?^${}()|[\]\\/-]/, '\\$&');
}

/** What stands behind the name of a secret, and has a digit in it. */
const NAMED =
  /\b((?:account|acct)(?:[ _-]?(?:number|num|no|nr)\b\.?)?|pin|passcode)([\s:#="'“”(]*(?:(?:is|was|of)\b)?[\s:#="'“”(]*)([A-Za-z0-9._/-]*\d[A-Za-z0-9._/-]*)/gi;

/**
 * The same for words of a carrier, long after what was sent is forgotten: an account number or PIN that is named as one.
 */
export function redactNamed(text: string): string {
  return text.replace(NAMED, '$1$2•••');
}

/**
 * Takes what must not be repeated out of a sentence from elsewhere, which may quote what it was sent.
 * A short secret such as a PIN is only taken out where it stands alone: it may well be a part of a phone number.
 */
export function redact(text: string, secrets: readonly (string | undefined)[]): string {
  return secrets
    .filter((secret): secret is string => secret !== undefined && secret !== '')
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, secret) => {
      const literal = secret.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      const pattern = secret.length < 8 ? `(?<![0-9A-Za-z])${literal}(?![0-9A-Za-z])` : literal;
      return rest.replace(new RegExp(pattern, 'g'), '•••');
    }, text);
}

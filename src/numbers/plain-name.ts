/** A name as it is compared: without case, accents and punctuation, “&” as “and”, words parted by single spaces. */
export function plainName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}|[.'’()]/gu, '')
    .replaceAll('&', ' and ')
    .replace(/[-\s]+/g, ' ')
    .trim()
    .toLowerCase();
}

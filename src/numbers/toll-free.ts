/** The toll-free prefixes of North America that the Number Management API sells. */
export const TOLL_FREE_PREFIXES = ['800', '833', '844', '855', '866', '877', '888'] as const;

export type TollFreePrefix = (typeof TOLL_FREE_PREFIXES)[number];

export function isTollFreePrefix(digits: string): digits is TollFreePrefix {
  return TOLL_FREE_PREFIXES.some((prefix) => prefix === digits);
}

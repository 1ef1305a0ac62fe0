import type { TollFreePrefix } from './toll-free.ts';

/** What kind of number is wanted; the words of the Number Management API. */
export const SEARCH_TYPES = ['local', 'toll_free', 'national', 'mobile'] as const;
export type SearchType = (typeof SEARCH_TYPES)[number];

export const SEARCH_CAPABILITIES = ['voice', 'sms', 'mms', 'fax'] as const;
export type SearchCapability = (typeof SEARCH_CAPABILITIES)[number];

/** Zoom answers at most 100 numbers to one question. */
export const MAX_QUANTITY = 100;
/** Zoom takes one area code a question, so each of them is a call. */
export const MAX_AREA_CODES = 5;
/** A North American number has seven digits after its area code. */
export const MAX_PATTERN = 7;

/** What a person asked for; what is absent does not matter to them. */
export interface NumberSearch {
  /** Any one of these will do. Three digits in North America. */
  areaCodes?: string[];
  /** Any one of these will do; only with `type: 'toll_free'`. */
  tollFreePrefixes?: TollFreePrefix[];
  /** ISO 3166, two letters. */
  country?: string;
  /** Two-letter state or province. */
  state?: string;
  /** As `spellCity` writes it. */
  city?: string;
  type?: SearchType;
  /** All of these, in the order of `SEARCH_CAPABILITIES`. */
  capabilities?: SearchCapability[];
  /** How many numbers to show, 1–100. */
  quantity?: number;
  /** Digits or keypad letters in capitals, 1–7 of them, right after the area code. */
  starts?: string;
  /** The same, anywhere after the area code. */
  contains?: string;
  /** The same, at the end. */
  ends?: string;
  /** US dollars a month; the number must cost less. */
  under?: number;
  memorable?: boolean;
}

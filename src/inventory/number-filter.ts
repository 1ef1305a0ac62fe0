import type { NumberSearch } from '../numbers/number-search.ts';
import type { OwnedStatus } from '../numbers/search-parts.ts';

/** Which of the company's numbers are wanted; what is absent does not matter. */
export interface NumberFilter {
  /** What can be said of any number, as in a search for numbers to buy. Without a quantity: a list has all. */
  search: NumberSearch;
  assigned?: boolean;
  status?: OwnedStatus;
  /** Zoom's id of the site. */
  siteId?: string;
  /** A part of the display name. */
  name?: string;
  /** A part of the assignee's name. */
  assignee?: string;
}

export const EVERY_NUMBER: NumberFilter = { search: {} };

export function isEveryNumber({ search, ...own }: NumberFilter): boolean {
  return Object.keys(search).length === 0 && Object.values(own).every((value) => value === undefined);
}

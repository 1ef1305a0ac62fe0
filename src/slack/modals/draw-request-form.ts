import { seenAssignees } from '../../inventory/seen-assignees.ts';
import { formatSearch } from '../../numbers/format-search.ts';
import { recallSearch } from '../../numbers/search-session.ts';
import { heldByOthers } from '../../purchases/holds.ts';
import { findRequest } from '../../purchases/list-requests.ts';
import { findSpareNumbers } from '../../purchases/spare-numbers.ts';
import type { StoredRequest } from '../../purchases/stored-request.ts';
import { isKnownToMay } from '../../settings/roles.ts';
import type { AvailableNumber } from '../../zoom/types.ts';
import type { Desk } from '../desk.ts';
import type { Person } from '../directory.ts';
import type { FormValues } from '../visits.ts';
import { chosenNumbers, requestFormModal } from './request-form.ts';
import type { RequestSource } from './request-source.ts';

/** Queues, areas and the like that are offered by name. */
const OFFERED_ASSIGNEES = 100;
/** Milliseconds that a form waits to offer the company's own numbers. */
const PATIENCE = 1_500;

/** What a form is about, read anew at every step: nothing of it is taken from the form. */
export type FormSubject = {
  offered: AvailableNumber[];
  searchWords: string | undefined;
  /** The request that is changed. */
  request?: StoredRequest | undefined;
};

/** @returns undefined when this person has no such search or request (any more) */
export async function readSubject(
  { store }: Pick<Desk, 'store'>,
  person: Person,
  source: RequestSource,
): Promise<FormSubject | undefined> {
  switch (source.from) {
    case 'nothing':
      return { offered: [], searchWords: undefined };
    case 'search': {
      const shown = await recallSearch(store, person, source.id);
      if (!shown) return undefined;
      const wanted = new Set(source.phoneNumbers);
      return {
        offered: shown.numbers.filter(({ phoneNumber }) => wanted.has(phoneNumber)),
        searchWords: formatSearch(shown.search) || undefined,
      };
    }
    case 'edit': {
      const request = (await findRequest(store.db, source.id))?.request;
      if (request?.requesterId !== person.id) return undefined;
      return { offered: request.wanted.numbers, searchWords: request.wanted.searchWords, request };
    }
  }
}

/**
 * Draws the form of a request for numbers, with what is known at this moment of its numbers and their holders. Numbers
 * that the company has, and who has them, are for those who may look.
 */
export async function drawRequestForm(
  { context, people, store, sites }: Pick<Desk, 'context' | 'people' | 'store' | 'sites'>,
  person: Person,
  {
    source,
    subject: { offered, request },
    filled,
    notices = [],
  }: { source: RequestSource; subject: FormSubject; filled: FormValues; notices?: string[] },
) {
  const chosen = chosenNumbers({ offered, filled }).map(({ phoneNumber }) => phoneNumber);
  const mayLook = await isKnownToMay({ ...context, people }, 'look', person.id);
  const [held, known, seen, spare] = await Promise.all([
    store.db.transaction((tx) => heldByOthers(tx, chosen, request?.id)),
    sites(),
    mayLook ? seenAssignees(context, OFFERED_ASSIGNEES) : [],
    mayLook ? findSpareNumbers(context, { kind: 'numbers', numbers: [...offered] }, PATIENCE) : undefined,
  ]);
  return requestFormModal({
    source,
    offered,
    filled,
    held,
    userId: person.id,
    sites: known,
    seen,
    spare,
    notices,
  });
}

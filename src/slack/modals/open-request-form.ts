import type { ModalView } from '@slack/types';
import { formatNumber } from '../../numbers/format-number.ts';
import { formatSearch } from '../../numbers/format-search.ts';
import { type LookedUp, lookUpNumbers, type Missing, searchLike } from '../../numbers/look-up-numbers.ts';
import { parseSearch } from '../../numbers/parse-search.ts';
import { readNumbers } from '../../numbers/read-numbers.ts';
import { keepSearch, type ShownSearch } from '../../numbers/search-session.ts';
import { askAgain } from '../../purchases/ask-again.ts';
import { MOST_NUMBERS } from '../../purchases/check-wanted.ts';
import { findRequest } from '../../purchases/list-requests.ts';
import { isPurchaseKind } from '../../purchases/request.ts';
import type { Desk } from '../desk.ts';
import type { Person } from '../directory.ts';
import { notAskedAgain, notChanged } from '../messages/request-not-changed.ts';
import { notSold, requestUnknown } from '../messages/request-notices.ts';
import { unreadableLine } from '../messages/request-submitted.ts';
import { formButton } from '../messages/search-buttons.ts';
import { counted, paragraphs } from '../messages/text.ts';
import { modalOf } from '../screen.ts';
import type { FormValues } from '../visits.ts';
import { drawBlockForm } from './draw-block-form.ts';
import { drawRequestForm } from './draw-request-form.ts';
import { filledFrom } from './purpose-fields.ts';
import type { RequestSource } from './request-source.ts';

/** The form for what is ticked in a search. */
export async function formForSearch(desk: Desk, person: Person, shown: ShownSearch): Promise<ModalView> {
  if (!desk.zoom.offers('purchase')) return modalOf(notSold());
  const phoneNumbers = shown.selected.map(({ phoneNumber }) => phoneNumber);
  const source: RequestSource = { from: 'search', id: shown.id, phoneNumbers };
  const subject = { offered: shown.selected, searchWords: formatSearch(shown.search) || undefined };
  return drawRequestForm(desk, person, { source, subject, filled: {} });
}

/** The form for numbers that were typed: those that Zoom offers, and a word about the others. */
export async function formForTyped(desk: Desk, person: Person, words: string): Promise<ModalView> {
  const { phoneNumbers, unreadable } = readNumbers(words);
  const notices = unreadable.length > 0 ? [unreadableLine(unreadable)] : [];
  if (phoneNumbers.length > MOST_NUMBERS) {
    return nothingToAskFor([`:warning: One request takes up to ${MOST_NUMBERS} numbers.`], '');
  }
  if (phoneNumbers.length === 0) return nothingToAskFor(notices, '');
  return formForNumbers(desk, person, { phoneNumbers, notices, filled: {} });
}

/** The form for a request that was not fulfilled, filled with what it asked for. */
export async function formToAskAgain(desk: Desk, person: Person, requestId: string): Promise<ModalView> {
  const asked = await askAgain(desk.context, { requestId, userId: person.id });
  if (asked.kind !== 'wanted') return modalOf(notAskedAgain(asked));
  const { wanted } = asked;
  const filled = filledFrom(wanted);
  if (wanted.kind === 'block') return drawBlockForm(desk, { source: { from: 'nothing' }, filled });
  const phoneNumbers = wanted.numbers.map(({ phoneNumber }) => phoneNumber);
  const { searchWords } = wanted;
  return formForNumbers(desk, person, { phoneNumbers, notices: [], filled, searchWords });
}

/** The form for a request that is to be changed, while it can be. */
export async function formToEdit(desk: Desk, person: Person, requestId: string): Promise<ModalView> {
  const request = (await findRequest(desk.store.db, requestId))?.request;
  if (!request) return modalOf(requestUnknown());
  if (request.requesterId !== person.id) return modalOf(notChanged({ kind: 'not_yours', request }));
  if (request.status !== 'awaiting_approval') return modalOf(notChanged({ kind: 'decided', request }));
  const { wanted } = request;
  if (!isPurchaseKind(wanted.kind)) return modalOf(notChanged({ kind: 'no_purchase', request }));
  const source: RequestSource = { from: 'edit', id: request.id, revision: request.revision };
  const filled = filledFrom(wanted);
  if (wanted.kind === 'block') return drawBlockForm(desk, { source, filled });
  const subject = { offered: wanted.numbers, searchWords: wanted.searchWords, request };
  return drawRequestForm(desk, person, { source, subject, filled });
}

type Asking = {
  phoneNumbers: string[];
  notices: string[];
  filled: FormValues;
  /** The search that they were found with, when it was one. */
  searchWords?: string | undefined;
};

async function formForNumbers(
  desk: Desk,
  person: Person,
  { phoneNumbers, notices, filled, searchWords = '' }: Asking,
): Promise<ModalView> {
  if (!desk.zoom.offers('purchase')) return modalOf(notSold());
  const reading = parseSearch(searchWords);
  const search = searchWords && reading.kind === 'search' ? reading.search : searchLike(phoneNumbers);
  const looked = await lookUpNumbers(desk.zoom, phoneNumbers);
  const lines = [...notices, ...missingLines(looked)];
  if (looked.available.length === 0) return nothingToAskFor(lines, formatSearch(search));
  const numbers = looked.available;
  const selected = numbers.map(({ phoneNumber }) => phoneNumber);
  // Kept as a search, so that prices and places are at hand when the form comes back.
  const kept = await keepSearch(desk, person, { search, numbers, selected });
  return drawRequestForm(desk, person, {
    source: { from: 'search', id: kept.id, phoneNumbers: selected },
    subject: { offered: numbers, searchWords: formatSearch(search) || undefined },
    filled,
    notices: lines,
  });
}

function missingLines({ missing }: LookedUp): string[] {
  const lines = missing.slice(0, 10).map(missingLine);
  const more = missing.length - lines.length;
  return more > 0 ? [...lines, `:x: And ${counted(more, 'other number')} cannot be had now.`] : lines;
}

function missingLine({ phoneNumber, why, mayBeHad }: Missing): string {
  const number = formatNumber(phoneNumber);
  if (why === 'ours') return `:x: *${number}* is in your company’s account already.`;
  return mayBeHad
    ? `:x: *${number}* is not among the ${MOST_NUMBERS} numbers that Zoom offers there now.`
    : `:x: *${number}* is not available: Zoom does not offer it now.`;
}

function nothingToAskFor(lines: string[], searchWords: string): ModalView {
  const text =
    lines.length > 0 ? lines : [':point_up: Say which numbers, such as `/phone request +14155551001`.'];
  return modalOf({
    title: 'Request numbers',
    text: text.join(' '),
    blocks: [
      ...paragraphs([...text, 'Search for others that can be had:']),
      { type: 'actions', elements: [formButton('Search for numbers', searchWords)] },
    ],
  });
}

import { changeSearch } from '../../numbers/search-session.ts';
import type { Desk } from '../desk.ts';
import { requestUnknown } from '../messages/request-notices.ts';
import { nothingTicked, searchForgotten } from '../messages/search-notices.ts';
import { drawBlockForm } from '../modals/draw-block-form.ts';
import { drawRequestForm, readSubject } from '../modals/draw-request-form.ts';
import { formForSearch, formForTyped, formToAskAgain, formToEdit } from '../modals/open-request-form.ts';
import { readSource } from '../modals/request-source.ts';
import type { ClickHandler } from '../visits.ts';
import { readRequestKey } from './request-key.ts';
import { readPointer } from './search-key.ts';

/** "Request selected" under the results of a search. */
export function requestSelected(desk: Desk): ClickHandler {
  return async (visit) => {
    const pointer = readPointer(visit.value);
    const shown =
      pointer && (await changeSearch(desk.store, visit.person, pointer.key, { ticked: visit.ticked }));
    if (!shown) return visit.answer(searchForgotten());
    if (shown.selected.length === 0) return visit.answer(nothingTicked());
    await visit.openModal('Request numbers', () => formForSearch(desk, visit.person, shown));
  };
}

/** Numbers that were typed where no form could be opened; they are looked up anew. */
export function requestTyped(desk: Desk): ClickHandler {
  return (visit) => visit.openModal('Request numbers', () => formForTyped(desk, visit.person, visit.value));
}

export function openBlockForm(desk: Desk): ClickHandler {
  return (visit) =>
    visit.openModal('Request a number block', () =>
      drawBlockForm(desk, { source: { from: 'nothing' }, filled: {} }),
    );
}

export function askAgain(desk: Desk): ClickHandler {
  return async (visit) => {
    const key = readRequestKey(visit.value);
    if (!key) return visit.answer(requestUnknown());
    await visit.openModal('Request numbers', () => formToAskAgain(desk, visit.person, key.id));
  };
}

export function editRequestForm(desk: Desk): ClickHandler {
  return async (visit) => {
    const key = readRequestKey(visit.value);
    if (!key) return visit.answer(requestUnknown());
    await visit.openModal('Change the request', () => formToEdit(desk, visit.person, key.id));
  };
}

/** A tick in the form: the total and the holders of the numbers follow. */
export function tickInRequestForm(desk: Desk): ClickHandler {
  return async ({ person, form }) => {
    const source = form && readSource(form.carried);
    const subject = source && (await readSubject(desk, person, source));
    // Without a subject, submitting says so; a tick is no reason to take the form away.
    if (!form || !source || !subject) return;
    await form.redraw(await drawRequestForm(desk, person, { source, subject, filled: form.values }));
  };
}

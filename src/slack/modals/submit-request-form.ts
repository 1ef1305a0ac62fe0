import type { ModalView } from '@slack/types';
import { editRequest } from '../../purchases/edit-request.ts';
import type { Held } from '../../purchases/holds.ts';
import type { Wanted } from '../../purchases/request.ts';
import { submitRequest } from '../../purchases/submit-request.ts';
import type { Desk } from '../desk.ts';
import type { Person } from '../directory.ts';
import { notChanged } from '../messages/request-not-changed.ts';
import { mayNotRequest, requestSubmitted } from '../messages/request-submitted.ts';
import { searchForgotten } from '../messages/search-notices.ts';
import { listed } from '../messages/text.ts';
import { asRequesterSees, readRequestView } from '../read-request-view.ts';
import { modalOf } from '../screen.ts';
import type { FormValues, SubmissionHandler, SubmissionResult } from '../visits.ts';
import { named } from './assign-form.ts';
import { drawRequestForm, readSubject } from './draw-request-form.ts';
import { readRequestForm } from './read-request-form.ts';
import { type RequestSource, readSource } from './request-source.ts';

/** The submitted form of a request for numbers: a new one, or a changed one. */
export function submitRequestForm(desk: Desk): SubmissionHandler {
  return (values, { viewId, carried }) => ({
    title: 'Request numbers',
    attempt: async (person) => {
      const source = readSource(carried);
      const subject = source && (await readSubject(desk, person, source));
      if (!source || !subject) return { view: modalOf(searchForgotten()) };
      const draw = (filled: FormValues) => drawRequestForm(desk, person, { source, subject, filled });

      const reading = await readRequestForm({ ...desk, now: desk.clock.now() }, values, subject);
      if (reading.kind === 'unclear') return { errors: reading.errors, form: await draw(values) };
      const { assignTo } = reading.wanted;
      const wanted = assignTo ? { ...reading.wanted, assignTo: await named(desk, assignTo) } : reading.wanted;
      return sendWanted(desk, person, { ...reading, wanted, source, viewId, values, draw });
    },
  });
}

/** A form that was understood, on its way to become a request. */
export type Wish = {
  wanted: Wanted;
  queueBehind: boolean;
  source: RequestSource;
  viewId: string;
  values: FormValues;
  /** Draws the form anew. */
  draw(filled: FormValues): Promise<ModalView>;
};

/** Submits or changes the request, and says what happens next. */
export async function sendWanted(desk: Desk, person: Person, wish: Wish): Promise<SubmissionResult> {
  const { context } = desk;
  const { wanted, queueBehind, source, viewId, values, draw } = wish;
  const sent =
    source.from === 'edit'
      ? await editRequest(context, {
          requestId: source.id,
          revision: source.revision,
          userId: person.id,
          wanted,
          queueBehind,
        })
      : await submitRequest(context, {
          viewId,
          teamId: person.teamId,
          requesterId: person.id,
          wanted,
          queueBehind,
        });
  switch (sent.kind) {
    case 'submitted':
      return happensNext(desk, sent.request.id, sent.again ? 'again' : 'new');
    case 'edited':
      return happensNext(desk, sent.request.id, 'changed');
    case 'impossible':
      return {
        errors: { [wanted.kind === 'block' ? 'area_code' : 'numbers_0']: sent.problems.join(' ') },
        form: await draw(values),
      };
    case 'held':
      return whenHeld(person, sent.held, wish);
    case 'not_allowed':
      return { view: modalOf(mayNotRequest(sent.requesters)) };
    default:
      return { view: modalOf(notChanged(sent)) };
  }
}

/**
 * Drawn anew, the form names who has the numbers and offers to wait behind them. Where it did so already, or there is
 * nobody else to wait for, the answer stands beside the field.
 */
async function whenHeld(person: Person, held: Held[], { values, draw }: Wish): Promise<SubmissionResult> {
  const others = held.find(({ requesterId }) => requesterId !== person.id);
  const form = await draw(values);
  if (!others) {
    const own = listed([...new Set(held.map(({ requestNumber }) => `request ${requestNumber}`))]);
    return {
      errors: {
        numbers_0: `You have asked for some of these already, in ${own}. Untick them, or change that request with the button above.`,
      },
      form,
    };
  }
  if (values['queue'] === undefined) return { view: form };
  const message = `Tick this to wait behind request ${others.requestNumber}, or untick the number above.`;
  return { errors: { queue: message }, form };
}

async function happensNext(
  { context, people }: Desk,
  requestId: string,
  how: 'new' | 'again' | 'changed',
): Promise<SubmissionResult> {
  const read = await readRequestView(context, context.people, requestId);
  if (!read) throw new Error('The request that was just made is not there');
  const view = await asRequesterSees(context, people, read.view);
  return { view: modalOf(requestSubmitted({ ...read, view }, how)) };
}

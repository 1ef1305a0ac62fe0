import type { Button } from '@slack/types';
import { KEPT_DAYS, type KeptDraft } from '../../porting/keep-draft.ts';
import type { PortDraft } from '../../porting/port-draft.ts';
import type { Message, Screen } from '../screen.ts';
import { counted, cut, escapeCut, listed, paragraph, plain, smallPrint } from './text.ts';
import { localTime } from './when.ts';

const TITLE = 'Port numbers in';

/** Somebody began a form and did not finish it: it is offered before another one. */
export function offerDraft({ draft, changedAt }: KeptDraft, anew: Button): Screen {
  const text = `You have begun a port: ${summary(draft)}.`;
  return {
    title: TITLE,
    text,
    blocks: [
      paragraph(`:memo: ${text}\nYou last worked on it ${localTime(changedAt)}.`),
      {
        type: 'actions',
        elements: [goOn('Go on with it'), anew],
      },
      smallPrint(`A form is kept for ${KEPT_DAYS} days, sealed. Starting anew deletes it.`),
    ],
  };
}

/** @param pasted numbers that the new form begins with */
export function anewButton(pasted: string): Button {
  // Slack refuses a value that is there and empty.
  const value = pasted ? { value: cut(pasted, 2_000) } : {};
  return { type: 'button', action_id: 'port_anew', text: plain('Start anew'), ...value };
}

/** The same for a port that was refused. */
export function anewWithButton(filingId: string): Button {
  return {
    type: 'button',
    action_id: 'port_refile_anew',
    text: plain('Correct the refused one instead'),
    value: filingId,
  };
}

/** Said when a form is closed halfway. */
export function draftKept(draft: PortDraft): Message {
  const text = `I keep the port that you began (${summary(draft)}) for ${KEPT_DAYS} days.`;
  return {
    text,
    blocks: [
      paragraph(`:memo: ${text}`),
      {
        type: 'actions',
        elements: [
          goOn('Go on'),
          {
            type: 'button',
            action_id: 'port_forget',
            text: plain('Delete it'),
            value: draft.id,
          },
        ],
      },
      smallPrint('It is sealed. What was typed on the page that was open is not in it.'),
    ],
  };
}

/** `5 numbers from Verizon and AT&T` */
function summary({ parts, leftOut }: PortDraft): string {
  const numbers = parts.flatMap(({ phoneNumbers }) => phoneNumbers).length || leftOut.length;
  const carriers = parts.flatMap(({ fields, carrierName }) => fields.carrierName ?? carrierName ?? []);
  const named = [...new Set(carriers)].slice(0, 3).map((carrier) => escapeCut(carrier, 60));
  return `${counted(numbers, 'number')}${named.length > 0 ? ` from ${listed(named)}` : ''}`;
}

function goOn(label: string): Button {
  return { type: 'button', action_id: 'port_go_on', text: plain(label), value: 'draft', style: 'primary' };
}

/** The form is not there any more: filed, begun anew elsewhere, or too old. */
export function draftGone(): Screen {
  const text = `This form is not there any more: it was filed, begun anew in another window, or not gone on with for ${KEPT_DAYS} days.`;
  return { title: TITLE, text, blocks: [paragraph(`:hourglass: ${text}`), openBlock()] };
}

export function draftForgotten(): Screen {
  const text = 'The form is deleted, with everything that was filled in.';
  return { title: TITLE, text, blocks: [paragraph(text)] };
}

/** Where Slack lets no form be opened without a click. */
export function portInvitation(pasted: string): Screen {
  const text = 'A port has a form to fill in.';
  return { title: TITLE, text, blocks: [paragraph(text), openBlock(pasted)] };
}

export function portsNotOffered(): Screen {
  const text =
    'This Zoom account takes no porting orders over its API. File the port in the Zoom portal; I announce what becomes of it.';
  return { title: TITLE, text, blocks: [paragraph(`:information_source: ${text}`)] };
}

export function filingUnknown(): Screen {
  const text = 'There is no such filing.';
  return { title: TITLE, text, blocks: [paragraph(text)] };
}

export function filingNotOver(): Screen {
  const text = 'This port is on its way to Zoom, or filed already, so it is not filed again.';
  return { title: TITLE, text, blocks: [paragraph(text)] };
}

/** Opens the form. @param pasted numbers that it begins with */
export function portButton(label: string, pasted = ''): Button {
  const value = pasted ? { value: cut(pasted, 2_000) } : {};
  return { type: 'button', action_id: 'port_open', text: plain(label), ...value };
}

function openBlock(pasted = ''): { type: 'actions'; elements: Button[] } {
  return { type: 'actions', elements: [portButton('Open the form', pasted)] };
}

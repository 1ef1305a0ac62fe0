import type { Button, KnownBlock } from '@slack/types';
import { formatNumber } from '../../numbers/format-number.ts';
import { shortDay } from '../../porting/port-days.ts';
import type { FilingSettled } from '../../porting/settle-filing-by-hand.ts';
import type { StoredFiling } from '../../porting/stored-filing.ts';
import type { Message, Screen } from '../screen.ts';
import { notAllowedScreen } from './not-allowed.ts';
import { mention } from './people.ts';
import { PORT_FIELD_NAMES } from './port-fields.ts';
import { counted, escapeCut, escapeText, listed, paragraph, paragraphs, plain, smallPrint } from './text.ts';
import { localTime } from './when.ts';

/** Numbers that are named one by one. */
const NAMED = 5;

/**
 * A port on its way to Zoom, for who filed it and for those who may have to say what became of it. Once Zoom has the
 * order, the filer's card is the order's (`port-card.ts`).
 */
export function filingCard(filing: StoredFiling): Message {
  const { sign, says, more = [], buttons = [] } = standing(filing);
  const title = filingName(filing);
  return {
    text: `${title}: ${says}`,
    blocks: [
      paragraph(`${sign} *${title}*\n${says}`),
      ...paragraphs([...facts(filing), ...more]),
      ...(buttons.length > 0
        ? [{ type: 'actions' as const, block_id: 'port_filing', elements: buttons }]
        : []),
      smallPrint(`Filed by ${mention(filing.userId)} ${localTime(filing.createdAt)}`),
    ],
  };
}

/** `Port of 3 numbers from Verizon` */
export function filingName({ form, notes }: StoredFiling): string {
  const of = notes.parts > 1 ? ` (${notes.part} of ${notes.parts})` : '';
  return `Port of ${counted(form.phoneNumbers.length, 'number')} from ${escapeCut(form.carrierName, 60)}${of}`;
}

type Standing = { sign: string; says: string; more?: string[]; buttons?: Button[] };

function standing(filing: StoredFiling): Standing {
  const { status, notes, refusal, startedAt } = filing;
  switch (status) {
    case 'awaiting_approval':
      return {
        sign: ':hourglass:',
        says: `Awaiting approval: ${notes.requestNumber === undefined ? 'a request' : `request ${notes.requestNumber}`} asks for it. It is sent to Zoom once that is approved.`,
      };
    case 'filing':
      return notes.postponed !== undefined && !startedAt
        ? {
            sign: ':hourglass:',
            says: `${escapeText(notes.postponed)} I try again by myself, for a day.`,
          }
        : { sign: ':hourglass_flowing_sand:', says: 'On its way to Zoom.' };
    case 'uncertain':
      return {
        sign: ':grey_question:',
        says: 'Zoom’s answer was lost. I am looking for the order among Zoom’s; nothing is filed again.',
        more: ['If you know from the Zoom portal what became of it, say so:'],
        buttons: [
          settleButton(filing, 'port_was_filed', 'It was filed'),
          settleButton(filing, 'port_was_not', 'It was not'),
        ],
      };
    case 'refused':
      return {
        sign: ':x:',
        says: escapeCut(refusal ?? 'Zoom refused it.', 600),
        more: [...refusedLines(filing), 'Nothing was filed, and account number and PIN are deleted.'],
        buttons: [refileButton(filing, 'Correct and file again')],
      };
    case 'lost':
      return {
        sign: ':x:',
        says: `${escapeCut(refusal ?? 'It was not filed.', 600)}${by(notes.settledBy)}`,
        more: ['Account number and PIN are deleted.'],
        buttons: [refileButton(filing, 'File again')],
      };
    case 'filed':
      return filing.orderId === null
        ? {
            sign: ':white_check_mark:',
            says: `Filed.${by(notes.settledBy)} I show the order here as soon as I see it among Zoom’s.`,
          }
        : {
            sign: ':white_check_mark:',
            says: `Filed: it is porting order ${escapeCut(filing.orderId, 80)}.`,
          };
  }
}

function by(userId: string | undefined): string {
  return userId === undefined ? '' : ` ${mention(userId)} said so.`;
}

function facts({ form }: StoredFiling): string[] {
  const named = form.phoneNumbers.slice(0, NAMED).map((number) => formatNumber(number));
  const rest = form.phoneNumbers.length - named.length;
  return [
    `*Numbers:* ${listed([...named, ...(rest > 0 ? [`${rest} more`] : [])])}`,
    `*Asked for:* ${shortDay(form.requestedPortDate)}`,
  ];
}

function refusedLines({ notes }: StoredFiling): string[] {
  return (notes.refused ?? [])
    .slice(0, 10)
    .map(({ field, message }) => `• *${PORT_FIELD_NAMES[field]}:* ${escapeCut(message, 200)}`);
}

function settleButton({ id }: StoredFiling, action: string, label: string): Button {
  return {
    type: 'button',
    action_id: action,
    text: plain(label),
    value: id,
    confirm: {
      title: plain(label, 100),
      text: plain('Look in the Zoom portal first: this ends the search for the order.', 300),
      confirm: plain('I am sure', 30),
      deny: plain('Not yet', 30),
    },
  };
}

function refileButton({ id }: StoredFiling, label: string): Button {
  return { type: 'button', action_id: 'port_refile', text: plain(label), value: id, style: 'primary' };
}

/** What the form is answered with when it is on its way. */
export function filingsSubmitted(filings: readonly StoredFiling[]): Screen {
  const count = counted(filings.length, 'porting order');
  const are = filings.length === 1 ? 'is' : 'are';
  const [first] = filings;
  const text =
    first?.status === 'awaiting_approval'
      ? `${count} ${filings.length === 1 ? 'awaits' : 'await'} approval, by request ${first.notes.requestNumber}. Our direct message shows how it goes.`
      : `${count} ${are} on the way to Zoom. Our direct message shows how it goes.`;
  const lines = filings.map(
    (filing) => `• *${filingName(filing)}*, asked for ${shortDay(filing.form.requestedPortDate)}`,
  );
  return {
    title: 'Port numbers in',
    text,
    blocks: [
      paragraph(`:outbox_tray: ${text}`),
      ...paragraphs(lines),
      smallPrint(
        'Account number and PIN are sealed until Zoom has answered, and then deleted. Keep the old service until the port is completed.',
      ),
    ],
  };
}

/** What somebody is told who said what became of a filing. */
export function filingSettledScreen(result: FilingSettled): Screen {
  const title = 'Port numbers in';
  const screen = (text: string, blocks: KnownBlock[] = [paragraph(text)]) => ({ title, text, blocks });
  switch (result.kind) {
    case 'not_allowed':
      return notAllowedScreen(result);
    case 'unknown':
      return screen('There is no such filing.');
    case 'not_uncertain':
      return screen(`That is settled already. ${standing(result.filing).says}`);
    case 'too_early': {
      const text = 'Zoom may still be at work on it, so it is too early to say.';
      return screen(text, [paragraph(`:hourglass: ${text} Try again ${localTime(result.until)}.`)]);
    }
    case 'settled':
      return screen(`Noted. ${standing(result.filing).says}`);
  }
}
